/* The time of the day among the words and numbers of a date. */
#include <string.h>

#include "text/date_private.h"

bool
date_is_sign(const struct date_token *token, char sign)
{
    return token->type == DATE_SIGN && token->sign == sign;
}

bool
date_is_number(const struct date_token *token, int min_digits, int max_digits)
{
    return token->type == DATE_NUMBER && !token->used && token->digits >= min_digits &&
           token->digits <= max_digits;
}

static void
use_tokens(struct date_token *token, int count)
{
    for (int i = 0; i < count; i++)
        token[i].used = true;
}

bool
date_set_time(struct date_found *found, int64_t hour, int64_t minute, int64_t second)
{
    found->time = hour <= 24 && minute <= 59 && second <= 60 && (hour < 24 || minute + second == 0);
    found->wrong = !found->time;
    found->time_s = (int)(hour * 3600 + minute * 60 + second);
    return found->time;
}

/* "10h14", "10時14分" */
static bool
is_hour_word(const struct date_token *token)
{
    return token->type == DATE_WORD &&
           str_has_word(STR("h 時 时 시 点 點 heure heures uhr uur ч"), str_from(token->word));
}

/* "10:14", "10:14:55", "10:14:55.3", "10h14"; returns the token after it. NULL when it is not one. */
static struct date_token *
take_clock(struct date_found *found, struct date_token *at)
{
    bool colon = date_is_sign(at + 1, ':') || is_hour_word(at + 1);
    int64_t second = 0;
    int count = 3;
    if (!date_is_number(at, 1, 2) || !colon || !date_is_number(at + 2, 1, 2))
        return NULL;
    if (date_is_sign(at + 3, ':') && date_is_number(at + 4, 1, 2)) {
        second = at[4].number;
        count = 5;
        bool point = date_is_sign(at + 5, '.'), comma = date_is_sign(at + 5, ',');
        /* four digits after a comma are a year */
        if ((point || comma) && date_is_number(at + 6, 1, 18) && (point || at[6].digits != 4))
            count = 7;
    }
    use_tokens(at, count);
    return date_set_time(found, at[0].number, at[2].number, second) ? at + count : NULL;
}

/* True when the word before announces a time: "klo 15.30", "kl. 15". */
static bool
is_said(const struct date_found *found, const struct date_token *at)
{
    at -= at > found->tokens && date_is_sign(at - 1, '.');
    return at > found->tokens && at[-1].type == DATE_WORD && !at[-1].used &&
           str_has_word(STR("klo kl kello ore ora um om at alle"), str_from(at[-1].word));
}

/* "3 pm", "3.30 p.m.", "15 heures", "klo 15.30": a time without a colon, identified by a word. */
static struct date_token *
take_said_clock(struct date_found *found, struct date_token *at)
{
    bool point = date_is_number(at, 1, 2) && date_is_sign(at + 1, '.') && date_is_number(at + 2, 2, 2);
    struct date_token *behind = at + (point ? 3 : 1);
    if (!date_is_number(at, 1, 2))
        return NULL;
    bool half = behind->type == DATE_WORD && date_half_day(str_from(behind->word)) >= 0 &&
                (behind->raw.len > 1 || date_is_sign(behind + 1, '.'));
    if (!half && !is_hour_word(behind) && !(point && is_said(found, at)))
        return NULL;
    use_tokens(at, point ? 3 : 1);
    return date_set_time(found, at->number, point ? at[2].number : 0, 0) ? behind : NULL;
}

/* "T101455", "T1014". */
static struct date_token *
take_basic_clock(struct date_found *found, struct date_token *at)
{
    if (at->type != DATE_WORD || strcmp(at->word, "t") != 0)
        return NULL;
    int64_t n = at[1].number;
    if (date_is_number(at + 1, 4, 4))
        n *= 100;
    else if (!date_is_number(at + 1, 6, 6))
        return NULL;
    use_tokens(at, 2);
    return date_set_time(found, n / 10000, n / 100 % 100, n % 100) ? at + 2 : NULL;
}

