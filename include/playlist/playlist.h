/* Which items, in what order, for how long, and why not. Pure: time is an argument.
 *
 * The rotation goes in rounds. In a round every item has its turn, fresh and urgent ones several, newest
 * first; two of a kind stand side by side only when nothing else waits in the round, and no item follows
 * itself while there is another. The barometer stands directly before the first figure of each round. An item
 * of several pages shows them one after the other. Of ten items or more none has more than a tenth of the
 * time of a round: when one takes longer, the others come more often, and stay longer than their words need
 * where that does not come out even. An alert interrupts all this, and alternates only with other alerts
 * until it ends. All of it follows from the items, the seed and the times given. */
#ifndef BREAKROOM_PLAYLIST_PLAYLIST_H
#define BREAKROOM_PLAYLIST_PLAYLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "feed/item.h"

/* A feed of which not all items are shown; 0: no limit. */
struct playlist_feed {
    const char *name;  /* as in item.feed */
    int64_t max_kept;  /* those that come first in it */
    int64_t max_shown; /* of these, the newest */
};

/* What is 0 or NULL is the default that each line names. Texts and lists must outlive the playlist. */
struct playlist_options {
    int64_t slide_ms;                   /* a fixed dwell; 0: from the words */
    int64_t slide_min_ms, slide_max_ms; /* bounds of the latter */
    int64_t look_up_ms;                 /* before the reading begins; 0: 3 seconds */
    int words_per_minute;               /* reading speed; 0: 180 */
    int64_t kind_ms[KIND_COUNT];        /* a fixed dwell of a kind; 0: as all */
    int64_t max_age_ms[KIND_COUNT];     /* older items are not shown; 0: no limit */
    int64_t news_age_ms; /* likewise, of news without such a limit in a feed none of whose items names an end;
                          * when nothing else of the feed is left, its newest three stay; 0: no limit */
    const struct playlist_feed *feeds; /* what is not in the list has no limit */
    size_t feed_count;
    int64_t alert_ms;        /* how long an alert that names no end stays; 0: 4 hours */
    const char *zone;        /* of the screen, as in the tz database; NULL: the system's */
    const char *site;        /* where the screen hangs, for `sites`; NULL or "": nowhere named */
    const char *const *tags; /* further names that `sites` may mean */
    size_t tag_count;
    uint64_t seed; /* shifts who has a further turn in which round: screens side by side differ */
};

struct playlist;

/* An empty playlist: playlist_current is then NULL. The caller owns it: playlist_destroy. */
struct playlist *playlist_create(const struct playlist_options *options);
void playlist_destroy(struct playlist *playlist); /* NULL is fine */

/* The latest wall time that is known to have passed (store_latest_ms), or TIME_NONE, which is the default.
 * It stands in for the time while the clock is not trusted. */
void playlist_set_floor(struct playlist *playlist, int64_t floor_ms);

/* Appends where the rotation stands, on one line, for a playlist of another process to go on from there. */
void playlist_save(const struct playlist *playlist, struct buf *out);
/* Goes on from there, at its page and with the time it has left (monotonic times are those of one machine).
 * Before the first playlist_set_items. False, and it begins anew, when the text is not whole. */
bool playlist_restore(struct playlist *playlist, struct str text);

/* Takes new items, which must live until the next call has returned. The item now showing goes on when it may
 * still be shown (by feed and key), at its page and with the time it has left; else the next one is current
 * and playlist_advance says so at once. */
void playlist_set_items(struct playlist *playlist, const struct item *items, size_t count, struct moment now);

/* The item on the screen and its page (from 0), or NULL when there is nothing to show. */
const struct item *playlist_current(const struct playlist *playlist, int *page);

/* What comes after it, so that it can be laid out ahead: the next page or the next item. NULL when nothing
 * will. */
const struct item *playlist_upcoming(const struct playlist *playlist, int *page);

/* Says how many pages the current item turned out to have and how long its current page should stay
 * (playlist_dwell), which it does within the item's part of the round. Called for each page as it comes to
 * the screen, which is when its time begins, and again when it is laid out anew, which leaves its time as it
 * is. */
void playlist_set_pages(struct playlist *playlist, int pages, int64_t dwell_ms, struct moment now);

/* How long a page with this many words stays. The first of these that is given: `seconds` of the item (3 to
 * 600), the dwell of its kind, the fixed dwell; else 3 seconds to look up and the time to read the words (180
 * a minute, slow reading on a screen: Brysbaert 2019 gives 238 on paper) in whole seconds, within the bounds.
 */
int64_t playlist_dwell(const struct playlist *playlist, const struct item *item, int words);

/* Moves on when the dwell is over or the item's time has ended, and judges all items anew when a window opens
 * or ends and when the clock stepped; true when the current page changed, here or since the last call: show
 * it. A long sleep moves on by one only; a call that comes up to 100 ms late does not delay what follows. */
bool playlist_advance(struct playlist *playlist, struct moment now);

/* Moves on or back by hand, also while paused; playlist_advance says so at once. */
void playlist_step(struct playlist *playlist, int direction, struct moment now);

/* While paused, no dwell runs out; windows do. */
void playlist_pause(struct playlist *playlist, bool paused, struct moment now);

/* Monotonic time of the next change, windows included: one that has passed when there is one to say,
 * INT64_MAX when there is none. A step of the clock is no change that can be foreseen: call playlist_advance
 * each second or two. */
int64_t playlist_deadline(const struct playlist *playlist);

/* When the current page came to the screen, and when its dwell is over: monotonic; INT64_MAX when it stays.
 */
int64_t playlist_since(const struct playlist *playlist);
int64_t playlist_page_end(const struct playlist *playlist);

/* Why an item is not shown. */
enum playlist_reason {
    PLAYLIST_SHOWN,
    PLAYLIST_EMBARGO,     /* its `from` has not come */
    PLAYLIST_NOT_YET,     /* its publication has not come */
    PLAYLIST_EXPIRED,     /* its `until` has passed; or the day of something upcoming that names no `until` */
    PLAYLIST_OTHER_SITE,  /* `sites` names neither the site nor a tag */
    PLAYLIST_HOURS,       /* outside its `hours` or `days` */
    PLAYLIST_TOO_OLD,     /* passed the maximum age of its kind */
    PLAYLIST_TOO_MANY,    /* newer ones of its feed fill the maximum */
    PLAYLIST_DUPLICATE,   /* another item is the same and says more */
    PLAYLIST_EMPTY,       /* has neither words nor picture */
    PLAYLIST_CLOCK,       /* its `from` cannot be judged while the clock is not trusted */
    PLAYLIST_UNREADABLE,  /* its `from` or `public_on` is no date: an embargo, and nobody knows until when */
    PLAYLIST_PUT_ASIDE,   /* item.put_aside: it ended the player */
    PLAYLIST_PLACEHOLDER, /* item.placeholder: a content system filled it in */
    PLAYLIST_REASON_COUNT
};

/* "shown", "embargo", "not-yet", … A literal. */
const char *playlist_reason_name(enum playlist_reason reason);

struct playlist_verdict {
    enum playlist_reason reason;
    /* Wall time. Shown: when it will leave; embargo, not-yet, hours: when it will come; expired, too-old:
     * when it left. TIME_NONE when there is no such moment or it is not known. */
    int64_t at_ms;
    bool kept; /* shown, though it is older than news_age_ms */
};

/* The verdict on items[index] of the last playlist_set_items, as last judged. */
struct playlist_verdict playlist_verdict(const struct playlist *playlist, size_t index);

/* True while an alert is shown and the rotation waits. */
bool playlist_alerting(const struct playlist *playlist);

#endif
