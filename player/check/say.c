#include <inttypes.h>
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "check/check_private.h"
#include "feed/other_name.h"

#define ITEM_NAME_CHARS 40

static struct str
item_name(const struct item *item)
{
    if (!item)
        return STR_NONE;
    return !str_blank(item->title) ? item->title : item->id;
}

/* Enough of the item's title to find it by: authors in a CMS do not see lines of XML. */
static struct str
with_item(struct check *check, struct str what)
{
    struct str name = item_name(check->item);
    size_t at = 0, chars = 0;
    if (!name.len)
        return what;
    while (at < name.len && chars++ < ITEM_NAME_CHARS)
        utf8_next(name, &at);
    name = arena_printf(check->arena, "%.*s%s", (int)at, name.ptr, at < name.len ? "…" : "");
    struct str quoted = check_phrase(check, PHRASE_QUOTED, name);
    return arena_printf(check->arena, "%.*s (%.*s)", STR_ARG(what), STR_ARG(quoted));
}

void
check_say(struct check *check, struct say say)
{
    check_say_of_host(check, say, STR_NONE);
}

/* Line and column of a place in a text, both from 1. */
static void
find_place(const struct check *check, size_t at, size_t *line, size_t *column)
{
    size_t low = 0, high = check->line_count;
    at = number_min(at, check->text.len);
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (check->lines[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    *line = low + 1;
    *column = utf8_length(str_slice(check->text, check->lines[low], at - check->lines[low])) + 1;
}

void
check_say_of_host(struct check *check, struct say say, struct str host)
{
    const struct message_words *words = words_of(check->context->language, say.message);
    if (check->count == FINDINGS_MAX) {
        check->more++;
        return;
    }
    struct finding *finding = &check->found[check->count];
    check->offsets[check->count++] = say.at;
    *finding = (struct finding){.severity = rule_severity(say.message),
                                .rule = rule_name(say.message),
                                .what = arena_fill(check->arena, words->what, say.args),
                                .remedy = arena_fill(check->arena, words->remedy, say.args),
                                .item = item_name(check->item)};
    struct str same = host.len ? say.args[1] : finding->what;
    finding->message = (int)say.message;
    finding->host = arena_str(check->arena, host);
    finding->same = str_hash(finding->host, str_hash(same, STR_HASH_SEED + (uint64_t)say.message));
    check->owners[check->count - 1] = check->item;
    finding->what = with_item(check, finding->what);
    find_place(check, say.at, &finding->line, &finding->column);
}

struct str
check_language(const struct check *check)
{
    struct str own = check->item ? check->item->language : STR_NONE;
    return own.len || !check->feed ? own : check->feed->language;
}

struct str
check_number(struct check *check, int64_t number)
{
    return arena_printf(check->arena, "%" PRId64, number);
}

struct str
check_phrase(struct check *check, enum phrase phrase, struct str arg)
{
    struct str args[FILL_ARGS] = {arg};
    return arena_fill(check->arena, words_phrase(check->context->language, phrase), args);
}

struct str
check_line(struct check *check, size_t at)
{
    size_t line, column;
    find_place(check, at, &line, &column);
    return check_phrase(check, PHRASE_LINE_ONE, check_number(check, (int64_t)line));
}

const struct outline_part *
check_part(const struct check *check, const char *name, bool ours)
{
    for (size_t i = 0; i < check->part_count; i++)
        if (check->parts[i].ours == ours && str_equal(check->parts[i].name, str_from(name)))
            return &check->parts[i];
    return NULL;
}

#define RAW_BYTES 80

/* The value of a member ends at the end of its line or before the next member. */
struct str
check_raw(struct check *check, const struct outline_part *part)
{
    struct str rest = str_slice(check->text, part->at, check->end - part->at);
    size_t colon = str_find(str_slice(rest, part->name.len, SIZE_MAX), STR(":"));
    if (check->xml || part->type == JSON_STRING || colon == SIZE_MAX)
        return part->value;
    rest = str_trim(str_slice(rest, part->name.len + colon + 1, SIZE_MAX));
    size_t end = 0, depth = 0;
    for (bool inside = false; end < rest.len && end < RAW_BYTES; end++) {
        char c = rest.ptr[end];
        inside = c == '"' ? !inside : inside;
        if (!inside && depth == 0 && strchr(",}]\n", c))
            break;
        depth += !inside && (c == '[' || c == '{');
        depth -= !inside && depth > 0 && (c == ']' || c == '}');
    }
    return utf8_prefix(str_trim(str_slice(rest, 0, end)), RAW_BYTES);
}

size_t
check_at(const struct check *check, const char *name, bool ours)
{
    const struct outline_part *part = check_part(check, name, ours);
    return part ? part->at : check->item->offset;
}

size_t
check_field_at(const struct check *check, enum field field)
{
    const char *name = field_name(field);
    for (size_t i = 0; i < check->part_count && !check_part(check, name, true); i++) {
        const struct outline_part *part = &check->parts[i];
        const char *other = !check->xml && part->ours
                                ? other_name_of(NAME_FIELD, part->name, part->value, check_language(check))
                                : NULL;
        if (other && str_equal(str_from(other), str_from(name)))
            return part->at;
    }
    return check_at(check, name, true);
}
