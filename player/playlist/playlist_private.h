/* What a playlist remembers, for the files of this folder only. */
#ifndef BREAKROOM_PLAYLIST_PLAYLIST_PRIVATE_H
#define BREAKROOM_PLAYLIST_PLAYLIST_PRIVATE_H

#include "playlist/judge.h"
#include "playlist/order.h"
#include "playlist/playlist.h"
#include "playlist/share.h"

#define PLAYLIST_NOWHERE  ORDER_NONE
#define PLAYLIST_PAST_MAX 32

/* What is known of an item from one set of items to the next. */
struct playlist_mark {
    uint64_t id;            /* of feed and key; the title too where a feed repeats a key */
    int turns;              /* in this round, as its weight gives them, plus 1; 0: not decided yet */
    int taken;              /* of all it has; of an alert, since it came */
    int64_t length_ms;      /* of a turn, as this round counts on it; decided with `turns` */
    int64_t known_ms;       /* of the last turn that was shown; 0: none yet */
    int64_t spent_ms;       /* of this round, by the turns that are over */
    int all;                /* turns of this round, those taken included */
    struct share_span span; /* of this round */
};

/* The turn of the current item. */
struct playlist_turn {
    uint64_t round;         /* that it belongs to */
    struct share_span span; /* of this turn, less the pages that are over; most_ms 0 or below: no limit */
    int64_t spent_ms;       /* by its pages that are over */
    int64_t words_ms;       /* that its pages would have had by their words */
    bool counted;           /* the current page is in the latter */
};

struct playlist {
    struct playlist_options options;
    struct zone *zone;
    int64_t floor_ms;

    const struct item *items;
    size_t count;
    struct playlist_mark *marks;       /* one each */
    struct playlist_verdict *verdicts; /* one each */
    struct moment judged;              /* when that was */
    int64_t change_ms;                 /* wall time at which they must be judged again, or TIME_NONE */

    /* the rotation: what follows the current item */
    uint64_t round;
    struct order_past past;
    size_t *queue;
    size_t head, end;

    /* newest first; while there are any, the rotation waits */
    size_t *alerts;
    size_t alert_count;
    bool alerting;

    size_t current;                   /* index of items, or PLAYLIST_NOWHERE */
    uint64_t seen[PLAYLIST_PAST_MAX]; /* ids of what was shown before, the last one at seen_count - 1 */
    size_t seen_count;
    struct playlist_turn turn;
    int page, pages;
    bool laid_out; /* playlist_set_pages was called for this page */
    int64_t since_ms, dwell_ms;
    bool paused;
    int64_t spent_ms;  /* of the dwell when it was paused */
    bool page_changed; /* the current page changed and playlist_advance has not said so */
};

#endif
