/* Proof of play: counts what is shown, and writes it in batches (store/played.h) by a child, so that a disk
 * cannot delay the slides. A power cut loses the counts since the last batch. */
#ifndef BREAKROOM_PLAY_TALLY_H
#define BREAKROOM_PLAY_TALLY_H

#include "base/worker.h"
#include "feed/item.h"
#include "store/played.h"

#define TALLY_BATCH_MS ((int64_t)15 * 60 * 1000)
#define TALLY_ROWS_MAX 4096

/* Counted rows; texts in the arena. */
struct tally_rows {
    struct arena *arena; /* NULL: none */
    struct played_row *list;
    size_t count;
};

struct tally {
    const char *folder; /* of the store */
    int64_t run;
    struct tally_rows rows;      /* since the last batch */
    struct tally_rows sent;      /* given to the worker, until it confirms that they are on the disk */
    struct worker worker;        /* fd -1: none runs */
    int64_t batch_ms;            /* monotonic: when the next batch is due */
    int64_t counted_ms;          /* monotonic: the time of the standing row is counted up to here */
    struct played_row *standing; /* currently on the screen; NULL: nothing that counts */
    uint64_t item_hash;          /* of the item shown last */
    int64_t slides;              /* the caller's count when last called */
    bool full, failed;           /* were said */
};

/* `folder` must outlive it. */
void tally_init(struct tally *tally, const char *folder, struct moment now);

/* Sets what is seen on the screen from now on: a page of an item, or NULL (dark, no television, no item).
 * `slides` differs after each slide shown; an item counts once, however many pages it has. To be called with
 * each step of the loop, at least once a minute; writes a batch when one is due. Never waits. */
void tally_follow(struct tally *tally, const struct item *item, int page, int64_t slides, struct moment now);

/* Writes the rest; waits for the disk for at most a second. */
void tally_finish(struct tally *tally, struct moment now);

#endif
