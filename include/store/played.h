/* Proof of play: what was shown on which day, how often and how long. A separate small database in the
 * store's folder, played.db, which play writes and fetch never uses. Settings as for the store: a batch is
 * written completely or not at all, even if the power fails. */
#ifndef BREAKROOM_STORE_PLAYED_H
#define BREAKROOM_STORE_PLAYED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/reason.h"
#include "base/str.h"

#define PLAYED_KEPT_DAYS 400 /* older ones are removed */
#define PLAYED_NO_DAY    0   /* the clock was not trusted */

/* A calendar day of the process's time zone as a number, 20261204 for 4 December 2026. */
int played_day(int64_t wall_ms);

struct played_row {
    int day;             /* or PLAYED_NO_DAY: */
    int64_t mono_hour;   /* then hours of the monotonic clock; else 0 */
    struct str feed, id; /* which item */
    struct str title;    /* the latest one */
    int64_t times, shown_ms;
};

/* Adds rows in one transaction. `run` is a number of the process: once `now` is trusted, rows that this run
 * added without a day get their day; those of an earlier run stay without. Days older than PLAYED_KEPT_DAYS
 * are deleted. A damaged file is renamed to .damaged and a new one created. May wait for the disk. False
 * when nothing was added. */
bool played_add(const char *folder, int64_t run, const struct played_row *rows, size_t count,
                struct moment now);

typedef void played_fn(void *ctx, const struct played_row *row);

/* Calls `each` for every item of every day from `from` to `to`, those without a day first when `from` is
 * PLAYED_NO_DAY; mono_hour is 0. Texts live until it returns. False with the reason when the file
 * cannot be read; a missing file has no rows. */
bool played_each(const char *folder, int from, int to, played_fn *each, void *ctx, struct arena *arena,
                 struct reason *why);

#endif
