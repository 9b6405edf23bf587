/* The compliment box, open to everybody: a queue that a publisher reads. Nothing in it is shown before that,
 * and nothing is recorded about the author except what the author writes. */
#ifndef BREAKROOM_EDITOR_BRAVO_H
#define BREAKROOM_EDITOR_BRAVO_H

#include "base/arena.h"
#include "editor/newsroom.h"

#define BRAVO_NAME_MAX  80  /* characters, of both names */
#define BRAVO_TEXT_MAX  400 /* of the compliment */
#define BRAVO_QUEUE_MAX 200

struct bravo {
    int64_t number, at_ms;
    struct str to, text, by; /* by: absent when not given */
};

struct bravos {
    struct bravo *list; /* the oldest first */
    size_t count;
};

enum bravo_result {
    BRAVO_TAKEN,
    BRAVO_EMPTY, /* it lacks whom it is for, or the text */
    BRAVO_LONG,  /* a text is too long */
    BRAVO_FULL,  /* the queue, or the disk, is full */
};

enum bravo_result bravo_put(struct newsroom *room, const struct bravo *bravo);
struct bravos bravos_list(struct newsroom *room, struct arena *arena);
/* Removes one from the queue; false when it does not exist. Texts in the arena. */
bool bravo_take(struct newsroom *room, int64_t number, struct arena *arena, struct bravo *out);

/* Limits how often something is done: at most `most` times an hour by each client, and a hundred times a
 * minute by all together. */
struct rate;
struct rate *rate_create(int most);
void rate_destroy(struct rate *rate); /* NULL is fine */
/* Counts this time; false when it is one too many. */
bool rate_allows(struct rate *rate, const char *who, int64_t mono_ms);

#endif
