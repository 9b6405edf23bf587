/* The rotation: which items are shown, in what order and for how long, and why others are not. Pure: time is
 * an argument.
 *
 * The rotation goes in rounds. In a round every item has its turn, fresh and urgent ones several, newest
 * first; two of a kind are side by side only when nothing else waits in the round, and no item follows
 * itself while there is another. The barometer is directly before the first figure of each round. An item
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

/* From so many items on, one that takes more than its share of a round is reported. */
#define PLAYLIST_MANY_ITEMS 10

/* Limits of a feed; 0: no limit. */
struct playlist_feed {
    const char *name;  /* as in item.feed */
    int64_t max_kept;  /* the first ones in the feed */
    int64_t max_shown; /* of these, the newest */
};

/* Values of 0 or NULL stand for the default given in each line. Texts and lists must outlive the playlist. */
struct playlist_options {
    int64_t slide_ms;                   /* a fixed dwell; 0: from the words */
    int64_t slide_min_ms, slide_max_ms; /* bounds of the computed dwell */
    int64_t look_up_ms;                 /* time before reading begins; 0: 3 seconds */
    int words_per_minute;               /* reading speed; 0: 180 */
    int64_t kind_ms[KIND_COUNT];        /* a fixed dwell of a kind; 0: as for all */
    int64_t max_age_ms[KIND_COUNT];     /* older items are not shown; 0: no limit */
    int64_t news_age_ms; /* the same, for news without such a limit in a feed without end dates; the newest
                            three stay when nothing else of the feed is left; 0: no limit */
    const struct playlist_feed *feeds; /* feeds that are not in the list have no limit */
    size_t feed_count;
    int64_t alert_ms;        /* how long an alert without an end is shown; 0: 4 hours */
    const char *zone;        /* of the screen, as in the tz database; NULL: the system's */
    const char *site;        /* the site of the screen, for `sites`; NULL or "": none */
    const char *const *tags; /* additional names for `sites` */
    size_t tag_count;
    uint64_t seed; /* varies the rounds in which items are repeated, so that neighbouring screens differ */
};

struct playlist;

/* An empty playlist: playlist_current is then NULL. The caller owns it: playlist_destroy. */
struct playlist *playlist_create(const struct playlist_options *options);
void playlist_destroy(struct playlist *playlist); /* NULL is fine */

/* The latest wall time that is known to have passed (store_latest_ms), or TIME_NONE, which is the default. It
 * is used as the time while the clock is not trusted. */
void playlist_set_floor(struct playlist *playlist, int64_t floor_ms);

/* Appends the position of the rotation, on one line, for a playlist of another process to continue from. */
void playlist_save(const struct playlist *playlist, struct buf *out);
/* Continues from such a position, with its page and remaining time (monotonic times must be of the same
 * machine). Call it before the first playlist_set_items. False, and the rotation starts from the beginning,
 * when the text is incomplete. */
bool playlist_restore(struct playlist *playlist, struct str text);

/* Takes new items, which must live until the next call has returned. The current item continues if it may
 * still be shown (by feed and key), with its page and remaining time; else the next one becomes current and
 * playlist_advance reports it at once. */
void playlist_set_items(struct playlist *playlist, const struct item *items, size_t count, struct moment now);

/* The item on the screen and its page (from 0), or NULL when there is nothing to show. */
const struct item *playlist_current(const struct playlist *playlist, int *page);

/* The next page or item, so that it can be laid out in advance. NULL when there is none. */
const struct item *playlist_upcoming(const struct playlist *playlist, int *page);

/* Says how many pages the current item turned out to have and how long its current page should stay
 * (playlist_dwell), which it does within the item's part of the round. Called for each page as it comes to
 * the screen, which is when its time begins, and again when it is laid out again, which does not restart it.
 */
void playlist_set_pages(struct playlist *playlist, int pages, int64_t dwell_ms, struct moment now);

/* The dwell of a page with this many words. The first of these that is set: `seconds` of the item (3 to 600),
 * the dwell of its kind, the fixed dwell; else 3 seconds to look up and the time to read the words (180 a
 * minute, slow reading on a screen: Brysbaert 2019 gives 238 on paper) in whole seconds, within the bounds.
 */
int64_t playlist_dwell(const struct playlist *playlist, const struct item *item, int words);

/* Advances when the dwell is over or the item has ended, and judges all items again when an item's period
 * begins or ends and when the clock stepped; true when the current page changed, here or since the last call:
 * show it. A long sleep advances by one page only; a call that is up to 100 ms late does not delay later
 * pages. */
bool playlist_advance(struct playlist *playlist, struct moment now);

/* Steps forward or back manually, also while paused; playlist_advance reports it at once. */
void playlist_step(struct playlist *playlist, int direction, struct moment now);

/* While paused, dwells do not end, but periods of items do. */
void playlist_pause(struct playlist *playlist, bool paused, struct moment now);

/* Monotonic time of the next change, including periods of items: a past time when a change is to be reported,
 * INT64_MAX when there is none. A step of the clock cannot be foreseen: call playlist_advance every second or
 * two. */
int64_t playlist_deadline(const struct playlist *playlist);

/* When the current page came to the screen, and when its dwell ends: monotonic; INT64_MAX when it stays.
 */
int64_t playlist_since(const struct playlist *playlist);
int64_t playlist_page_end(const struct playlist *playlist);

/* Why an item is not shown. */
enum playlist_reason {
    PLAYLIST_SHOWN,
    PLAYLIST_EMBARGO,     /* its `from` is in the future */
    PLAYLIST_NOT_YET,     /* its publication is in the future */
    PLAYLIST_EXPIRED,     /* its `until` has passed; or the day of an upcoming item without `until` */
    PLAYLIST_OTHER_SITE,  /* `sites` names neither the site nor a tag */
    PLAYLIST_HOURS,       /* outside its `hours` or `days` */
    PLAYLIST_TOO_OLD,     /* older than the maximum age of its kind */
    PLAYLIST_TOO_MANY,    /* more items of its feed than the maximum, and newer */
    PLAYLIST_DUPLICATE,   /* a duplicate of a more complete item */
    PLAYLIST_EMPTY,       /* neither text nor picture */
    PLAYLIST_CLOCK,       /* its `from` cannot be judged while the clock is not trusted */
    PLAYLIST_UNREADABLE,  /* its `from` or `public_on` is not a date: an embargo with an unknown end */
    PLAYLIST_QUARANTINED, /* item.quarantined: it crashed the player */
    PLAYLIST_PLACEHOLDER, /* item.placeholder: default text of a content system */
    PLAYLIST_REASON_COUNT
};

/* "shown", "embargo", "not-yet", … A literal. */
const char *playlist_reason_name(enum playlist_reason reason);

struct playlist_verdict {
    enum playlist_reason reason;
    /* Wall time. Shown: when it ends; embargo, not-yet, hours: when it starts; expired, too-old: when it
     * ended. TIME_NONE when there is no such time or it is not known. */
    int64_t at_ms;
    bool kept; /* shown although it is older than news_age_ms */
};

/* True when a field of the item says something without a title and a text; a place, a day or a label only
 * adds to them. */
bool playlist_field_says_something(const struct item *item);

/* The verdict on items[index] of the last playlist_set_items, as judged last. */
struct playlist_verdict playlist_verdict(const struct playlist *playlist, size_t index);

/* True while an alert is shown and the rotation waits. */
bool playlist_alerting(const struct playlist *playlist);

#endif
