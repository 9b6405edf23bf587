/* Which items, in what order, for how long. Pure: time is an argument.
 *
 * Newest first, kinds interleaved (no two of a kind in a row while another waits). An item of several pages
 * shows them one after the other before the next item's turn. */
#ifndef BREAKROOM_PLAYLIST_PLAYLIST_H
#define BREAKROOM_PLAYLIST_PLAYLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "feed/item.h"

struct playlist_options {
    int64_t slide_ms;                   /* a fixed dwell, or 0: from the words */
    int64_t slide_min_ms, slide_max_ms; /* bounds of the latter */
};

struct playlist;

/* An empty playlist: playlist_current is then NULL. The caller owns it: playlist_destroy. */
struct playlist *playlist_create(const struct playlist_options *options);
void playlist_destroy(struct playlist *playlist); /* NULL is fine */

/* Takes new items, which must live until the next call has returned. The item now showing goes on when it is
 * still there (by feed and key), at its page and with the time it has left; else the next one is current and
 * playlist_advance says so at once. */
void playlist_set_items(struct playlist *playlist, const struct item *items, size_t count, struct moment now);

/* The item on the screen and its page (from 0), or NULL when there is nothing to show. */
const struct item *playlist_current(const struct playlist *playlist, int *page);

/* What comes after it, so that it can be laid out ahead: the next page or the next item. NULL when nothing
 * will. */
const struct item *playlist_upcoming(const struct playlist *playlist, int *page);

/* Says how many pages the current item turned out to have and how long its current page should stay
 * (playlist_dwell). Called once for each page as it comes to the screen. */
void playlist_set_pages(struct playlist *playlist, int pages, int64_t dwell_ms, struct moment now);

/* How long a page with this many words stays: the fixed dwell, else 3 seconds to look up and 1/3 s a word
 * (about 180 words a minute, slow reading on a screen: Brysbaert 2019 gives 238 on paper), within the bounds.
 */
int64_t playlist_dwell(const struct playlist *playlist, const struct item *item, int words);

/* Moves on when the dwell is over; true when the current page changed, here or since the last call: show it.
 * A long sleep moves on by one only. */
bool playlist_advance(struct playlist *playlist, struct moment now);

/* Moves on or back by hand, also while paused; playlist_advance says so at once. */
void playlist_step(struct playlist *playlist, int direction, struct moment now);

/* While paused, no dwell runs out. */
void playlist_pause(struct playlist *playlist, bool paused, struct moment now);

/* Monotonic time of the next change: one that has passed when there is one to say, INT64_MAX when there is
 * none (nothing to show, paused, or one page only). */
int64_t playlist_deadline(const struct playlist *playlist);

/* When the current page came to the screen (monotonic). */
int64_t playlist_since(const struct playlist *playlist);

#endif
