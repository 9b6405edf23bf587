/* Days and times as people write them. */
#include <stdio.h>
#include <string.h>

#include "meant/meant.h"
#include "text/date.h"
#include "text/text_fold.h"

#define DAY_BYTES  16
#define TEXT_BYTES 160

static const char *const months[REASON_LANGUAGES][12] = {
    [REASON_ENGLISH] = {"January", "February", "March", "April", "May", "June", "July", "August", "September",
                        "October", "November", "December"},
    [REASON_FRENCH] = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
                       "octobre", "novembre", "décembre"}};

/* "YYYY-MM-DD" of a day that exists. */
static bool
put_day(int64_t year, int64_t month, int64_t day, char out[DAY_BYTES])
{
    struct field_date date;
    snprintf(out, DAY_BYTES, "%04d-%02d-%02d", (int)(year % 10000), (int)(month % 100), (int)(day % 100));
    return month < 100 && day < 100 && field_date(str_from(out), &date);
}

static struct zone_day
today(const struct meant_context *context)
{
    return zone_local(context->zone, context->now_ms).day;
}

/* The number that begins at *at, and how many digits it has; -1 when there is none. */
static int64_t
take_number(struct str text, size_t *at, size_t *digits)
{
    size_t from = *at;
    int64_t number = str_take_number(text, at, 8);
    *digits = *at - from;
    return number;
}

/* Three numbers with separators at the beginning: the year may be first, and have two digits. Returns their
 * length in bytes, or 0. */
static size_t
three_numbers(struct str text, int64_t out[3])
{
    size_t at = 0, digits[3];
    for (int i = 0; i < 3; i++) {
        if (i > 0 && (at >= text.len || !strchr("/.-_ ", text.ptr[at++])))
            return 0;
        while (i > 0 && at < text.len && text.ptr[at] == ' ')
            at++;
        out[i] = take_number(text, &at, &digits[i]);
        if (out[i] < 0 || digits[i] > 4)
            return 0;
    }
    if (digits[0] != 4 && digits[2] == 2)
        out[2] += 2000;
    return at;
}

/* "2026-04-12 (12 April)" */
static struct str
named(const struct meant_context *context, const char *day)
{
    struct field_date date;
    enum reason_language language = context->language;
    if (!field_date(str_from(day), &date))
        return str_from(day);
    const char *first = language == REASON_FRENCH && date.day == 1 ? "er" : "";
    return arena_printf(context->arena, "%s (%d%s %s)", day, date.day, first,
                        months[language][date.month - 1]);
}

struct str
meant_either(struct arena *arena, enum reason_language language, struct str a, struct str b)
{
    const char * or = language == REASON_FRENCH ? "ou" : "or";
    return arena_printf(arena, "%.*s %s %.*s", STR_ARG(a), or, STR_ARG(b));
}

/* The days that three numbers may mean. A day beyond the end of the month is its last day. */
static struct str
from_numbers(const struct meant_context *context, const int64_t n[3], bool *certain)
{
    char first[DAY_BYTES] = "", second[DAY_BYTES] = "";
    int64_t year = n[0] > 31 ? n[0] : n[2], a = n[0] > 31 ? n[2] : n[0];
    bool day_first = year >= 1000 && put_day(year, n[1], a, first);
    bool exchanged = n[0] > 31 && n[1] > 12 && put_day(year, a, n[1], second);
    bool month_first =
        !exchanged && n[0] <= 31 && year >= 1000 && put_day(year, a, n[1], second) && a != n[1];
    *certain = !(day_first && month_first);
    if (day_first && month_first)
        return meant_either(context->arena, context->language, named(context, first), named(context, second));
    if (day_first || month_first)
        return arena_str(context->arena, str_from(day_first ? first : second));
    if (exchanged)
        return arena_str(context->arena, str_from(second));
    if (year < 1000 || year > 9999 || n[1] < 1 || n[1] > 12 || a < 29 || a > 31)
        return STR_NONE;
    put_day(year, n[1], date_month_days(year, (int)n[1]), first);
    return arena_str(context->arena, str_from(first));
}

