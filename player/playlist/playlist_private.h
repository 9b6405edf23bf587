/* State of a playlist, for the files of this folder only. */
#ifndef BREAKROOM_PLAYLIST_PLAYLIST_PRIVATE_H
#define BREAKROOM_PLAYLIST_PLAYLIST_PRIVATE_H

#include "playlist/judge.h"
#include "playlist/order.h"
#include "playlist/playlist.h"
#include "playlist/share.h"

#define PLAYLIST_NOWHERE  ORDER_NONE
#define PLAYLIST_PAST_MAX 32

/* State of an item that is kept when items are loaded again. */
struct playlist_mark {
    uint64_t id;            /* of feed and key; and of the title where a feed repeats a key */
    int turns;              /* in this round, as its weight gives them, plus 1; 0: not decided yet */
    int taken;              /* of all its turns; for an alert, since it appeared */
    int64_t length_ms;      /* expected length of a turn in this round; decided with `turns` */
    int64_t known_ms;       /* length of the last turn that was shown; 0: none yet */
    int64_t spent_ms;       /* of this round, by finished turns */
    int all;                /* turns of this round, including those taken */
    struct share_span span; /* of this round */
};

/* The turn of the current item. */
struct playlist_turn {
    uint64_t round;         /* that it belongs to */
    struct share_span span; /* of this turn, minus the finished pages; most_ms 0 or below: no limit */
    int64_t spent_ms;       /* by its finished pages */
    int64_t words_ms;       /* time that its pages need by their words */
    bool counted;           /* the current page is included in words_ms */
};

struct playlist {
    struct playlist_options options;
    struct zone *zone;
    int64_t floor_ms;

    const struct item *items;
    size_t count;
    struct playlist_mark *marks;       /* one each */
    struct playlist_verdict *verdicts; /* one each */
    struct moment judged;              /* time of the last judgement */
    int64_t change_ms;                 /* wall time of the next judgement, or TIME_NONE */

    /* the rotation: the items after the current one */
    uint64_t round;
    struct order_past past;
    size_t *queue;
    size_t head, end;

    /* newest first; while there are any, the rotation is suspended */
    size_t *alerts;
    size_t alert_count;
    bool alerting;

    size_t current;                   /* index of items, or PLAYLIST_NOWHERE */
    uint64_t seen[PLAYLIST_PAST_MAX]; /* ids of the items shown before, the last one at seen_count - 1 */
    size_t seen_count;
    struct playlist_turn turn;
    int page, pages;
    bool laid_out; /* playlist_set_pages was called for this page */
    int64_t since_ms, dwell_ms;
    bool paused;
    int64_t spent_ms;  /* part of the dwell that had passed when it was paused */
    bool page_changed; /* the current page changed and playlist_advance has not returned that yet */
};

#endif
