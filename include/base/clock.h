/* Three times: monotonic for the rotation, wall for what is shown, and whether the wall time can be trusted.
 * A Raspberry Pi has no hardware clock: until the network sets the time, it continues from when the machine
 * was switched off, or starts in 1970. Only the loops ask for the time; everything below them gets it as an
 * argument. */
#ifndef BREAKROOM_BASE_CLOCK_H
#define BREAKROOM_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

struct moment {
    int64_t mono_ms; /* milliseconds since some start; never steps, never goes back */
    int64_t wall_ms; /* milliseconds since 1970-01-01 UTC, by the machine's clock */
    bool trusted;    /* the wall time is trusted: clock_is_trusted */
};

/* No time at all: a date that is missing or cannot be read. */
#define TIME_NONE INT64_MIN

/* Sources of the wall time. */
enum clock_source {
    CLOCK_NETWORK,  /* synchronised since this start of the machine */
    CLOCK_HARDWARE, /* set from a hardware clock with a battery */
    CLOCK_HOST,     /* a container: it uses the clock of its host, whose source is not known */
    CLOCK_UNSET,    /* none of these: an initial or saved time */
    CLOCK_PAST,     /* earlier than a time that is known to have passed */
    CLOCK_SOURCE_COUNT
};

/* True for the first three. */
bool clock_is_trusted(enum clock_source source);
/* "network", "hardware", "host", "unset", "past". A literal. */
const char *clock_source_name(enum clock_source source);

/* What the machine reports about its clock. */
struct clock_evidence {
    const char *synchronised_path; /* a file that is there once systemd-timesyncd has set the clock */
    const char *rtc_folder;        /* hardware clocks as the kernel shows them: /sys/class/rtc */
    bool kernel_synchronised;      /* what adjtimex says */
};

/* Judges a wall time. `floor_ms` is the latest one that is known to have passed (store_latest_ms), or
 * TIME_NONE. A time before this program was written is never trusted. A time from the network is trusted even
 * if it is before the floor, which may come from a wrong clock; any other time must be later than the floor.
 * A hardware clock is trusted when the kernel set its time from it or both agree to two minutes: one whose
 * battery is empty differs from the time the machine had saved. A hardware clock on local time may be up to
 * 15 hours off. Where there is no rtc_folder at all (containers; a kernel without a hardware clock shows the
 * folder, empty) the source is unknown and the time is trusted. */
enum clock_source clock_judge(const struct clock_evidence *evidence, int64_t wall_ms, int64_t floor_ms);

/* A clock for frequent reads: it checks its source once a second, and when the time stepped.
 * Zero-initialised, except for the floor. */
struct clock {
    int64_t floor_ms;
    const struct clock_evidence *evidence; /* NULL: those of the machine */
    enum clock_source source;
    int64_t looked_ms,
        drift_ms; /* monotonic time, and wall minus monotonic time, of the last check; 0: never */
};

struct moment clock_read(struct clock *clock);

/* Sets the floor and judges the clock again. */
void clock_set_floor(struct clock *clock, int64_t floor_ms);

/* The current time, for callers that need it once. */
struct moment clock_now(int64_t floor_ms);
/* The monotonic time alone, which is cheap. */
int64_t clock_mono_ms(void);

/* Reads "12s", "5m", "2h", "1d", "250ms" or a bare number of seconds. False for anything else, for less
 * than 0 and for more than 10 years. */
bool clock_parse_duration(const char *text, int64_t *out_ms);

/* Reads RFC 3339 ("2026-11-23T08:00:00+01:00"), the same without zone (local time) or a plain date (local
 * midnight): the forms accepted by --at. False for anything else. */
bool clock_parse_time(const char *text, int64_t *out_ms);

#endif