/* Days from today for "demain", "next Monday"; -1 for other words. */
static int
days_ahead(const struct meant_context *context, struct str text)
{
    static const char *const near[] = {
        "aujourdhui today heute hoy oggi hoje vandaag maintenant now jetzt ahora",
        "demain tomorrow morgen manana domani amanha jutro",
        "apresdemain dayaftertomorrow ubermorgen pasadomanana dopodomani overmorgen"};
    static const char *const week[] = {"monday lundi montag lunes lunedi maandag segundafeira",
                                       "tuesday mardi dienstag martes martedi dinsdag",
                                       "wednesday mercredi mittwoch miercoles mercoledi woensdag",
                                       "thursday jeudi donnerstag jueves giovedi donderdag",
                                       "friday vendredi freitag viernes venerdi vrijdag",
                                       "saturday samedi samstag sabado sabato zaterdag sonnabend",
                                       "sunday dimanche sonntag domingo domenica zondag"};
    static const char *const around[] = {"prochain", "next", "nachsten", "nachster",
                                         "proximo",  "this", "ce",       "on"};
    struct buf folded;
    buf_init(&folded, TEXT_FOLDED_BYTES_MAX);
    text_fold(text, &folded);
    struct str word = buf_str(&folded);
    for (size_t i = 0; i < sizeof(around) / sizeof(around[0]); i++) {
        struct str part = str_from(around[i]);
        if (word.len > part.len && str_ends(word, part) && i == 0)
            word = str_slice(word, 0, word.len - part.len);
        if (word.len > part.len + 4 && str_starts(word, part) && i > 0)
            word = str_slice(word, part.len, SIZE_MAX);
    }
    int found = -1;
    struct zone_day day = today(context);
    int week_day = (int)((date_days(day.year, day.month, day.day) + 3) % 7); /* 0: Monday */
    for (int i = 0; word.len && i < 3; i++)
        found = str_has_word(str_from(near[i]), word) ? i : found;
    for (int i = 0; word.len && i < 7; i++)
        if (str_has_word(str_from(week[i]), word))
            found = (i - week_day + 6) % 7 + 1;
    buf_finish(&folded);
    return found;
}

static struct str
day_ahead(const struct meant_context *context, int days)
{
    struct zone_day day = today(context);
    int64_t year;
    int month, number;
    char text[DAY_BYTES];
    date_civil(date_days(day.year, day.month, day.day) + days, &year, &month, &number);
    put_day(year, month, number, text);
    return arena_str(context->arena, str_from(text));
}

/* The same instant with the UTC offset at that local time. */
static struct str
with_zone(const struct meant_context *context, struct str text)
{
    struct field_date date;
    char written[DATE_TEXT_BYTES];
    if (!field_date(text, &date) || !date.local)
        return arena_str(context->arena, text);
    int64_t east_s = date.at - field_date_ms(&date, context->zone, false) / 1000;
    int minutes = (int)(east_s < 0 ? -east_s : east_s) / 60;
    date_format(date.at, written);
    return arena_printf(context->arena, "%.19s%c%02d:%02d", written, east_s < 0 ? '-' : '+', minutes / 60,
                        minutes % 60);
}

/* "à 14h30", "14 h", "at 2 pm" after a day; false when there is no time. */
static bool
read_time(struct str text, int64_t *hour, int64_t *minute)
{
    size_t at = 0, digits;
    while (at < text.len && !str_is_digit(text.ptr[at]))
        at++;
    *minute = 0;
    *hour = take_number(text, &at, &digits);
    if (*hour < 0 || digits > 2)
        return false;
    struct str rest = str_trim(str_slice(text, at, SIZE_MAX));
    bool afternoon = str_starts_nocase(rest, STR("pm")) || str_starts_nocase(rest, STR("p.m"));
    bool sign = rest.len && strchr(":hH.", rest.ptr[0]);
    at = 1;
    if (sign) {
        rest = str_trim(str_slice(rest, 1, SIZE_MAX));
        at = 0;
        int64_t read = take_number(rest, &at, &digits);
        *minute = read >= 0 && digits == 2 ? read : 0;
        rest = str_trim(str_slice(rest, at, SIZE_MAX));
        afternoon = str_starts_nocase(rest, STR("pm"));
    }
    *hour += afternoon && *hour < 12 ? 12 : 0;
    return *hour <= 24 && *minute <= 59 && (sign || afternoon || rest.len || text.len > 2);
}

