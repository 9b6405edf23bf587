/* The report of fetch about itself and its feeds: for `breakroom status`, and in the log when it changes. */
#ifndef BREAKROOM_FETCH_REPORT_PRIVATE_H
#define BREAKROOM_FETCH_REPORT_PRIVATE_H

#include "fetch/fetch_private.h"

/* The latest past date of these items, in seconds since 1970; for an item without a date, when it was first
 * seen. TIME_NONE when there is none. */
int64_t report_newest(const struct item *items, size_t count, int64_t now_s);

/* Updates the member "fetch" of the report of this process (runtime/runtime.h), including "feeds". */
void report_write(struct fetcher *fetcher);

/* Writes the place of this machine in the network: the value of the member "machine". Nothing on failure. */
void report_machine(struct buf *out);

/* Logs that the store cannot be written, once and again each hour while it lasts, and that it can be written
 * again. `good`: the last change was stored, on disk or in memory. */
void report_store(struct fetcher *fetcher, bool good, struct moment now);

/* --- the log --- */

/* Logs the start, and feeds that can be changed on the network. */
void say_start(const struct fetcher *fetcher);

/* True when the text differs from the one logged last, which is updated; "" means that the fault is gone, and
 * gives false. */
bool say_is_news(char said[FETCH_SHOWN_BYTES], struct str text);

/* Logs a limit that begins to cut something off, with its option. */
void say_cuts(struct source *source, const struct refresh *refresh);

/* Logs when pictures, or rows of them, begin to be missing. */
void say_losses(struct source *source, const struct refresh *refresh);

#endif
