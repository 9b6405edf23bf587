#include <string.h>

#include "base/near.h"
#include "check/state.h"

/* The words of a list, as a person reads them. */
static struct str
join(struct check *check, const char *const *words, size_t count)
{
    struct buf list;
    buf_init(&list, 1024);
    for (size_t i = 0; i < count; i++) {
        buf_put(&list, i ? STR(", ") : STR(""));
        buf_put(&list, str_from(words[i]));
    }
    struct str text = arena_str(check->arena, buf_str(&list));
    buf_finish(&list);
    return text;
}

static void
check_kind(struct check *check, const struct part *part)
{
    const char *names[KIND_COUNT];
    enum kind kind = KIND_NEWS;
    if (part->type != JSON_STRING) {
        check_say(check, (struct say){SAY_TYPE_TEXT, part->at, {STR("kind")}});
        return;
    }
    if (kind_from_name(part->value, &kind))
        return;
    for (size_t i = 0; i < KIND_COUNT; i++)
        names[i] = kind_name((enum kind)i);
    const char *near =
        kind_from_category(part->value, &kind) ? kind_name(kind) : near_find(part->value, names, KIND_COUNT);
    struct str other = near ? str_from(near) : join(check, names, KIND_COUNT);
    check_say(check, (struct say){near ? SAY_KIND_NEAR : SAY_KIND_UNKNOWN, part->at, {part->value, other}});
}

