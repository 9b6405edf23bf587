/* Three times: monotonic for the rotation, wall for what is shown, and whether the wall time can be trusted.
 * A Raspberry Pi has no clock of its own: until the network has set it, it goes on from when the machine was
 * switched off, or thinks it is 1970. Only the loops ask for the time; everything below them gets it as an
 * argument. */
#ifndef BREAKROOM_BASE_CLOCK_H
#define BREAKROOM_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

struct moment {
    int64_t mono_ms; /* milliseconds since some start; never steps, never goes back */
    int64_t wall_ms; /* milliseconds since 1970-01-01 UTC, as the machine believes */
    bool trusted;    /* what the machine believes is so: clock_is_trusted */
};

/* No time at all: a date that is missing or cannot be read. */
#define TIME_NONE INT64_MIN

/* Where the wall time comes from. */
enum clock_source {
    CLOCK_NETWORK,  /* synchronised since this start of the machine */
    CLOCK_HARDWARE, /* set from a clock that runs without power */
    CLOCK_HOST,     /* a container: it is not told which of these, and has the clock of its host */
    CLOCK_UNSET,    /* none of them: whatever the machine made up or had saved */
    CLOCK_PAST,     /* earlier than a time that is known to have passed */
    CLOCK_SOURCE_COUNT
};

/* True for the first three. */
bool clock_is_trusted(enum clock_source source);
/* "network", "hardware", "host", "unset", "past". A literal. */
const char *clock_source_name(enum clock_source source);

/* What the machine says of its clock; clock_facts_of_machine asks it, tests make their own. */
struct clock_facts {
    const char *synchronised_path; /* a file that is there once systemd-timesyncd has set the clock */
    const char *rtc_folder;        /* hardware clocks as the kernel shows them: /sys/class/rtc */
    bool kernel_synchronised;      /* what adjtimex says */
};
struct clock_facts clock_facts_of_machine(void);

/* Judges a wall time. `floor_ms` is the latest one that is known to have passed (store_latest_ms), or
 * TIME_NONE. A time before this program was written is none. What the network says stands also before the
 * floor, which may come from a wrong clock; anything else must be past it. A hardware clock counts when the
 * kernel set its own from it or both agree to two minutes: one whose battery is empty does not agree with
 * what the machine had saved. One that runs on local time is up to 15 hours off. Where there is no rtc_folder
 * at all (containers; the kernels of machines without a hardware clock do show the folder, empty) nothing can
 * be told, and the time is believed. */
enum clock_source clock_judge(const struct clock_facts *facts, int64_t wall_ms, int64_t floor_ms);

/* A clock that is asked all the time and looks at its facts once a second, and when it was moved. All zero
 * but the floor is one that has not looked yet. */
struct clock {
    int64_t floor_ms;
    const struct clock_facts *facts; /* NULL: those of the machine */
    enum clock_source source;
    int64_t looked_ms, drift_ms; /* monotonic, and wall minus monotonic, when it looked; 0: never */
};

struct moment clock_read(struct clock *clock);

/* Sets the floor; what it decides is looked at anew. */
void clock_set_floor(struct clock *clock, int64_t floor_ms);

/* Now, for those who ask but once. */
struct moment clock_now(int64_t floor_ms);
/* The first of the three alone, which costs next to nothing. */
int64_t clock_mono_ms(void);

/* Reads "12s", "5m", "2h", "1d", "250ms" or a bare number of seconds. False for anything else, for less
 * than 0 and for more than 10 years. */
bool clock_parse_duration(const char *text, int64_t *out_ms);

/* Reads RFC 3339 ("2026-11-23T08:00:00+01:00"), the same without zone (local time) or a plain date (local
 * midnight): what a person types for --at. Everything else is false. */
bool clock_parse_time(const char *text, int64_t *out_ms);

#endif
