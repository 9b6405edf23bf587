/* Dates in labels, formatted by ICU. */
#include <string.h>

#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ureldatefmt.h>

#include "base/zone.h"
#include "type/icu.h"
#include "type/labels_private.h"

#define PATTERN_MAX 128
#define MS          1000.0
#define AHEAD_MAX   10
#define PROBES      8 /* places of a pattern */

static const UChar *
zone_units(struct arena *arena, const char *zone)
{
    return zone && zone[0] ? icu_from(arena, str_from(zone)).units : NULL;
}

static void
find_pattern(struct labels_pattern *pattern, const char *locale, struct icu_text skeleton)
{
    UErrorCode status = U_ZERO_ERROR;
    UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
    int32_t count = U_SUCCESS(status) ? udatpg_getBestPattern(generator, skeleton.units, skeleton.count,
                                                              pattern->units, LABELS_PATTERN_UNITS, &status)
                                      : 0;
    if (generator)
        udatpg_close(generator);
    pattern->count = U_SUCCESS(status) ? count : 0;
}

/* The pattern's place, or that where it is to be kept: a free one, or else that of another. */
static struct labels_pattern *
place_of(const struct labels *labels, const char *skeleton)
{
    uint64_t hash = str_hash(str_from(skeleton), str_hash(str_from(labels->locale), STR_HASH_SEED));
    for (uint64_t i = 0; i < PROBES; i++) {
        struct labels_pattern *pattern = &labels->kept->patterns[(hash + i) % LABELS_PATTERNS];
        bool same = strcmp(pattern->skeleton, skeleton) == 0 && strcmp(pattern->locale, labels->locale) == 0;
        if (same || !pattern->skeleton[0])
            return pattern;
    }
    return &labels->kept->patterns[hash % LABELS_PATTERNS];
}

static const struct labels_pattern *
pattern_of(const struct labels *labels, struct arena *arena, const char *skeleton)
{
    struct labels_pattern *pattern = place_of(labels, skeleton);
    if (strcmp(pattern->skeleton, skeleton) == 0 && strcmp(pattern->locale, labels->locale) == 0)
        return pattern;
    bool kept =
        strlen(skeleton) < sizeof(pattern->skeleton) && strlen(labels->locale) < sizeof(pattern->locale);
    pattern = kept ? pattern : arena_alloc(arena, sizeof(*pattern));
    *pattern = (struct labels_pattern){.count = 0};
    find_pattern(pattern, labels->locale, icu_from(arena, str_from(skeleton)));
    memcpy(pattern->skeleton, skeleton, kept ? strlen(skeleton) + 1 : 0);
    memcpy(pattern->locale, labels->locale, kept ? strlen(labels->locale) + 1 : 0);
    return pattern;
}

/* The replacement of a date with words when there are none; absent: none. */
static const struct {
    const char *skeleton, *numerals;
} numerals[] = {{"EEEEdMMMM", "Md"}, {"EEEEdMMMMy", "yMd"}, {"dMMMM", "Md"}, {"dMMMMy", "yMd"},
                {"LLLL", "M"},       {"yLLLL", "yM"},       {"jm", "Hm"},    {"EEEE", NULL}};

static const char *
without_words(const char *skeleton)
{
    for (size_t i = 0; i < sizeof(numerals) / sizeof(numerals[0]); i++)
        if (strcmp(skeleton, numerals[i].skeleton) == 0)
            return numerals[i].numerals;
    return skeleton;
}

/* Absent when ICU fails. */
static struct str
format_date(const struct labels *labels, struct arena *arena, int64_t at_s, const char *skeleton,
            const char *zone)
{
    UChar units[PATTERN_MAX];
    UErrorCode status = U_ZERO_ERROR;
    const struct labels_pattern *pattern = pattern_of(labels, arena, skeleton);
    UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, labels->locale, zone_units(arena, zone), -1,
                                    pattern->units, pattern->count, &status);
    if (U_FAILURE(status))
        return STR_NONE;
    int32_t count = udat_format(format, (double)at_s * MS, units, PATTERN_MAX, NULL, &status);
    udat_close(format);
    return U_SUCCESS(status) && count <= PATTERN_MAX ? icu_to(arena, units, count) : STR_NONE;
}

struct str
labels_date_part(const struct labels *labels, struct arena *arena, int64_t at_s, const char *skeleton,
                 const char *zone)
{
    if (labels->wordless)
        skeleton = without_words(skeleton);
    if (!skeleton)
        return STR("");
    struct str key =
        arena_printf(arena, "%s %s %s %lld", labels->locale, skeleton, zone ? zone : "", (long long)at_s);
    struct labels_date_text *place = &labels->kept->dates[str_hash(key, STR_HASH_SEED) % LABELS_DATES];
    if (str_equal(str_from(place->key), key))
        return arena_str(arena, str_from(place->text));
    struct str text = format_date(labels, arena, at_s, skeleton, zone);
    if (!text.ptr)
        return STR("");
    if (key.len < sizeof(place->key) && text.len < sizeof(place->text)) {
        *place = (struct labels_date_text){0};
        memcpy(place->key, key.ptr, key.len);
        memcpy(place->text, text.ptr, text.len);
    }
    return text;
}

struct str
labels_month(const struct labels *labels, struct arena *arena, int month, bool brief)
{
    if (labels->wordless)
        return arena_printf(arena, "%d", month);
    UErrorCode status = U_ZERO_ERROR;
    UChar units[PATTERN_MAX];
    UDateFormat *format = udat_open(UDAT_SHORT, UDAT_SHORT, labels->locale, NULL, -1, NULL, 0, &status);
    if (U_FAILURE(status))
        return STR_NONE;
    int32_t count = udat_getSymbols(format, brief ? UDAT_STANDALONE_SHORT_MONTHS : UDAT_STANDALONE_MONTHS,
                                    month - 1, units, PATTERN_MAX, &status);
    udat_close(format);
    return U_SUCCESS(status) && count <= PATTERN_MAX ? icu_to(arena, units, count) : STR_NONE;
}

