#include "base/memory.h"
#include "timetable/columns.h"
#include "timetable/timetable_private.h"

static bool
is_open(const struct timetable *timetable)
{
    return !timetable->request.hours || hours_open(timetable->request.hours, timetable->now);
}

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
    timetable->begun = playlist_restore(timetable->playlist, request->resume);
    playlist_set_floor(timetable->playlist, request->floor_ms);
    playlist_set_items(timetable->playlist, request->items, request->count, request->start);
    if (is_open(timetable) && playlist_advance(timetable->playlist, request->start))
        timetable->begun = false;
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

/* The wall time at which the screen turns dark or on, or TIME_NONE. */
static int64_t
light_change(const struct timetable *timetable)
{
    struct hours *hours = timetable->request.hours;
    return hours && timetable->now.trusted ? hours_change(hours, timetable->now.wall_ms) : TIME_NONE;
}

/* The corresponding monotonic time, at most the end. */
static int64_t
bound(const struct timetable *timetable)
{
    int64_t change_ms = light_change(timetable);
    int64_t bound_ms = timetable->now.mono_ms + (change_ms - timetable->now.wall_ms);
    return change_ms == TIME_NONE || bound_ms > timetable->end_ms ? timetable->end_ms : bound_ms;
}

/* Advances to the next change of the page, or to the bound. */
static void
go_on(struct timetable *timetable)
{
    int64_t bound_ms = bound(timetable);
    do {
        int64_t next_ms = playlist_deadline(timetable->playlist);
        if (next_ms >= bound_ms) {
            go_to(timetable, bound_ms);
            return;
        }
        go_to(timetable, next_ms > timetable->now.mono_ms ? next_ms : timetable->now.mono_ms + 1);
    } while (!playlist_advance(timetable->playlist, timetable->now));
}

/* While the screen is dark the rotation is suspended; then it continues as after a suspend. */
static void
pass_the_dark(struct timetable *timetable, struct timetable_row *row)
{
    timetable->begun = false;
    row->dark = true;
    row->light_ms = light_change(timetable);
    go_to(timetable, bound(timetable));
    if (is_open(timetable))
        playlist_advance(timetable->playlist, timetable->now);
}

static void
show(struct timetable *timetable, struct timetable_row *row)
{
    struct playlist *playlist = timetable->playlist;
    const struct timetable_request *request = &timetable->request;
    const struct item *item = row->item = playlist_current(playlist, &row->page);
    if (item) {
        struct timetable_extent extent = request->measure(request->ctx, item, row->page, timetable->now);
        if (!timetable->begun)
            playlist_set_pages(playlist, extent.pages, playlist_dwell(playlist, item, extent.words),
                               timetable->now);
        row->pages = extent.pages > row->page ? extent.pages : row->page + 1;
        timetable->seen[item - request->items] = true;
    }
    timetable->begun = false;
    go_on(timetable);
}

bool
timetable_next(struct timetable *timetable, struct timetable_row *row)
{
    if (timetable->now.mono_ms >= timetable->end_ms)
        return false;
    *row = (struct timetable_row){.start_ms = timetable->now.wall_ms, .pages = 1};
    if (is_open(timetable))
        show(timetable, row);
    else
        pass_the_dark(timetable, row);
    row->length_ms = timetable->now.wall_ms - row->start_ms;
    return true;
}

struct playlist_verdict
timetable_verdict(const struct timetable *timetable, size_t index)
{
    return timetable->verdicts[index];
}

struct str
timetable_name(struct arena *arena, const struct item *item, int columns)
{
    const struct str names[] = {item->title,
                                item_text(item, FIELD_QUESTION),
                                item->text,
                                item->summary,
                                item_text(item, FIELD_TO),
                                item_text(item, FIELD_WHO),
                                item->id,
                                item->key};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (!str_blank(names[i]))
            return columns_fit(arena, names[i], columns);
    return STR("");
}
