/* The walls that fetch the feed: when each of them last did, how often it does, and whether it has what is
 * published. Told apart by address and name of the program; kept in memory alone. */
#ifndef BREAKROOM_EDITOR_WALLS_H
#define BREAKROOM_EDITOR_WALLS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define WALLS_MAX         200
#define WALL_NAME_BYTES   96
#define WALL_FORGOTTEN_MS ((int64_t)24 * 3600 * 1000) /* one that has not come for so long is gone */

struct wall_visit {
    char name[WALL_NAME_BYTES]; /* "10.1.2.3 · breakroom/0.1" */
    int64_t last_ms;            /* monotonic; 0: free */
    int64_t every_ms;           /* the longest time between its last visits; 0: it came once */
    uint64_t has;               /* the hash of the feed that it got last */
};

struct walls;
struct walls *walls_create(void);
void walls_destroy(struct walls *walls); /* NULL is fine */

/* Somebody at this address, whose program calls itself so (NULL: it does not say), got a feed with this hash.
 */
void walls_note(struct walls *walls, const char *address, const char *program, uint64_t feed,
                int64_t mono_ms);

/* The next one that is not forgotten, after `at`, which begins at -1; NULL: there is none. */
const struct wall_visit *walls_next(const struct walls *walls, int *at, int64_t mono_ms);

#endif
