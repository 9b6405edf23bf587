/* Dates as feeds write them, and the one form we write.
 *
 * Reads RFC 822 and 2822, RFC 3339, W3CDTF, ISO 8601 (calendar, week and ordinal), asctime and what real
 * feeds make of them: missing or wrong week days, two-digit years, names of months in a dozen languages,
 * missing zones (UTC), zone names. What cannot be read for certain is no date: never a wrong instant. */
#ifndef BREAKROOM_TEXT_DATE_H
#define BREAKROOM_TEXT_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* What a text says of a moment. */
struct date {
    int64_t at; /* seconds since 1970 UTC; without a zone as if the clock on the wall showed UTC */
    bool timed; /* it says the time of the day; else `at` is the midnight with which the day starts */
    bool zoned; /* it says the zone of that time */
    bool whole; /* it says a year of four digits, the month and the day: nothing was filled in */
};

/* False when the text is no date that exists. */
bool date_read(struct str text, struct date *out);

/* The same in seconds since 1970 UTC, for which a time without a zone is one of UTC. */
bool date_parse(struct str text, int64_t *out);

/* The same with a time or a day without a zone in that of a place; NULL: UTC. */
struct zone;
bool date_parse_at(struct str text, struct zone *zone, int64_t *out);

/* The instant of a time without zone: `at` as in struct date. Of two such instants (clocks go back) the
 * first, and of none (clocks go forward) as long after the change as the text is. Zone NULL: UTC. */
int64_t date_in_zone(int64_t at, struct zone *zone);

/* Days from 1970-01-01 to a day of the proleptic Gregorian calendar, after Howard Hinnant's
 * days_from_civil (https://howardhinnant.github.io/date_algorithms.html). `month` from 1. */
int64_t date_days(int64_t year, int month, int day);

/* The inverse, from the same source. */
void date_civil(int64_t days, int64_t *out_year, int *out_month, int *out_day);

/* How many days the month has. */
int date_month_days(int64_t year, int month);

/* "2026-11-23T08:00:00Z". Years from 0 to 9999; others give an empty text. */
#define DATE_TEXT_BYTES 21
const char *date_format(int64_t at, char out[DATE_TEXT_BYTES]);

#endif