/* What people write who do not look the name up, where letters do not lead to it. */
static const char *
synonym(struct str name)
{
    static const struct {
        const char *said, *meant;
    } rows[] = {
        {"date", "on"},       {"day", "on"},           {"start", "from"},
        {"begin", "from"},    {"end", "until"},        {"expires", "until"},
        {"place", "where"},   {"location", "where"},   {"name", "who"},
        {"person", "who"},    {"type", "kind"},        {"author", "by"},
        {"image", "picture"}, {"value", "number"},     {"rating", "stars"},
        {"recipient", "to"},  {"duration", "seconds"}, {"embargo", "public_on"},
        {"site", "sites"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (str_equal_nocase(name, str_from(rows[i].said)))
            return rows[i].meant;
    return NULL;
}

/* Whether it is a bound that the reader took in spite of its name. */
static bool
is_read_as(const struct check *check, const struct part *part, const char *name)
{
    enum field field;
    return name && field_name_alike(part->name, name) && field_from_name(str_from(name), &field) &&
           field_is_bound(field) && check->item->fields[field];
}

static void
say_unknown(struct check *check, const struct part *part)
{
    const char *names[FIELD_COUNT + 1] = {"kind"};
    for (size_t i = 0; i < FIELD_COUNT; i++)
        names[i + 1] = field_name((enum field)i);
    const char *near = synonym(part->name);
    near = near ? near : near_find(part->name, names, FIELD_COUNT + 1);
    if (is_read_as(check, part, near)) {
        check_say(check, (struct say){SAY_FIELD_ALIKE, part->at, {part->name, str_from(near)}});
        return;
    }
    check_say(check, (struct say){near ? SAY_FIELD_NEAR : SAY_FIELD_UNKNOWN,
                                  part->at,
                                  {part->name, near ? str_from(near) : STR("")}});
}

static void
say_type(struct check *check, const struct part *part, enum field field)
{
    static const enum message messages[] = {
        [FIELD_TEXT] = SAY_TYPE_TEXT,           [FIELD_NUMBER_TYPE] = SAY_TYPE_NUMBER,
        [FIELD_BOOL] = SAY_TYPE_BOOL,           [FIELD_DATE] = SAY_TYPE_DATE,
        [FIELD_TEXTS] = SAY_TYPE_TEXTS,         [FIELD_NUMBERS] = SAY_TYPE_NUMBERS,
        [FIELD_TEXT_OR_NUMBER] = SAY_TYPE_TEXT, [FIELD_DISHES_TYPE] = SAY_TYPE_DISHES};
    check_say(check, (struct say){messages[field_type(field)], part->at, {part->name}});
}

static void
say_unused(struct check *check, const struct part *part, enum field field)
{
    const char *kinds[KIND_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (field_applies(field, (enum kind)i))
            kinds[count++] = kind_name((enum kind)i);
    check_say(check,
              (struct say){SAY_FIELD_UNUSED,
                           part->at,
                           {part->name, str_from(kind_name(check->item->kind)), join(check, kinds, count)}});
}

void
check_fields(struct check *check)
{
    for (size_t i = 0; i < check->part_count; i++) {
        const struct part *part = &check->parts[i];
        enum field field;
        bool blank = part->type == JSON_NULL || (part->type == JSON_STRING && str_blank(part->value));
        if (!part->ours)
            continue;
        bool known = field_from_name(part->name, &field), kind = str_equal(part->name, STR("kind"));
        if (blank && (known || kind))
            continue; /* a column of a table that this row leaves empty */
        if (kind)
            check_kind(check, part);
        else if (!known)
            say_unknown(check, part);
        else if (!check->item->fields[field])
            say_type(check, part, field);
        else if (field_type(field) == FIELD_DATE && check_date(check, part, field))
            continue;
        else if (!field_applies(field, check->item->kind))
            say_unused(check, part, field);
    }
}

/* What JSON Feed calls otherwise than those who write it by heart. */
static const struct {
    const char *wrong, *right;
} members[] = {
    {"description", "content_text"},
    {"content", "content_html"},
    {"body", "content_text"},
    {"text", "content_text"},
    {"html", "content_html"},
    {"link", "url"},
    {"href", "url"},
    {"date", "date_published"},
    {"pubDate", "date_published"},
    {"published", "date_published"},
    {"published_at", "date_published"},
    {"updated", "date_modified"},
    {"guid", "id"},
    {"category", "tags"},
    {"categories", "tags"},
    {"headline", "title"},
    {"image_url", "image"},
    {"photo", "image"},
};

static void
check_member(struct check *check, const struct part *part)
{
    static const char *const own[] = {"_breakroom"};
    enum field field;
    bool both = str_equal(part->name, STR("language")) || str_equal(part->name, STR("picture"));
    bool object = part->type == JSON_OBJECT && part->name.len > 5;
    if (str_equal(part->name, STR("_breakroom")))
        return;
    if (object && near_find(part->name, own, 1)) {
        check_say(check, (struct say){SAY_OURS_NEAR, part->at, {part->name}});
        return;
    }
    if ((field_from_name(part->name, &field) || str_equal(part->name, STR("kind"))) && !both) {
        bool read = is_read_as(check, part, arena_c(check->arena, part->name));
        check_say(check, (struct say){read ? SAY_FIELD_BESIDE : SAY_FIELD_OUTSIDE, part->at, {part->name}});
        return;
    }
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
        if (str_equal_nocase(part->name, str_from(members[i].wrong)) &&
            !check_part(check, members[i].right, false))
            check_say(check,
                      (struct say){SAY_MEMBER_NEAR, part->at, {part->name, str_from(members[i].right)}});
}

/* Dates that were written and not understood; in JSON also members that nobody reads. */
void
check_members(struct check *check)
{
    static const char *const dates[] = {"date_published", "pubDate", "published", "issued", "date"};
    if (!check->item->id.len && !check->item->url.len)
        check_say(check, (struct say){.message = SAY_ID_NONE, .at = check->item->offset});
    for (size_t i = 0; i < check->part_count; i++) {
        const struct part *part = &check->parts[i];
        if (part->ours)
            continue;
        if (!check->xml)
            check_member(check, part);
        for (size_t k = 0; k < sizeof(dates) / sizeof(dates[0]); k++)
            if (str_equal(part->name, str_from(dates[k])) && !str_blank(part->value) &&
                check->item->published_s == TIME_NONE && (check->xml || k == 0))
                check_say(check, (struct say){SAY_DATE_UNREADABLE, part->at, {part->value}});
    }
}
