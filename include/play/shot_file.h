/* The file by which a player hands over what is on its screen. */
#ifndef BREAKROOM_PLAY_SHOT_FILE_H
#define BREAKROOM_PLAY_SHOT_FILE_H

#include <stdint.h>

#include "base/arena.h"

#define SHOT_MAGIC 0x54534252u

/* Behind it width × height pixels, 0xFFRRGGBB, as the machine has its numbers. */
struct shot_header {
    uint32_t magic;
    int32_t width, height;
};

/* Beside the file of what the process says. In the arena. */
static inline const char *
shot_path(struct arena *arena, const char *runtime_path)
{
    return arena_printf(arena, "%s.shot", runtime_path).ptr;
}

#endif
