#include "base/memory.h"
#include "timetable/state.h"

struct timetable *
timetable_create(const struct timetable_request *request)
{
    struct timetable *timetable = memory_alloc(sizeof(*timetable));
    *timetable = (struct timetable){.request = *request,
                                    .playlist = playlist_create(request->options),
                                    .verdicts = memory_array(request->count, sizeof(struct playlist_verdict)),
                                    .seen = memory_array(request->count, sizeof(bool)),
                                    .now = request->start,
                                    .end_ms = request->start.mono_ms + request->length_ms};
    playlist_set_floor(timetable->playlist, request->floor_ms);
    playlist_set_items(timetable->playlist, request->items, request->count, request->start);
    playlist_advance(timetable->playlist, request->start);
    for (size_t i = 0; i < request->count; i++)
        timetable->verdicts[i] = playlist_verdict(timetable->playlist, i);
    return timetable;
}

void
timetable_destroy(struct timetable *timetable)
{
    if (!timetable)
        return;
    playlist_destroy(timetable->playlist);
    memory_free(timetable->verdicts);
    memory_free(timetable->seen);
    memory_free(timetable);
}

static void
go_to(struct timetable *timetable, int64_t mono_ms)
{
    timetable->now.wall_ms += mono_ms - timetable->now.mono_ms;
    timetable->now.mono_ms = mono_ms;
}

/* To the moment at which another page comes, or to the end. */
static void
go_on(struct timetable *timetable)
{
    do {
        int64_t next_ms = playlist_deadline(timetable->playlist);
        if (next_ms >= timetable->end_ms) {
            go_to(timetable, timetable->end_ms);
            return;
        }
        go_to(timetable, next_ms > timetable->now.mono_ms ? next_ms : timetable->now.mono_ms + 1);
    } while (!playlist_advance(timetable->playlist, timetable->now));
}

bool
timetable_next(struct timetable *timetable, struct timetable_row *row)
{
    struct playlist *playlist = timetable->playlist;
    struct moment now = timetable->now;
    int page = 0;
    if (now.mono_ms >= timetable->end_ms)
        return false;
    const struct item *item = playlist_current(playlist, &page);
    *row = (struct timetable_row){.start_ms = now.wall_ms, .item = item, .page = page, .pages = 1};
    if (item) {
        struct timetable_extent extent = timetable->request.measure(timetable->request.ctx, item, page, now);
        playlist_set_pages(playlist, extent.pages, playlist_dwell(playlist, item, extent.words), now);
        row->pages = extent.pages > page ? extent.pages : page + 1;
        timetable->seen[item - timetable->request.items] = true;
    }
    go_on(timetable);
    row->length_ms = timetable->now.wall_ms - row->start_ms;
    return true;
}

struct playlist_verdict
timetable_verdict(const struct timetable *timetable, size_t index)
{
    return timetable->verdicts[index];
}
