#include "editor/walls.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"

#define AT_ONCE_MS 2000 /* visits within this time count as one: a feed and its redirect */

struct walls {
    struct wall_visit list[WALLS_MAX];
};

struct walls *
walls_create(void)
{
    return memory_alloc(sizeof(struct walls));
}

void
walls_destroy(struct walls *walls)
{
    memory_free(walls);
}

/* The entry with this name, else a free one, else the least recently used. */
static struct wall_visit *
find_place(struct walls *walls, const char *name)
{
    struct wall_visit *oldest = &walls->list[0];
    for (int i = 0; i < WALLS_MAX; i++) {
        struct wall_visit *wall = &walls->list[i];
        if (wall->last_ms && strcmp(wall->name, name) == 0)
            return wall;
        if (wall->last_ms < oldest->last_ms)
            oldest = wall;
    }
    *oldest = (struct wall_visit){.last_ms = 0};
    return oldest;
}

/* Adapts at once to a longer interval, and slowly to a shorter one, such as during each alert. */
static int64_t
usual_ms(int64_t before_ms, int64_t now_ms)
{
    return now_ms > before_ms ? now_ms : (3 * before_ms + now_ms) / 4;
}

void
walls_note(struct walls *walls, const char *address, const char *program, uint64_t feed, int64_t mono_ms)
{
    char name[WALL_NAME_BYTES];
    snprintf(name, sizeof(name), "%s%s%.60s", address, program ? " · " : "", program ? program : "");
    struct wall_visit *wall = find_place(walls, name);
    int64_t since_ms = wall->last_ms ? mono_ms - wall->last_ms : 0;
    if (since_ms > AT_ONCE_MS && since_ms < WALL_FORGOTTEN_MS)
        wall->every_ms = usual_ms(wall->every_ms, since_ms);
    snprintf(wall->name, sizeof(wall->name), "%s", name);
    wall->last_ms = mono_ms;
    wall->has = feed;
}

const struct wall_visit *
walls_next(const struct walls *walls, int *at, int64_t mono_ms)
{
    while (++*at < WALLS_MAX) {
        const struct wall_visit *wall = &walls->list[*at];
        if (wall->last_ms && mono_ms - wall->last_ms < WALL_FORGOTTEN_MS)
            return wall;
    }
    return NULL;
}