static void
take_half_day(struct date_found *found, struct date_token *at)
{
    int hours = at->type == DATE_WORD && !at->used ? date_half_day(str_from(at->word)) : -1;
    if (hours < 0 || found->half)
        return;
    bool greek = strcmp(at->word, "π") == 0 || strcmp(at->word, "μ") == 0;
    bool dotted =
        date_is_sign(at + 1, '.') && at[2].type == DATE_WORD && strcmp(at[2].word, greek ? "μ" : "m") == 0;
    if ((at->raw.len == 1 || greek) && !dotted)
        return;
    use_tokens(at, dotted ? 3 : 1);
    found->half = true;
    found->half_hours = hours;
}

/* "- 17:00", "-5 pm", "-17 h": an end time, not an offset; how many tokens it takes, or 0. No zone is more
 * than 14 hours from UTC, but some texts give more, in four digits. */
static int
end_of_time(const struct date_token *sign, int count, int64_t hours)
{
    const struct date_token *behind = sign + count;
    bool half = behind->type == DATE_WORD && date_half_day(str_from(behind->word)) >= 0;
    bool ends = is_hour_word(behind) || half || (hours > 14 && sign[1].digits < 3);
    return !date_is_sign(sign, '-') || !ends ? 0 : count + (half || is_hour_word(behind));
}

/* "+0100", "-05:00", "+1"; -0000 too. */
static bool
take_offset(struct date_found *found, struct date_token *at)
{
    bool west = date_is_sign(at, '-');
    int64_t hours = at[1].number, minutes = 0;
    int count = 2;
    if ((!west && !date_is_sign(at, '+')) || !date_is_number(at + 1, 1, 4))
        return false;
    if (at[1].digits >= 3) {
        minutes = hours % 100;
        hours /= 100;
    } else if (date_is_sign(at + 2, ':') && date_is_number(at + 3, 2, 2)) {
        minutes = at[3].number;
        count = 4;
    }
    int end = end_of_time(at, count, hours);
    use_tokens(at, end);
    if (hours > 30 || minutes > 59 || end)
        return false;
    use_tokens(at, count);
    found->zoned = true;
    found->zone_s = (int)(hours * 3600 + minutes * 60) * (west ? -1 : 1);
    return true;
}

static bool
take_zone_word(struct date_found *found, struct date_token *at)
{
    int minutes = 0;
    if (at->type != DATE_WORD || at->used || is_hour_word(at))
        return false;
    if (at->raw.len && memchr(at->raw.ptr, '/', at->raw.len)) {
        found->region = at->raw;
        use_tokens(at, 1);
        return true;
    }
    if (date_month(str_from(at->word)) || !date_zone(str_from(at->word), &minutes))
        return false;
    use_tokens(at, 1);
    found->zoned = true;
    found->zone_s = minutes * 60;
    return true;
}

/* Zones follow the time; an offset after a name ("GMT-01:01") takes precedence. */
static void
take_zone(struct date_found *found, struct date_token *at)
{
    bool named = false;
    for (; at->type != DATE_END; at++) {
        if (take_offset(found, at))
            return;
        if (!named)
            named = take_zone_word(found, at);
    }
}

void
date_take_time(struct date_found *found)
{
    struct date_token *behind = NULL;
    struct date_token *at = found->tokens;
    for (; at->type != DATE_END && !behind && !found->wrong; at++) {
        behind = take_clock(found, at);
        if (!behind && at > found->tokens)
            behind = take_basic_clock(found, at);
    }
    for (at = found->tokens; at->type != DATE_END && !behind && !found->wrong; at++)
        behind = take_said_clock(found, at);
    for (at = found->tokens; at->type != DATE_END; at++)
        take_half_day(found, at);
    if (behind)
        take_zone(found, behind);
}
