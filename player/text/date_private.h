/* Internals of the reader of dates, for date.c (tokens and the result), date_clock.c (the time), date_find.c
 * (the day) and date_words.c (months, am and pm, zones). */
#ifndef BREAKROOM_TEXT_DATE_PRIVATE_H
#define BREAKROOM_TEXT_DATE_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "text/date.h"

#define DATE_TOKENS_MAX 32
#define DATE_BYTES_MAX  200
#define DATE_WORD_BYTES 48

enum date_token_type { DATE_END, DATE_NUMBER, DATE_WORD, DATE_SIGN };

struct date_token {
    enum date_token_type type;
    int64_t number;
    int digits;
    char sign;
    struct str raw;             /* a word as written; for a region all of it: "Europe/Brussels" */
    char word[DATE_WORD_BYTES]; /* folded */
    bool used;
};

/* The parts found so far. */
struct date_found {
    struct date_token *tokens;
    int64_t year;
    int month, day;
    int weekday; /* 0 to 6 from Sunday on, -1 when there is none */
    int time_s;  /* of the day */
    int zone_s;
    bool time, half, zoned, wrong;
    bool whole; /* a year of four digits, a month and a day */
    int half_hours;
    struct str region;
};

/* Reads the form of RFC 3339 that nearly all JSON and Atom feeds have, "2026-11-23T08:00:00+01:00", without
 * looking for words; date_read reads the same there. False for any other text, and where a number is out of
 * its range. */
bool date_read_internet(struct str text, struct date *out);

bool date_is_sign(const struct date_token *token, char sign);
/* A number with so many digits that is not used yet. */
bool date_is_number(const struct date_token *token, int min_digits, int max_digits);

/* False when the time is impossible; then `wrong` is set too. */
bool date_set_time(struct date_found *found, int64_t hour, int64_t minute, int64_t second);

/* Finds the time of the day and the zone after it, and marks their tokens as used. */
void date_take_time(struct date_found *found);

/* Finds the day in the remaining tokens. False when none is certain. */
bool date_take_day(struct date_found *found);

/* All take a word folded by text_fold. */

/* 1 to 12, or 0 when it is not a month in any known language. */
int date_month(struct str word);

/* 0 to 6 from Sunday on, or -1 when it is not a day of the week in a language whose dates have slashes. */
int date_weekday(struct str word);

/* 0 for "am" and equivalents, 12 for "pm", -1 for anything else. */
int date_half_day(struct str word);

/* Minutes east of UTC; false when the word is not a zone. One letter is UTC, according to RFC 2822. */
bool date_zone(struct str word, int *out_minutes);

/* Seconds since 1970 UTC of a local time, itself given as if it were UTC, in a zone such as
 * "Europe/Brussels"; false when there is none of that name. */
bool date_in_region(struct str region, int64_t local, int64_t *out);

#endif
