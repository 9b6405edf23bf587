/* Fetching: from the network to the store.
 *
 * One process, one loop, no display. Each feed has its own schedule. A refresh is get, parse, pictures,
 * store, in that order, and only a complete and well-formed document replaces the stored items:
 *
 * - the same validators or bytes: nothing is parsed or written; missing pictures are fetched
 * - no document, not a feed, or cut off: the stored items stay; logged once; the next fetch is delayed
 * - cut off, and nothing is stored: its complete items are used
 * - a complete feed without items: removes the stored items when there are less than three, as an editor
 *   would; else they stay for empty-grace, since this may be a fault
 * - a web page: the feed that it links to is fetched instead (fetch/link.h), unless the address was a feed
 *   before: then the stored items stay
 * - an alert in it, or the first document of all: stored at once; else the pictures come first, for at most a
 *   minute
 *
 * During an alert its feed is fetched every alert-interval or more often. A feed that asks for a longer
 * interval (ttl, sy:updatePeriod) gets up to four times the configured one, never a shorter one.
 *
 * A picture is stored under its entry in item.pictures: for each item the first that is available, of at most
 * three. In a feed on disk an entry that is not an address is a file inside the folder of the feed and
 * becomes "PATH#STAMP", so that new content is a new picture; a path outside the folder is dropped. A picture
 * that could not be fetched, or not completely, is retried as fetch/refusals_private.h describes: soon if it
 * was unreachable or cut off, after an hour if it does not exist, after a day, or when the server reports a
 * change, if its bytes were refused (too large, not a picture). Pictures of all feeds are decoded one at a
 * time, in parallel with everything else. When the network comes up, failing feeds are fetched at once. A
 * feed on disk and the pictures beside it are checked every two seconds, in a child process, so that a share
 * that does not answer delays only its own feed (fetch/share_private.h). */
#ifndef BREAKROOM_FETCH_FETCH_H
#define BREAKROOM_FETCH_FETCH_H

#include <stdbool.h>

#include "base/reason.h"
#include "config/config.h"
#include "config/health.h"
#include "formats/feed_reader.h"
#include "recovery/recovery.h"
#include "store/store.h"

/* The limits of a document: those of [fetch], with this number of items. */
struct feed_limits fetch_limits(const struct config *config, int64_t max_items);

struct fetcher;
struct runtime; /* runtime/runtime.h */

/* A fetcher for the feeds of the configuration into an open store; both must outlive it. NULL with a reason
 * when the machine cannot (libcurl, the decoder's sandbox). */
struct fetcher *fetcher_create(const struct config *config, struct store *store, struct reason *why);
void fetcher_destroy(struct fetcher *fetcher); /* NULL is fine */

/* The screen size that pictures are scaled for, in pixels, before the configured rotation. Default 1920 ×
 * 1080. */
void fetcher_set_screen(struct fetcher *fetcher, int width_px, int height_px);

/* Uses the size that play records in this folder (store_note_screen), read again before each refresh. The
 * text must outlive the fetcher. */
void fetcher_follow_screen(struct fetcher *fetcher, const char *folder);

/* Reports the state of the feeds and (unless NULL) of the configuration in this file after each refresh. Both
 * must outlive the fetcher. */
void fetcher_report_to(struct fetcher *fetcher, const struct runtime *runtime,
                       const struct config_health *health);

/* Ends fetcher_run as soon as this descriptor becomes readable. */
void fetcher_end_on(struct fetcher *fetcher, int descriptor);

/* Records the current work, and applies the record in fetcher_run: content that crashed fetch twice is
 * skipped, and the steps of safe mode apply (recovery_step_words). It must outlive the fetcher. */
void fetcher_set_recovery(struct fetcher *fetcher, struct recovery *recovery);

/* Asks once for what [config] url names. True when another text is kept now: the configuration is to be read
 * again. fetcher_run does so by itself, each [fetch] interval, and then sends SIGHUP to the players that show
 * this store and to its own process. */
bool fetcher_refresh_configuration(struct fetcher *fetcher);

/* Refreshes every feed once, due or not, and returns the number of failures. */
int fetcher_run_once(struct fetcher *fetcher);

/* Hides stored feeds that are not in the configuration (if it has any), then runs until the descriptor of
 * fetcher_end_on becomes readable, waiting for the next deadline or the next byte. */
void fetcher_run(struct fetcher *fetcher);

#endif
