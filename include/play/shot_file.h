/* The file in which a player writes a screenshot. */
#ifndef BREAKROOM_PLAY_SHOT_FILE_H
#define BREAKROOM_PLAY_SHOT_FILE_H

#include <stdint.h>

#include "base/arena.h"

#define SHOT_MAGIC 0x54534252u

/* Followed by width × height pixels, 0xFFRRGGBB, in native byte order. */
struct shot_header {
    uint32_t magic;
    int32_t width, height;
};

/* Beside the report file of the process. In the arena. */
static inline const char *
shot_path(struct arena *arena, const char *runtime_path)
{
    return arena_printf(arena, "%s.shot", runtime_path).ptr;
}

#endif
