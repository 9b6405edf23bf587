/* What fetch says of itself and of its feeds: for `breakroom status`, and in the log when it changes, not
 * each time. */
#ifndef BREAKROOM_FETCH_REPORT_PRIVATE_H
#define BREAKROOM_FETCH_REPORT_PRIVATE_H

#include "fetch/fetch_private.h"

/* The latest date of these items that has passed, in seconds since 1970; of one without a date, when it was
 * first seen. TIME_NONE when there is none. */
int64_t report_newest(const struct item *items, size_t count, int64_t now_s);

/* Writes it anew, as the member "fetch" of what this process says (runtime/runtime.h), with "feeds". */
void report_write(const struct fetcher *fetcher);

/* Writes where this machine is in the network: the member "machine". */
void report_machine(struct buf *out);

/* Says that the store cannot be written, once and again each hour while it lasts, and that it can again.
 * `good`: the last change was stored, on disk or in memory. */
void report_store(struct fetcher *fetcher, bool good, struct moment now);

/* --- the log --- */

/* The start, and feeds that anybody on the way can change. */
void say_start(const struct fetcher *fetcher);

/* True when the text is another than what was said last, which it then is; "" is a fault that is gone, and no
 * news. */
bool say_is_news(char said[FETCH_SHOWN_BYTES], struct str text);

/* A limit that begins to cut something off, with its option. */
void say_cuts(struct source *source, const struct refresh *refresh);

/* Pictures that begin to be missing, or some of whose rows are. */
void say_losses(struct source *source, const struct refresh *refresh);

#endif
