#include "text/date.h"

#include "base/zone.h"
#include "text/date_found.h"
#include "text/date_word.h"

#define DAY_S 86400

/* Dates in Korean are dates in Korea. */
static void
guess_zone(struct date_found *found, struct str text)
{
    static const char *const korean[] = {"\xEB\x85\x84", "\xEC\x98\xA4\xED\x9B\x84",
                                         "\xEC\x98\xA4\xEC\xA0\x84"};
    for (size_t i = 0; i < 3 && !found->zoned; i++)
        if (str_find(text, str_from(korean[i])) != SIZE_MAX) {
            found->zone_s = 9 * 3600;
            found->zoned = true;
        }
}

/* Something like a time that is none. */
static bool
has_colon(const struct date_token *tokens)
{
    for (; tokens->type != DATE_END; tokens++)
        if (date_is_sign(tokens, ':') && !tokens->used && tokens[1].type == DATE_NUMBER && !tokens[1].used)
            return true;
    return false;
}

bool
date_read(struct str text, struct date *out)
{
    struct date_token tokens[DATE_TOKENS_MAX];
    struct date_found found = {.tokens = tokens};
    if (!text.len || !date_lex(text, tokens))
        return false;
    date_take_time(&found);
    if (found.wrong || has_colon(tokens))
        return false;
    if (!date_take_day(&found))
        return false;
    if (found.half && found.time && found.time_s <= 12 * 3600 + 3599)
        found.time_s = found.time_s % (12 * 3600) + found.half_hours * 3600;
    guess_zone(&found, text);
    out->at = date_days(found.year, found.month, found.day) * DAY_S + found.time_s - found.zone_s;
    if (found.region.len && date_in_region(found.region, out->at, &out->at))
        found.zoned = true;
    out->timed = found.time || found.zoned;
    out->zoned = found.zoned;
    out->whole = found.whole;
    return true;
}

int64_t
date_in_zone(int64_t at, struct zone *zone)
{
    int64_t days = at / DAY_S - (at % DAY_S < 0), year = 0;
    int64_t second = at - days * DAY_S;
    struct zone_day day = {0};
    if (!zone)
        return at;
    date_civil(days, &year, &day.month, &day.day);
    day.year = (int)year;
    return zone_instant(zone, day, (int)(second / 60)) / 1000 + second % 60;
}

bool
date_parse_at(struct str text, struct zone *zone, int64_t *out)
{
    struct date date;
    if (!date_read(text, &date))
        return false;
    *out = date.zoned ? date.at : date_in_zone(date.at, zone);
    return true;
}

bool
date_parse(struct str text, int64_t *out)
{
    return date_parse_at(text, NULL, out);
}
