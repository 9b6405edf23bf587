#include <string.h>

#include "base/near.h"
#include "check/check_private.h"
#include "feed/other_name.h"

/* The words of a list, for people. */
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

/* The first text of an object such as {"name": "Ana"}; an ellipsis when it has none. */
static struct str
first_text(struct str object)
{
    size_t colon = str_find(object, STR(":"));
    struct str value = colon == SIZE_MAX ? STR_NONE : str_trim(str_slice(object, colon + 1, SIZE_MAX));
    size_t end =
        value.len && value.ptr[0] == '"' ? str_find(str_slice(value, 1, SIZE_MAX), STR("\"")) : SIZE_MAX;
    return end == SIZE_MAX ? STR("…") : str_slice(value, 1, end);
}

struct str
check_quote_all(struct check *check, struct str raw, bool list)
{
    bool many = str_starts(raw, STR("["));
    struct buf out;
    buf_init(&out, 512);
    raw = many ? str_slice(raw, 1, raw.len - 1 - str_ends(raw, STR("]"))) : raw;
    while (raw.ptr) {
        raw = str_trim(raw);
        bool object = str_starts(raw, STR("{"));
        size_t end = object ? str_find(raw, STR("}")) : SIZE_MAX;
        struct str part = object ? first_text(str_slice(raw, 0, end)) : STR_NONE;
        if (object)
            raw = end == SIZE_MAX ? STR_NONE : str_slice(raw, end + 1, SIZE_MAX);
        struct str rest = str_trim(str_split(&raw, ','));
        part = object ? part : rest;
        if (!object && part.len > 1 && part.ptr[0] == '"')
            part = str_slice(part, 1, part.len - 1 - str_ends(part, STR("\"")));
        buf_printf(&out, list ? "%s\"%.*s\"" : "%s%.*s", out.len ? ", " : "", STR_ARG(part));
    }
    struct str text = arena_printf(check->arena, list ? "[%.*s]" : "\"%.*s\"", STR_ARG(buf_str(&out)));
    buf_finish(&out);
    return text;
}

static void
check_kind(struct check *check, const struct outline_part *part)
{
    const char *names[KIND_COUNT];
    enum kind kind = KIND_NEWS;
    check->kind_unknown = true;
    for (size_t i = 0; i < KIND_COUNT; i++)
        names[i] = kind_name((enum kind)i);
    if (part->type != JSON_STRING) {
        struct str found = check_quote_all(check, check_raw(check, part), false);
        bool one = found.len > 2 && (kind_from_name(str_slice(found, 1, found.len - 2), &kind) ||
                                     kind_from_category(str_slice(found, 1, found.len - 2), &kind));
        if (one)
            check_say(check,
                      (struct say){SAY_TYPE_TEXT, part->at, {STR("kind"), check_raw(check, part), found}});
        else
            check_say(check, (struct say){SAY_KIND_UNKNOWN,
                                          part->at,
                                          {check_raw(check, part), join(check, names, KIND_COUNT)}});
        return;
    }
    check->kind_unknown = false;
    bool other = !kind_from_name(str_trim(part->value), &kind) && kind_from_category(part->value, &kind);
    if (kind_from_name(str_trim(part->value), &kind) || (other && check->item->kind == kind))
        return;
    check->kind_unknown = true;
    const char *near = other ? kind_name(kind) : near_find(part->value, names, KIND_COUNT);
    struct str meant = near ? str_from(near) : join(check, names, KIND_COUNT);
    check_say(check, (struct say){near ? SAY_KIND_NEAR : SAY_KIND_UNKNOWN, part->at, {part->value, meant}});
}

bool
check_is_read_as(const struct check *check, const struct outline_part *part, const char *name)
{
    enum field field;
    return name && field_from_name(str_from(name), &field) && check->item->fields[field] &&
           !check_part(check, name, true) && !str_equal(part->name, str_from(name));
}

/* A name in another language that the reader understood; in XML it understands none. */
static const char *
read_name(struct check *check, const struct outline_part *part)
{
    if (check->xml)
        return NULL;
    const char *name = other_name_of(NAME_FIELD, part->name, part->value, check_language(check));
    bool kind = name && str_equal(str_from(name), STR("kind"));
    bool read =
        kind ? check->item->kind_said && !check_part(check, name, true) : check_is_read_as(check, part, name);
    return read ? name : NULL;
}

static void
say_unknown(struct check *check, const struct outline_part *part)
{
    const char *near = meant_field(part->name, part->value, check_language(check)),
               *other = read_name(check, part);
    if (other) {
        check_say(check, (struct say){SAY_FIELD_OTHER, part->at, {part->name, str_from(other)}});
        return;
    }
    if (!check->xml &&
        str_has_word(STR("title content_text content_html url tags date_published authors summary id"),
                     part->name)) {
        check_say(check, (struct say){SAY_FIELD_INSIDE, part->at, {part->name}});
        return;
    }
    if (check_is_read_as(check, part, near)) {
        if (field_name_alike(part->name, near))
            check_say(check, (struct say){SAY_FIELD_ALIKE, part->at, {part->name, str_from(near)}});
        return;
    }
    check_say(check, (struct say){near ? SAY_FIELD_NEAR : SAY_FIELD_UNKNOWN,
                                  part->at,
                                  {part->name, near ? str_from(near) : STR("")}});
}