static UCalendar *
calendar(struct arena *arena, const char *zone)
{
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *out = ucal_open(zone_units(arena, zone), -1, "en", UCAL_GREGORIAN, &status);
    return U_SUCCESS(status) ? out : NULL;
}

/* Year, and the days since 1970 of the local calendar day. */
struct local_day {
    int year, day_of_month;
    int64_t number;
};

static struct local_day
local_day(int64_t at_s, const char *zone)
{
    struct arena *arena = arena_create(1 << 16);
    UErrorCode status = U_ZERO_ERROR;
    struct local_day day = {1970, 1, 0};
    UCalendar *in = calendar(arena, zone);
    if (in) {
        ucal_setMillis(in, (double)at_s * MS, &status);
        day.year = ucal_get(in, UCAL_YEAR, &status);
        day.day_of_month = ucal_get(in, UCAL_DAY_OF_MONTH, &status);
        day.number = ucal_get(in, UCAL_JULIAN_DAY, &status);
        ucal_close(in);
    }
    arena_destroy(arena);
    return day;
}

int
labels_days_until(int64_t at_s, int64_t now_s, const char *zone)
{
    return (int)(local_day(at_s, zone).number - local_day(now_s, zone).number);
}

/* The form of the first day of a month where it is an ordinal number, which is not in CLDR. */
static const struct {
    const char *locale, *sign;
} firsts[] = {{"fr", "er"}, {"it", "º"}, {"pt_BR", "º"}};

/* "mardi 1 décembre" → "mardi 1er décembre" */
static struct str
with_first(const struct labels *labels, struct arena *arena, struct str date)
{
    size_t at = str_find(date, STR("1 "));
    for (size_t i = 0; i < sizeof(firsts) / sizeof(firsts[0]) && at != SIZE_MAX; i++)
        if (str_starts(str_from(labels->locale), str_from(firsts[i].locale)))
            return arena_printf(arena, "%.*s%s%.*s", STR_ARG(str_slice(date, 0, at + 1)), firsts[i].sign,
                                STR_ARG(str_slice(date, at + 1, SIZE_MAX)));
    return date;
}

/* A date with one skeleton for this year and another for other years. */
static struct str
date_by(const struct labels *labels, struct arena *arena, const int64_t at_now_s[2], const char *zone,
        const char *const skeletons[2])
{
    struct local_day at = local_day(at_now_s[0], zone);
    bool other = at.year != local_day(at_now_s[1], zone).year;
    struct str date = labels_date_part(labels, arena, at_now_s[0], skeletons[other], zone);
    return at.day_of_month == 1 ? with_first(labels, arena, date) : date;
}

struct str
labels_date(const struct labels *labels, struct arena *arena, int64_t at_s, int64_t now_s, const char *zone)
{
    static const char *const skeletons[] = {"EEEEdMMMM", "EEEEdMMMMy"};
    return date_by(labels, arena, (int64_t[]){at_s, now_s}, zone, skeletons);
}

struct str
labels_day(const struct labels *labels, struct arena *arena, int64_t at_s, int64_t now_s, const char *zone)
{
    static const char *const skeletons[] = {"dMMMM", "dMMMMy"};
    return date_by(labels, arena, (int64_t[]){at_s, now_s}, zone, skeletons);
}

/* "hier", "dans 3 jours"; absent when ICU has no such form. */
static struct str
relative(const struct labels *labels, struct arena *arena, int days)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[PATTERN_MAX];
    URelativeDateTimeFormatter *format =
        ureldatefmt_open(labels->locale, NULL, UDAT_STYLE_LONG, UDISPCTX_CAPITALIZATION_NONE, &status);
    int32_t count = U_SUCCESS(status)
                        ? ureldatefmt_format(format, days, UDAT_REL_UNIT_DAY, units, PATTERN_MAX, &status)
                        : 0;
    if (format)
        ureldatefmt_close(format);
    return U_SUCCESS(status) && count > 0 ? icu_to(arena, units, count) : STR_NONE;
}

struct str
labels_date_near(const struct labels *labels, struct arena *arena, int64_t at_s, int64_t now_s,
                 const char *zone)
{
    int days = labels_days_until(at_s, now_s, zone);
    struct str near = days >= -1 && days <= 1 && !labels->wordless ? relative(labels, arena, days) : STR_NONE;
    return near.len ? near : labels_date(labels, arena, at_s, now_s, zone);
}

struct str
labels_date_ahead(const struct labels *labels, struct arena *arena, int64_t at_s, int64_t now_s,
                  const char *zone)
{
    int days = labels_days_until(at_s, now_s, zone);
    return days >= 0 && days <= AHEAD_MAX && !labels->wordless ? relative(labels, arena, days) : STR_NONE;
}

int64_t
labels_date_s(const struct field_date *date, const char *zone)
{
    if (date->instant && !date->local)
        return date->at;
    if (date->local) {
        struct zone *clock = zone_create(zone && zone[0] ? zone : NULL);
        int64_t at_ms = field_date_ms(date, clock, false);
        zone_destroy(clock);
        return at_ms / 1000;
    }
    struct arena *arena = arena_create(1 << 16);
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *in = calendar(arena, zone);
    double ms = 0;
    if (in) {
        ucal_setDateTime(in, date->year, date->month - 1, date->day, 12, 0, 0, &status);
        ms = ucal_getMillis(in, &status);
        ucal_close(in);
    }
    arena_destroy(arena);
    return (int64_t)(ms / MS);
}
