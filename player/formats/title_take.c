/* The effect of the days in a title on an item. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/duration.h"
#include "feed/field_value.h"
#include "formats/title_days.h"
#include "text/date.h"
#include "text/text_fold.h"

#define DAY_BYTES 10 /* "2026-11-23" */
#define WEEKS_MAX 53
#define AHEAD_S   ((int64_t)2 * 3600) /* less is a clock that is wrong */

static int64_t
monday_of(int64_t days)
{
    return days - ((days + 3) % 7 + 7) % 7; /* 1970-01-01 was a Thursday */
}

static void
give(struct arena *arena, struct item *item, enum field field, const char *text)
{
    if (*text && !item->fields[field])
        item->fields[field] = field_from_text(arena, field, arena_str(arena, str_from(text)), NULL);
}

static void
give_day(struct arena *arena, struct item *item, enum field field, int64_t days)
{
    char text[DATE_TEXT_BYTES];
    date_format(days * DAY_S, text);
    text[DAY_BYTES] = '\0';
    give(arena, item, field, text);
}

/* The next word, folded. False at the end. */
static bool
next_word(struct str *rest, struct buf *out)
{
    static const char between[] = " \t\n,;:.!?()-/|'";
    size_t from = 0, to;
    while (from < rest->len && strchr(between, rest->ptr[from]))
        from++;
    for (to = from; to < rest->len && !strchr(between, rest->ptr[to]); to++)
        continue;
    struct str word = str_slice(*rest, from, to - from);
    *rest = str_slice(*rest, to, SIZE_MAX);
    buf_clear(out);
    text_fold(str_slice(word, 0, TEXT_FOLD_BYTES_MAX), out);
    return to > from;
}

/* "Wochenplan", "semaine", "weekly". The Hungarian word for a week is the article in Dutch. */
static bool
is_week(struct str word, struct str language)
{
    static const char *const parts[] = {"week",    "woche",   "semaine", "hebdo",    "settiman", "seman",
                                        "setmana", "vecka",   "viikko",  "viikon",   "tydne",    "tyden",
                                        "tyzd",    "tydzien", "tygod",   "saptaman", "седмиц",   "недел",
                                        "тижд",    "тижн",    "tjed",    "tedn",     "teden",    "hafta",
                                        "εβδομαδ", "שבוע",    "週",      "周"};
    static const char whole[] = "kw uke uka uge ugen heti";
    bool week = str_has_word(str_from(whole), word) ||
                (str_equal(word, STR("het")) && str_starts_nocase(language, STR("hu")));
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]) && !week; i++)
        week = str_find(word, str_from(parts[i])) != SIZE_MAX && str_find(word, STR("weekend")) == SIZE_MAX;
    return week;
}

/* True when punctuation comes before the next word. */
static bool
is_apart(struct str rest)
{
    size_t at = 0;
    while (at < rest.len && strchr(" \t\n.-", rest.ptr[at]))
        at++;
    return at < rest.len && strchr(",;:!?()/|", rest.ptr[at]);
}

/* True when a title names a week; its number in *number if that follows directly or is part of the word,
 * "KW 49", "week 49", "semaine n° 49", but not "menu of the week: 3 dishes", else 0. */
static bool
names_week(struct str title, struct str language, int64_t *number)
{
    static const char signs[] = "n no nr num numero number nummer";
    struct buf word;
    bool found = false, follows = false;
    *number = 0;
    buf_init(&word, TEXT_FOLDED_BYTES_MAX);
    for (bool apart = false; !*number && next_word(&title, &word); apart = is_apart(title)) {
        struct str name = buf_str(&word);
        while (name.len && str_is_digit(name.ptr[name.len - 1]))
            name.len--;
        struct str digits = str_slice(buf_str(&word), name.len, SIZE_MAX);
        bool week = is_week(name, language);
        bool sign = follows && !apart && (!name.len || str_has_word(STR(signs), name));
        if ((week || sign) && (!str_to_int(digits, number) || *number > WEEKS_MAX))
            *number = 0;
        found = found || week;
        follows = week || (sign && !digits.len);
    }
    buf_finish(&word);
    return found;
}

