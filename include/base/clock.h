/* Three times: monotonic for the rotation, wall for what is shown, and whether the wall time can be trusted.
 * A Raspberry Pi has no clock of its own: until the network has set it, it may think it is 1970. Only the
 * loops ask for the time; everything below them gets it as an argument. */
#ifndef BREAKROOM_BASE_CLOCK_H
#define BREAKROOM_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

struct moment {
    int64_t mono_ms; /* milliseconds since some start; never steps, never goes back */
    int64_t wall_ms; /* milliseconds since 1970-01-01 UTC, as the machine believes */
    bool trusted;    /* synchronised by NTP, or later than the floor given to clock_now */
};

/* No time at all: a date that is missing or cannot be read. */
#define TIME_NONE INT64_MIN

/* Now. Synchronised is what the kernel (adjtimex) or systemd-timesyncd says. `floor_ms` is the latest wall
 * time that is known to have passed (what the store has seen), or TIME_NONE: an unsynchronised clock past it,
 * one before it is not. */
struct moment clock_now(int64_t floor_ms);

/* Reads "12s", "5m", "2h", "1d", "250ms" or a bare number of seconds. False for anything else, for less
 * than 0 and for more than 10 years. */
bool clock_parse_duration(const char *text, int64_t *out_ms);

/* Reads RFC 3339 ("2026-11-23T08:00:00+01:00"), the same without zone (local time) or a plain date (local
 * midnight): what a person types for --at. Everything else is false. */
bool clock_parse_time(const char *text, int64_t *out_ms);

#endif
