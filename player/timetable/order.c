#include "base/memory.h"
#include "timetable/timetable.h"

#define STEPS_MAX 64 /* turns per item, after which items that never came are appended */

/* Items of a playlist that have not been shown yet, and their indices in the request. */
struct group {
    struct item *items;
    size_t *places;
    size_t count;
};

static struct group
pick(const struct timetable_request *request, const struct playlist *playlist, bool alerts)
{
    struct group group = {memory_array(request->count, sizeof(*group.items)),
                          memory_array(request->count, sizeof(*group.places)), 0};
    for (size_t i = 0; i < request->count; i++)
        if (playlist_verdict(playlist, i).reason == PLAYLIST_SHOWN &&
            (request->items[i].kind == KIND_ALERT) == alerts) {
            group.items[group.count] = request->items[i];
            group.places[group.count++] = i;
        }
    return group;
}

static size_t
take(const struct group *group, bool *seen, size_t index, size_t *out)
{
    if (seen[index])
        return 0;
    seen[index] = true;
    *out = group->places[index];
    return 1;
}

/* Advances them without any time passing, so that no window opens or ends meanwhile. */
static size_t
follow(const struct timetable_request *request, const struct group *group, size_t *out)
{
    struct playlist *playlist = playlist_create(request->options);
    bool *seen = memory_array(group->count, sizeof(*seen));
    struct moment now = request->start;
    size_t found = 0;
    int page = 0;
    playlist_set_floor(playlist, request->floor_ms);
    playlist_set_items(playlist, group->items, group->count, now);
    for (size_t step = 0; found < group->count && step < group->count * STEPS_MAX; step++) {
        playlist_advance(playlist, now);
        const struct item *item = playlist_current(playlist, &page);
        if (item)
            found += take(group, seen, (size_t)(item - group->items), out + found);
        playlist_step(playlist, 1, now);
    }
    for (size_t i = 0; i < group->count; i++)
        found += take(group, seen, i, out + found);
    memory_free(seen);
    playlist_destroy(playlist);
    return found;
}

size_t
timetable_order(const struct timetable_request *request, size_t *out)
{
    struct playlist *playlist = playlist_create(request->options);
    size_t found = 0;
    playlist_set_floor(playlist, request->floor_ms);
    playlist_set_items(playlist, request->items, request->count, request->start);
    for (int alerts = 1; alerts >= 0; alerts--) {
        struct group group = pick(request, playlist, alerts);
        found += follow(request, &group, out + found);
        memory_free(group.items);
        memory_free(group.places);
    }
    playlist_destroy(playlist);
    return found;
}