static struct str
with_time(const struct meant_context *context, struct str day, struct str time)
{
    int64_t hour, minute;
    struct field_date date;
    if (!field_date(day, &date) || date.instant || !read_time(time, &hour, &minute))
        return day;
    return with_zone(context, arena_printf(context->arena, "%.*sT%02d:%02d:00", STR_ARG(day),
                                           (int)(hour % 24), (int)minute));
}

/* Seconds since 1970, or thousandths of them, as programs write times. */
static struct str
from_seconds(const struct meant_context *context, struct str text)
{
    int64_t number;
    char written[DATE_TEXT_BYTES];
    if ((text.len != 10 && text.len != 13) || !str_to_int(text, &number) || number < 0)
        return STR_NONE;
    return arena_str(context->arena, str_from(date_format(text.len == 13 ? number / 1000 : number, written)));
}

/* A date in words, possibly without a year ("4 décembre"): the next such day. */
static struct str
from_words(const struct meant_context *context, struct str text)
{
    char read[FIELD_DATE_BYTES];
    struct str whole = field_date_text(text, read);
    int64_t now_days = date_days(today(context).year, today(context).month, today(context).day);
    for (int ahead = 0; !whole.ptr && ahead < 2; ahead++) {
        struct str dated =
            arena_printf(context->arena, "%.*s %d", STR_ARG(text), (int)today(context).year + ahead);
        struct field_date date;
        whole = field_date_text(dated, read);
        bool past = field_date(whole, &date) && date_days(date.year, date.month, date.day) < now_days;
        whole = past && ahead == 0 ? STR_NONE : whole;
    }
    return whole.ptr ? with_zone(context, whole) : STR_NONE;
}

/* "4/12": the next such day, and both days that it may mean. */
static struct str
from_two_numbers(const struct meant_context *context, struct str text)
{
    size_t at = 0, digits[2];
    struct zone_day now = today(context);
    char days[2][DAY_BYTES] = {"", ""};
    int64_t a = take_number(text, &at, &digits[0]);
    if (a < 0 || at + 1 >= text.len || !strchr("/.", text.ptr[at]))
        return STR_NONE;
    bool dots = text.ptr[at++] == '.';
    int64_t b = take_number(text, &at, &digits[1]);
    if (b < 0 || at + dots != text.len || (dots && text.ptr[at] != '.') || digits[0] > 2 || digits[1] > 2)
        return STR_NONE;
    bool good[2] = {b >= 1 && b <= 12, a >= 1 && a <= 12 && a != b};
    for (int i = 0; i < 2; i++) {
        int64_t month = i ? a : b, day = i ? b : a;
        bool past = month < now.month || (month == now.month && day < now.day);
        good[i] = good[i] && put_day(now.year + past, month, day, days[i]);
    }
    if (good[0] && good[1])
        return meant_either(context->arena, context->language, named(context, days[0]),
                            named(context, days[1]));
    return good[0] || good[1] ? arena_str(context->arena, str_from(days[good[0] ? 0 : 1])) : STR_NONE;
}

/* "fin décembre": its last day. */
static struct str
from_end_of_month(const struct meant_context *context, struct str text)
{
    static const char *const ends[] = {"fin de ", "fin ", "end of ", "ende ", "fine ", "final de "};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        struct field_date date;
        char day[DAY_BYTES];
        if (!str_starts_nocase(text, str_from(ends[i])))
            continue;
        struct str month = str_trim(str_slice(text, strlen(ends[i]), SIZE_MAX));
        struct str some = from_words(context, arena_printf(context->arena, "28 %.*s", STR_ARG(month)));
        if (!field_date(some, &date) || date.instant)
            continue;
        put_day(date.year, date.month, date_month_days(date.year, date.month), day);
        return arena_str(context->arena, str_from(day));
    }
    return STR_NONE;
}

