/* Reads dates in the forms of feeds, and writes one form.
 *
 * Reads RFC 822 and 2822, RFC 3339, W3CDTF, ISO 8601 (calendar, week and ordinal), asctime and deviations in
 * real feeds: missing or wrong week days, two-digit years, month names in a dozen languages, missing zones
 * (UTC), zone names. Ambiguous texts are rejected rather than read as a wrong instant. */
#ifndef BREAKROOM_TEXT_DATE_H
#define BREAKROOM_TEXT_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* A parsed date. */
struct date {
    int64_t at; /* seconds since 1970 UTC; without a zone, as if the local time were UTC */
    bool timed; /* it has a time of day; else `at` is midnight at the start of the day */
    bool zoned; /* it has a zone */
    bool whole; /* it has a four-digit year, a month and a day: nothing was inferred */
};

/* False when the text is not a valid date. */
bool date_read(struct str text, struct date *out);

/* The same in seconds since 1970 UTC; a time without a zone is UTC. */
bool date_parse(struct str text, int64_t *out);

/* The same, with a time or a day without a zone in the given one; NULL: UTC. */
struct zone;
bool date_parse_at(struct str text, struct zone *zone, int64_t *out);

/* The instant of a time without zone: `at` as in struct date. A local time that occurs twice is the first;
 * one that is skipped is as long after the change as in the text. Zone NULL: UTC. */
int64_t date_in_zone(int64_t at, struct zone *zone);

/* Days from 1970-01-01 to a day of the proleptic Gregorian calendar, after Howard Hinnant's
 * days_from_civil (https://howardhinnant.github.io/date_algorithms.html). `month` from 1. */
int64_t date_days(int64_t year, int month, int day);

/* The inverse, from the same source. */
void date_civil(int64_t days, int64_t *out_year, int *out_month, int *out_day);

/* How many days the month has. */
int date_month_days(int64_t year, int month);

/* True when one of the words is the full name of a month or a day of the week. */
bool date_names_day(struct str text);

/* The day of the week, from 0 (Sunday) on, whose full name a word is, folded by text_fold, in nearly all
 * languages whose names of months are known; -1: none. Short forms, which may be other words, are not read.
 */
int date_weekday_of(struct str word);

/* True for "en-US" and "en_US", where the month is first in "4/12". */
bool date_is_american(struct str language);

/* "2026-11-23T08:00:00Z". Years from 0 to 9999; others give an empty text. */
#define DATE_TEXT_BYTES 21
const char *date_format(int64_t at, char out[DATE_TEXT_BYTES]);

#endif
