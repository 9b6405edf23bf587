/* The world of world.h, and an arena for each test: `setup` creates it and `teardown` destroys it. */
#ifndef BREAKROOM_TESTS_PLAYLIST_SCRATCH_H
#define BREAKROOM_TESTS_PLAYLIST_SCRATCH_H

#include "playlist/world.h"

static struct arena *arena;

static int
setup(void **state)
{
    (void)state;
    arena = arena_create((size_t)64 << 20);
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    arena_destroy(arena);
    return 0;
}

#endif
