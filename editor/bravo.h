/* The box for compliments that anybody may write: a queue that a publisher reads. Nothing of it is shown
 * without one, and nothing is kept of who wrote it but what he says. */
#ifndef BREAKROOM_EDITOR_BRAVO_H
#define BREAKROOM_EDITOR_BRAVO_H

#include "base/arena.h"
#include "editor/newsroom.h"

#define BRAVO_NAME_MAX  80  /* characters, of both names */
#define BRAVO_TEXT_MAX  400 /* of what it is for */
#define BRAVO_QUEUE_MAX 200

struct bravo {
    int64_t number, at_ms;
    struct str to, text, by; /* by: absent when he does not say */
};

struct bravos {
    struct bravo *list; /* the oldest first */
    size_t count;
};

enum bravo_result {
    BRAVO_TAKEN,
    BRAVO_EMPTY, /* it does not say to whom or for what */
    BRAVO_LONG,  /* a text is too long */
    BRAVO_FULL,  /* the queue, or the disk */
};

enum bravo_result bravo_put(struct newsroom *room, const struct bravo *bravo);
struct bravos bravos_list(struct newsroom *room, struct arena *arena);
/* Takes one out of the queue; false when it is not there. Texts in the arena. */
bool bravo_take(struct newsroom *room, int64_t number, struct arena *arena, struct bravo *out);

/* Limits how often something is done, for each of those who do it: at most `most` times within an hour, and a
 * hundred by all together within a minute. */
struct rate;
struct rate *rate_create(int most);
void rate_destroy(struct rate *rate); /* NULL is fine */
/* Counts this time; false when it is one too many. */
bool rate_allows(struct rate *rate, const char *who, int64_t mono_ms);

#endif
