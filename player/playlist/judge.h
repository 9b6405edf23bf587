/* Decides whether an item may be shown now, and until when. */
#ifndef BREAKROOM_PLAYLIST_JUDGE_H
#define BREAKROOM_PLAYLIST_JUDGE_H

#include "playlist/playlist.h"
#include "base/zone.h"

#define JUDGE_YEAR_2000_MS ((int64_t)946684800000)

/* The judge knows a time that has certainly passed: now if the clock is trusted, else the floor. Conditions
 * that depend on later times are treated as not met for an embargo, and as met for anything else. */
struct judge {
    const struct playlist_options *options;
    struct zone *zone;
    int64_t known_ms; /* or TIME_NONE */
    bool trusted;
};

/* The time by which an item is sorted and aged, in milliseconds since 1970: published, updated or first seen,
 * if between 2000 and a year after the known time; else TIME_NONE. */
int64_t judge_time(const struct judge *judge, const struct item *item);

/* True when it is certain that the time has passed. */
bool judge_passed(const struct judge *judge, int64_t at_ms);
/* Milliseconds of a time in seconds; TIME_NONE for an invalid one. */
int64_t judge_seconds(int64_t at_s);

/* Fills one verdict per item. *next_ms: the earliest wall time at which one may change, or TIME_NONE. */
void judge_items(const struct judge *judge, const struct item *items, size_t count,
                 struct playlist_verdict *verdicts, int64_t *next_ms);

#endif
