/* The members of a JSON item outside `_breakroom`, and the dates of all formats. */
#include <string.h>

#include "base/near.h"
#include "check/check_private.h"
#include "feed/other_name.h"
#include "text/date.h"

#define MEMBER_BYTES 40 /* of a quoted value */

/* Members of an item that contain a text. */
static bool
is_text_member(struct str name)
{
    return str_has_word(
        STR("title content_text content_html url date_published date_modified image summary language"), name);
}

static bool
is_member(struct str name)
{
    return is_text_member(name) || name.len == 0 || name.ptr[0] == '_' ||
           str_has_word(STR("id external_url banner_image tags author authors attachments picture"), name);
}

/* Another name for a member that is missing under its own name; names that were read nevertheless are not
 * reported. */
static void
check_other_name(struct check *check, const struct outline_part *part)
{
    const struct item *item = check->item;
    const char *near = meant_member(part->name, part->value, check_language(check));
    bool content = near && str_starts(str_from(near), STR("content_"));
    bool there =
        near && (check_part(check, near, false) || (content && check_part(check, "content_html", false)) ||
                 (content && check_part(check, "content_text", false)));
    bool read =
        near && ((str_equal(str_from(near), STR("title")) && item->title.len) ||
                 (content && item->text.len) || (str_equal(str_from(near), STR("url")) && item->url.len) ||
                 (str_equal(str_from(near), STR("tags")) && item->categories.count) ||
                 (str_equal(str_from(near), STR("image")) && item->pictures.count) ||
                 (str_equal(str_from(near), STR("authors")) && item->author.len));
    bool other = other_name_of(NAME_MEMBER, part->name, part->value, check_language(check));
    if (near && !there && read && other)
        check_say(check, (struct say){SAY_MEMBER_OTHER, part->at, {part->name, str_from(near)}});
    else if (near && !there && !read)
        check_say(check, (struct say){SAY_MEMBER_NEAR, part->at, {part->name, str_from(near)}});
}

/* The correction where "_breakroom" must be an object: a kind alone, or the object in a list. */
static struct str
meant_ours(struct check *check, const struct outline_part *part, struct str raw)
{
    enum kind kind = KIND_NEWS;
    size_t from = str_find(raw, STR("{")), end = raw.len;
    while (end > 0 && raw.ptr[end - 1] != '}')
        end--;
    if (part->type == JSON_ARRAY && from < end)
        return str_slice(raw, from, end - from);
    if (part->type != JSON_STRING || (!kind_from_name(raw, &kind) && !kind_from_category(raw, &kind)))
        kind = KIND_NEWS;
    return arena_printf(check->arena, "{\"kind\": \"%s\"}", kind_name(kind));
}

/* "kind": "tip" */
static struct str
member_text(struct check *check, const struct outline_part *part)
{
    struct str raw = check_raw(check, part);
    bool brief = raw.len && raw.len <= MEMBER_BYTES && str_find_any(raw, "\"\\\n") == raw.len;
    if (brief && part->type == JSON_STRING)
        raw = arena_printf(check->arena, "\"%.*s\"", STR_ARG(raw));
    return arena_printf(check->arena, "\"%.*s\": %.*s", STR_ARG(part->name), STR_ARG(brief ? raw : STR("…")));
}