/* "semaine 49", "KW 49": the Monday of the next such week. */
static struct str
from_week(const struct meant_context *context, struct str text)
{
    static const char words[] =
        "semaine sem week wk kw kalenderwoche woche semana settimana vecka v uge uke viikko "
        "tyzden tyden hafta";
    size_t at = 0, digits;
    struct str rest = text, word = str_split(&rest, ' '), found = STR_NONE;
    struct zone_day day = today(context);
    int64_t now_days = date_days(day.year, day.month, day.day);
    rest = str_trim(rest.ptr ? rest : STR(""));
    int64_t week = take_number(rest, &at, &digits);
    struct buf folded;
    buf_init(&folded, TEXT_FOLDED_BYTES_MAX);
    text_fold(word, &folded);
    bool named = word.len && str_has_word(str_from(words), buf_str(&folded));
    buf_finish(&folded);
    for (int ahead = 0; named && week >= 1 && week <= 53 && at == rest.len && !found.ptr && ahead < 2;
         ahead++) {
        int64_t fourth = date_days(day.year + ahead, 1, 4); /* ISO 8601: it is in week 1 */
        int64_t monday = fourth - ((fourth + 3) % 7 + 7) % 7 + (week - 1) * 7;
        if (monday + 6 >= now_days)
            found = day_ahead(context, (int)(monday - now_days));
    }
    return found;
}

/* "décembre 2026": its first and its last day. */
static struct str
from_month(const struct meant_context *context, struct str text)
{
    struct field_date date;
    char read[FIELD_DATE_BYTES], first[DAY_BYTES], last[DAY_BYTES];
    struct str some = field_date_text(arena_printf(context->arena, "28 %.*s", STR_ARG(text)), read);
    bool digits = text.len && str_is_digit(text.ptr[0]);
    if (digits || !field_date(some, &date) || date.instant || date.day != 28)
        return STR_NONE;
    put_day(date.year, date.month, 1, first);
    put_day(date.year, date.month, date_month_days(date.year, date.month), last);
    return meant_either(context->arena, context->language, named(context, first), named(context, last));
}

/* The beginning of the time after a day in words: "à", "at", "um", or a number with h or a colon. */
static size_t
time_start(struct str text)
{
    static const char *const words[] = {" à ", " a ", " at ", " um ", " alle ", " a las ", ", "};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t at = str_find(text, str_from(words[i]));
        struct str rest =
            at == SIZE_MAX ? STR_NONE : str_trim(str_slice(text, at + strlen(words[i]), SIZE_MAX));
        if (rest.len && str_is_digit(rest.ptr[0]) && (rest.len < 4 || !strchr("0123456789", rest.ptr[3])))
            return at;
    }
    return text.len;
}

struct str
meant_date(const struct meant_context *context, struct str text)
{
    int64_t n[3];
    bool certain = true;
    text = str_trim(str_slice(text, 0, TEXT_BYTES));
    text = str_starts_nocase(text, STR("le ")) ? str_trim(str_slice(text, 3, SIZE_MAX)) : text;
    struct str next = from_two_numbers(context, text);
    next = next.ptr ? next : from_end_of_month(context, text);
    next = next.ptr ? next : from_week(context, text);
    if (next.ptr)
        return next;
    size_t end = three_numbers(text, n), digits, at = 0;
    if (end) {
        struct str day = from_numbers(context, n, &certain);
        return certain && day.ptr ? with_time(context, day, str_slice(text, end, SIZE_MAX)) : day;
    }
    int64_t eight = take_number(text, &at, &digits);
    char packed[DAY_BYTES];
    if (digits == 8 && at == text.len) {
        bool year_first =
            put_day(eight / 10000, eight / 100 % 100, eight % 100, packed) && eight / 10000 > 1900;
        if (year_first || put_day(eight % 10000, eight / 10000 % 100, eight / 1000000, packed))
            return arena_str(context->arena, str_from(packed));
    }
    struct str other = from_seconds(context, text);
    if (other.ptr)
        return other;
    size_t time = time_start(text);
    struct str day = str_trim(str_slice(text, 0, time));
    int ahead = days_ahead(context, day);
    struct str found = ahead >= 0 ? day_ahead(context, ahead) : from_words(context, day);
    at = 0;
    if (!found.ptr && take_number(day, &at, &digits) >= 29 && digits == 2) /* "31 novembre": its last day */
        found = from_end_of_month(
            context, arena_printf(context->arena, "fin %.*s", STR_ARG(str_slice(day, at, SIZE_MAX))));
    if (!found.ptr)
        return from_month(context, text);
    return found.ptr && time < text.len ? with_time(context, found, str_slice(text, time, SIZE_MAX)) : found;
}
