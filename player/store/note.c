#include "base/memory.h"
#include "store/state.h"

#define NOTE_BYTES ((size_t)1024 * 1024)
#define TEXT_BYTES ((size_t)64 * 1024)

struct store_note *
store_note(struct store *store, struct str name)
{
    for (size_t i = 0; i < store->note_count; i++)
        if (str_equal(store->notes[i].feed.name, name))
            return &store->notes[i];
    return NULL;
}

static struct str
keep(struct arena *arena, struct str s)
{
    return arena_str(arena, str_slice(s, 0, TEXT_BYTES));
}

static void
copy(struct arena *arena, const struct store_feed *from, struct store_feed *to)
{
    struct store_feed fresh = *from;
    fresh.name = keep(arena, from->name);
    fresh.url = keep(arena, from->url);
    fresh.etag = keep(arena, from->etag);
    fresh.last_modified = keep(arena, from->last_modified);
    fresh.body_hash = keep(arena, from->body_hash);
    fresh.last_error = keep(arena, from->last_error);
    *to = fresh;
}

void
store_remember(struct store *store, const struct store_feed *feed)
{
    struct arena *arena = arena_create(NOTE_BYTES);
    struct store_feed fresh;
    copy(arena, feed, &fresh);
    struct store_note *note = store_note(store, feed->name);
    if (!note) {
        store->notes = memory_resize(store->notes, (store->note_count + 1) * sizeof(*store->notes));
        note = &store->notes[store->note_count++];
        *note = (struct store_note){0};
    }
    arena_destroy(note->arena);
    *note = (struct store_note){arena, fresh};
}

void
store_forget(struct store *store, struct str name)
{
    struct store_note *note = store_note(store, name);
    if (!note)
        return;
    arena_destroy(note->arena);
    *note = store->notes[--store->note_count];
}
