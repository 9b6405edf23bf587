/* Network to store: when, how, and the pictures.
 *
 * One process, one loop, no display. Each feed is due at its own time; a refresh is get, parse, pictures,
 * store, in that order, and only a complete and well-formed document replaces what the store has:
 *
 *   the same validators or bytes       nothing is parsed or written; missing pictures are looked for
 *   no document, no feed, cut off      what is stored stays; said once; back-off
 *   cut off, and nothing is stored     the items that came whole are taken
 *   a whole feed without items         clears when less than three are stored, for then the editor deleted
 * them; else what is stored stays for empty-grace, which may be a fault a web page what it links to as its
 * feed is asked instead (fetch/link.h), unless a feed has been there: then what is stored stays an alert in
 * it, or the first ever  stored at once; else the pictures come first, for a minute at most
 *
 * While an alert that has begun has not ended, its feed is asked each alert-interval at the latest.
 *
 * A feed that asks to be looked at less often (ttl, sy:updatePeriod) is: up to four times its interval, never
 * more often than it.
 *
 * A picture is stored under its entry in item.pictures; of each item the first that can be had, of three at
 * most. In a feed on disk an entry that is no address is a file inside the folder of the feed and becomes
 * "PATH#STAMP", so that a new content is a new picture; one that would leave the folder is dropped. A picture
 * that cannot be had, or is not whole, is tried again as fetch/refusals_private.h says: one that could not be
 * reached or is cut off soon, one that is not there after an hour, one whose bytes are refused (too large, no
 * picture) after a day or, where its server can tell, once it has changed. Pictures are decoded one at a time
 * in all feeds, beside everything else. When the machine's network comes up, feeds that fail are asked at
 * once. A feed on disk and the pictures beside it are looked at every two seconds, in a child,
 * so that a share that does not answer costs its feed alone (fetch/share_private.h). */
#ifndef BREAKROOM_FETCH_FETCH_H
#define BREAKROOM_FETCH_FETCH_H

#include <stdbool.h>

#include "config/config.h"
#include "config/health.h"
#include "feed/feed.h"
#include "recovery/recovery.h"
#include "store/store.h"

/* What of a document is read: the limits of [fetch], with so many items. */
struct feed_limits fetch_limits(const struct config *config, int64_t max_items);

struct fetcher;
struct runtime; /* runtime/runtime.h */

/* A fetcher for the feeds of the configuration into an open store; both must outlive it. NULL with a reason
 * when the machine cannot (libcurl, the decoder's sandbox). */
struct fetcher *fetcher_create(const struct config *config, struct store *store, const char **why);
void fetcher_destroy(struct fetcher *fetcher); /* NULL is fine */

/* The screen that pictures are scaled for, in pixels; they stand on it turned as the configuration says.
 * Default 1920 × 1080. */
void fetcher_set_screen(struct fetcher *fetcher, int width_px, int height_px);

/* Takes the size from what play notes in this folder (store_note_screen), read again before each refresh.
 * The text must outlive the fetcher. */
void fetcher_follow_screen(struct fetcher *fetcher, const char *folder);

/* Says in this file, after each refresh, how its feeds and (unless NULL) the configuration are. Both must
 * outlive the fetcher. */
void fetcher_report_to(struct fetcher *fetcher, const struct runtime *runtime,
                       const struct config_health *health);

/* Ends fetcher_run as soon as this descriptor can be read. */
void fetcher_end_on(struct fetcher *fetcher, int descriptor);

/* Notes in this record what is worked on, and heeds it in fetcher_run: what ended fetch twice is left alone,
 * and the steps of safe mode hold (recovery_step_words). It must outlive the fetcher. */
void fetcher_set_recovery(struct fetcher *fetcher, struct recovery *recovery);

/* Asks once for what [config] url names. True when another text is kept now: the configuration is to be read
 * again. fetcher_run does so by itself, each [fetch] interval, and then sends SIGHUP to the players that show
 * this store and to its own process. */
bool fetcher_refresh_configuration(struct fetcher *fetcher);

/* Refreshes every feed once, whatever is due, and returns how many of them failed. */
int fetcher_run_once(struct fetcher *fetcher);

/* Hides feeds that are in the store and not in the configuration (if it has any), then runs until the
 * descriptor of fetcher_end_on can be read; waits until the next deadline or the next byte. */
void fetcher_run(struct fetcher *fetcher);

#endif