/* True when the lines of a text begin with several days of the week. */
static bool
has_weekdays(struct str text)
{
    struct buf word;
    unsigned days = 0;
    buf_init(&word, TEXT_FOLDED_BYTES_MAX);
    while (text.ptr) {
        struct str line = str_split(&text, '\n');
        int day = next_word(&line, &word) ? date_weekday_of(buf_str(&word)) : -1;
        days |= day < 0 ? 0 : 1u << day;
    }
    buf_finish(&word);
    return (days & (days - 1)) != 0;
}

/* The Monday of a week by its number (ISO 8601: the first week contains 4 January), in the year that brings
 * it nearest to the reference. */
static int64_t
monday_of_week(int64_t number, int64_t reference_days)
{
    int64_t year, best = 0;
    int month, day;
    date_civil(reference_days, &year, &month, &day);
    for (int other = -1; other < 2; other++) {
        int64_t monday = monday_of(date_days(year + other, 1, 4)) + (number - 1) * 7;
        bool nearer = llabs(monday - reference_days) < llabs(best - reference_days);
        best = other < 0 || nearer ? monday : best;
    }
    return best;
}

/* The day of the week that a title names, the next one from the reference on; false: none, or several. */
static bool
next_weekday(struct str title, int64_t reference_days, int64_t *out)
{
    struct buf word;
    int found = -1;
    bool several = false;
    buf_init(&word, TEXT_FOLDED_BYTES_MAX);
    while (next_word(&title, &word)) {
        int day = date_weekday_of(buf_str(&word));
        several = several || (found >= 0 && day >= 0 && day != found);
        found = day >= 0 ? day : found;
    }
    buf_finish(&word);
    int monday_first = (found + 6) % 7, today = (int)(reference_days - monday_of(reference_days));
    *out = reference_days + (monday_first - today + 7) % 7;
    return found >= 0 && !several;
}

/* A menu ends with its day, one of a week with the week. */
static void
take_menu_days(struct arena *arena, struct item *item, struct title_reference reference)
{
    struct title_days days;
    struct field_date first;
    int64_t number, weekday, at_days = reference.at_s / DAY_S;
    reference.nearest = true;
    bool known = reference.at_s != TIME_NONE;
    bool week = names_week(item->title, reference.language, &number) || has_weekdays(item->text);
    bool named = title_days(item->title, reference, &days) && field_date(str_from(days.first), &first);
    bool one_day = named && (item->fields[FIELD_DISHES] || (!*days.last && !week));
    if (one_day)
        give(arena, item, FIELD_ON, days.first);
    else if (named && *days.last)
        give(arena, item, FIELD_UNTIL, days.last);
    else if (named)
        give_day(arena, item, FIELD_UNTIL, monday_of(date_days(first.year, first.month, first.day)) + 6);
    else if (known && number)
        give_day(arena, item, item->fields[FIELD_DISHES] ? FIELD_ON : FIELD_UNTIL,
                 monday_of_week(number, at_days) + 6);
    else if (known && !week && next_weekday(item->title, at_days, &weekday))
        give_day(arena, item, FIELD_ON, weekday);
}

void
title_take_days(struct arena *arena, struct item *item, struct title_reference reference)
{
    struct title_days days;
    if (item->fields[FIELD_ON] || (item->kind == KIND_MENU && item->fields[FIELD_UNTIL]))
        return;
    if (item->kind == KIND_MENU) {
        take_menu_days(arena, item, reference);
    } else if (item->kind == KIND_UPCOMING && title_days(item->title, reference, &days)) {
        give(arena, item, FIELD_ON, days.first);
        give(arena, item, FIELD_UNTIL, days.last);
    }
}

static struct str
language_of(const struct item *item)
{
    return item->language.len ? item->language : item->feed_language;
}

void
item_take_event_date(struct arena *arena, struct item *item, int64_t seen_ms)
{
    char text[DATE_TEXT_BYTES];
    int64_t at_s = item->published_s;
    if (at_s == TIME_NONE && seen_ms != TIME_NONE)
        title_take_days(
            arena, item,
            (struct title_reference){.at_s = seen_ms / 1000, .nearest = true, .language = language_of(item)});
    if (item->kind != KIND_UPCOMING || item->fields[FIELD_ON] || at_s == TIME_NONE || seen_ms == TIME_NONE ||
        at_s < seen_ms / 1000 + AHEAD_S || !*date_format(at_s, text))
        return;
    if (at_s % DAY_S == 0)
        text[DAY_BYTES] = '\0';
    give(arena, item, FIELD_ON, text);
    item->published_s = TIME_NONE;
}
