/* An arena as the state of a test, or of a group of them. */
#ifndef BREAKROOM_TEST_ARENA_H
#define BREAKROOM_TEST_ARENA_H

#include "base/arena.h"

static inline int
test_arena_create(void **state)
{
    *state = arena_create((size_t)1 << 20);
    return 0;
}

static inline int
test_arena_destroy(void **state)
{
    arena_destroy(*state);
    return 0;
}

#endif