/* The end of a number in a list: at a separator of numbers. A comma is one before a space, or in a list
 * without quotation marks. */
static size_t
number_end(struct str raw, bool list, bool *quoted)
{
    for (size_t i = 0; i < raw.len; i++) {
        bool mark = raw.ptr[i] == '"';
        *quoted = mark ? !*quoted : *quoted;
        if (mark || strchr(";| \t\n", raw.ptr[i]) ||
            (raw.ptr[i] == ',' && ((list && !*quoted) || (i + 1 < raw.len && raw.ptr[i + 1] == ' '))))
            return i;
    }
    return SIZE_MAX;
}

/* Numbers written in another way, as a list: ["4,1", "4,2"] is [4.1, 4.2], "1;2;3" is [1, 2, 3]. */
static struct str
meant_numbers(struct check *check, struct str raw)
{
    struct buf out;
    bool list = str_starts(raw, STR("[")), quoted = false;
    buf_init(&out, 512);
    while (raw.ptr) {
        size_t end = number_end(raw, list, &quoted);
        struct str number = meant_number(check->arena, str_slice(raw, 0, end), false);
        raw = end == SIZE_MAX ? STR_NONE : str_slice(raw, end + 1, SIZE_MAX);
        if (number.ptr)
            buf_printf(&out, "%s%.*s", out.len ? ", " : "", STR_ARG(number));
    }
    struct str text =
        out.len ? arena_printf(check->arena, "[%.*s]", STR_ARG(buf_str(&out))) : STR("[4.1, 4.2, 4.4]");
    buf_finish(&out);
    return text;
}

bool
check_other_named(struct check *check, enum field field)
{
    for (size_t i = 0; i < check->part_count; i++) {
        const char *meant = check->parts[i].ours ? meant_field(check->parts[i].name, check->parts[i].value,
                                                               check_language(check))
                                                 : NULL;
        if (meant && str_equal(str_from(meant), str_from(field_name(field))))
            return true;
    }
    return false;
}

/* The correction of a value of the wrong type. */
static struct str
meant_value(struct check *check, const struct outline_part *part, enum field field)
{
    struct str raw = check_raw(check, part);
    struct str text = part->value.ptr ? part->value : raw, meant;
    switch (field_type(field)) {
    case TYPE_NUMBER:
        meant = meant_number(check->arena, text, field == FIELD_PROGRESS);
        return meant.ptr ? meant : STR("4.6");
    case TYPE_BOOL:
        meant = meant_bool(text);
        return meant.ptr ? meant : str_equal(text, STR("0")) ? STR("false") : STR("true");
    case TYPE_DATE:
        meant = meant_date(&check->meant, text);
        return meant.ptr ? meant : str_from(words_phrase(check->context->language, PHRASE_DATE));
    case TYPE_NUMBERS:
        return meant_numbers(check, raw);
    case TYPE_TEXTS:
        return check_quote_all(check, raw, true);
    default:
        meant = field == FIELD_DAYS ? meant_days(check->arena, check_quote_all(check, raw, false)) : STR_NONE;
        return meant.ptr ? arena_printf(check->arena, "\"%.*s\"", STR_ARG(meant))
                         : check_quote_all(check, raw, false);
    }
}

static void
say_type(struct check *check, const struct outline_part *part, enum field field)
{
    static const enum message messages[] = {
        [TYPE_TEXT] = SAY_TYPE_TEXT,           [TYPE_NUMBER] = SAY_TYPE_NUMBER,
        [TYPE_BOOL] = SAY_TYPE_BOOL,           [TYPE_DATE] = SAY_TYPE_DATE,
        [TYPE_TEXTS] = SAY_TYPE_TEXTS,         [TYPE_NUMBERS] = SAY_TYPE_NUMBERS,
        [TYPE_TEXT_OR_NUMBER] = SAY_TYPE_TEXT, [TYPE_NAMES] = SAY_TYPE_TEXT,
        [TYPE_DISHES] = SAY_TYPE_DISHES};
    struct str found = check_raw(check, part), meant = meant_value(check, part, field);
    if (field == FIELD_PRIORITY) {
        check_say(check, (struct say){SAY_VALUE, part->at, {part->name, found, STR("low, normal, high")}});
        return;
    }
    check_say(check, (struct say){messages[field_type(field)], part->at, {part->name, found, meant}});
}

static void
say_unused(struct check *check, const struct outline_part *part, enum field field)
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
    const struct outline_part *kind = check_part(check, "kind", true);
    check->kind_unknown = false;
    if (kind && kind->type != JSON_NULL && !(kind->type == JSON_STRING && str_blank(kind->value)))
        check_kind(check, kind);
    for (size_t i = 0; i < check->part_count; i++) {
        const struct outline_part *part = &check->parts[i];
        enum field field;
        bool blank = part->type == JSON_NULL || (part->type == JSON_STRING && str_blank(part->value));
        if (!part->ours || check->kind_unknown || str_equal(part->name, STR("kind")))
            continue;
        bool known = field_from_name(part->name, &field);
        if (blank && known)
            continue; /* a column of a table that is empty in this row */
        if (!known)
            say_unknown(check, part);
        else if (!check->item->fields[field])
            say_type(check, part, field);
        else if (field_type(field) == TYPE_DATE && check_date(check, part, field))
            continue;
        else if (!field_applies(field, check->item->kind))
            say_unused(check, part, field);
    }
}