static void
check_member(struct check *check, const struct outline_part *part)
{
    static const char *const own[] = {"_breakroom"};
    enum field field;
    bool both = str_equal(part->name, STR("language")) || str_equal(part->name, STR("picture"));
    bool object = part->type == JSON_OBJECT && part->name.len > 5;
    bool ours = str_equal(part->name, STR("_breakroom"));
    if (ours && part->type != JSON_OBJECT && part->type != JSON_NULL) {
        struct str raw = check_raw(check, part);
        check_say(check, (struct say){SAY_OURS_TYPE, part->at, {raw, meant_ours(check, part, raw)}});
    } else if (ours) {
        return;
    } else if (object && near_find(part->name, own, 1)) {
        check_say(check, (struct say){SAY_OURS_NEAR, part->at, {part->name}});
    } else if ((field_from_name(part->name, &field) || str_equal(part->name, STR("kind"))) && !both) {
        bool read = check_is_read_as(check, part, arena_c(check->arena, part->name)) ||
                    (field_from_name(part->name, &field) && field_is_bound(field) &&
                     check->item->fields[field] && !check_part(check, field_name(field), true));
        check_say(check, (struct say){read ? SAY_FIELD_BESIDE : SAY_FIELD_OUTSIDE,
                                      part->at,
                                      {part->name, member_text(check, part)}});
    } else if (is_text_member(part->name) && part->type != JSON_STRING && part->type != JSON_NULL) {
        struct str raw = check_raw(check, part);
        if (str_starts(part->name, STR("date_")))
            return; /* reported together with the date */
        check_say(check, (struct say){
                             SAY_TYPE_TEXT, part->at, {part->name, raw, check_quote_all(check, raw, false)}});
    } else if (str_equal(part->name, STR("tags")) && part->type == JSON_STRING &&
               memchr(part->value.ptr, ',', part->value.len)) {
        struct str list =
            check_quote_all(check, arena_printf(check->arena, "[%.*s]", STR_ARG(part->value)), true);
        check_say(check, (struct say){SAY_TAGS_TEXT, part->at, {part->value, list}});
    } else if (!is_member(part->name)) {
        check_other_name(check, part);
    }
}

/* A name that occurs twice: the reader uses the first. */
static void
check_twice(struct check *check, size_t index)
{
    const struct outline_part *part = &check->parts[index];
    for (size_t i = 0; i < index; i++)
        if (check->parts[i].ours == part->ours && str_equal(check->parts[i].name, part->name)) {
            check_say(check,
                      (struct say){SAY_TWICE, part->at, {part->name, check_line(check, check->parts[i].at)}});
            return;
        }
}

/* In the formats of JSON and RSS when the day is certain, else both possible days. */
static struct str
date_to_write(struct check *check, struct str text)
{
    struct str meant = meant_date(&check->meant, text);
    return meant.ptr ? meant : str_from(words_phrase(check->context->language, PHRASE_DATE));
}

/* A date of publication that was read, but that others read as another day: "11/05/2026 8:00 AM". */
static struct str
date_or_other(struct check *check, const struct outline_part *part)
{
    bool date = str_has_word(STR("date_published pubDate published date"), part->name);
    size_t slash = str_find(part->value, STR("/"));
    if (!date || part->type != JSON_STRING || check->item->published_s == TIME_NONE || slash > 2)
        return STR_NONE;
    struct str meant = meant_date(&check->meant, part->value);
    bool either = meant.ptr && memchr(meant.ptr, '(', meant.len);
    return either ? meant : STR_NONE;
}

/* Dates that could not be read; in JSON also unknown members. */
void
check_members(struct check *check)
{
    static const char *const dates[] = {"date_published", "pubDate", "published", "issued", "date"};
    if (!check->item->id.len && !check->item->url.len)
        check_say(check, (struct say){.message = SAY_ID_NONE, .at = check->item->offset});
    for (size_t i = 0; i < check->part_count; i++) {
        const struct outline_part *part = &check->parts[i];
        int64_t at_s;
        if (!check->xml)
            check_twice(check, i);
        if (part->ours)
            continue;
        if (!check->xml)
            check_member(check, part);
        struct str either = date_or_other(check, part);
        if (either.ptr)
            check_say(check, (struct say){SAY_DATE_EITHER, part->at, {part->value, either}});
        for (size_t k = 0; k < sizeof(dates) / sizeof(dates[0]); k++)
            if (str_equal(part->name, str_from(dates[k])) && !str_blank(part->value) &&
                check->item->published_s == TIME_NONE && (check->xml || k == 0) &&
                !date_parse(part->value, &at_s)) /* a readable one became the day of an upcoming item */
                check_say(check, (struct say){SAY_DATE_UNREADABLE,
                                              part->at,
                                              {part->value, date_to_write(check, part->value)}});
    }
}
