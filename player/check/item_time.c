#include "check/state.h"

/* Calendar days as they are written, then instants of the same day: the order people mean. */
static int
compare(const struct field_date *a, const struct field_date *b, struct zone *zone)
{
    if (a->year != b->year)
        return a->year < b->year ? -1 : 1;
    if (a->month != b->month)
        return a->month < b->month ? -1 : 1;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (!a->instant || !b->instant)
        return 0;
    int64_t a_ms = field_date_ms(a, zone, false), b_ms = field_date_ms(b, zone, false);
    return a_ms == b_ms ? 0 : a_ms < b_ms ? -1 : 1;
}

/* Slides of these kinds end with their day. */
static bool
ends_with_day(enum kind kind)
{
    return kind == KIND_UPCOMING || kind == KIND_CELEBRATION || kind == KIND_MENU;
}

static void
check_window(struct check *check)
{
    struct field_date from, until;
    struct str first = item_text(check->item, FIELD_FROM), last = item_text(check->item, FIELD_UNTIL);
    bool ends = field_date(last, &until);
    size_t at = check_field_at(check, FIELD_UNTIL);
    if (ends && field_date(first, &from) && compare(&until, &from, check->zone) < 0)
        check_say(check, (struct say){SAY_UNTIL_BEFORE_FROM, at, {last, first}});
    else if (check->verdict.reason == PLAYLIST_EXPIRED && ends)
        check_say(check, (struct say){SAY_OVER, at, {last}});
    else if (check->verdict.reason == PLAYLIST_EXPIRED && ends_with_day(check->item->kind))
        check_say(
            check,
            (struct say){SAY_DAY_OVER, check_field_at(check, FIELD_ON), {item_text(check->item, FIELD_ON)}});
    else if (check->verdict.reason == PLAYLIST_TOO_OLD)
        check_say(check,
                  (struct say){SAY_TOO_OLD, check->item->offset, {str_from(kind_name(check->item->kind))}});
}

static void
check_aside(struct check *check)
{
    if (check->verdict.reason == PLAYLIST_PUT_ASIDE)
        check_say(check, (struct say){.message = SAY_PUT_ASIDE, .at = check->item->offset});
}

static char
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

/* Without case. */
static bool
contains(struct str text, const char *words)
{
    struct str needle = str_from(words);
    for (size_t i = 0; i + needle.len <= text.len; i++)
        if (lower(text.ptr[i]) == needle.ptr[0] && str_starts_nocase(str_slice(text, i, SIZE_MAX), needle))
            return true;
    return false;
}

static bool
speaks_of_embargo(const struct item *item)
{
    static const char *const signs[] = {"embargo", "confidentiel jusqu", "confidential until",
                                        "ne pas diffuser avant", "not for release before"};
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        if (contains(item->title, signs[i]) || contains(item->text, signs[i]))
            return true;
        for (size_t k = 0; k < item->categories.count; k++)
            if (contains(item->categories.items[k], signs[i]))
                return true;
    }
    return false;
}

static void
check_embargo(struct check *check)
{
    const struct item *item = check->item;
    bool written = check_part(check, "public_on", true);
    if (!written && !item->fields[FIELD_PUBLIC_ON] && !item->fields[FIELD_FROM] && speaks_of_embargo(item))
        check_say(check, (struct say){.message = SAY_EMBARGO_NO_DATE, .at = item->offset});
    if (item->kind == KIND_UPCOMING && item->fields[FIELD_PUBLIC_ON] && !item->fields[FIELD_ON] &&
        !check_part(check, "on", true))
        check_say(check,
                  (struct say){.message = SAY_EMBARGO_NO_DAY, .at = check_field_at(check, FIELD_PUBLIC_ON)});
}

void
check_time(struct check *check)
{
    const struct item *item = check->item;
    check_aside(check);
    check_bounds(check);
    check_window(check);
    check_embargo(check);
    if (item->kind == KIND_ALERT && !item->fields[FIELD_UNTIL] && !check_part(check, "until", true))
        check_say(check, (struct say){.message = SAY_ALERT_ENDLESS, .at = item->offset});
}
