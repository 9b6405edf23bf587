#include "playlist/carry_over.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static int
by_id(const void *left, const void *right)
{
    const struct playlist_mark *a = left;
    const struct playlist_mark *b = right;
    return (a->id > b->id) - (a->id < b->id);
}

static uint64_t
id_of(const struct item *item)
{
    return str_hash(item->key, str_hash(STR("\n"), str_hash(item->feed, STR_HASH_SEED)));
}

/* Where a feed repeats a key, the later items are identified by their titles too. */
static void
tell_apart(const struct item *items, size_t count, struct playlist_mark *marks)
{
    struct playlist_mark *sorted = memory_array(count, sizeof(*sorted));
    for (size_t i = 0; i < count; i++)
        sorted[i] = (struct playlist_mark){.id = marks[i].id};
    qsort(sorted, count, sizeof(*sorted), by_id);
    for (size_t i = 0; i < count; i++) {
        struct playlist_mark *found = bsearch(&marks[i], sorted, count, sizeof(*sorted), by_id);
        if (found->taken)
            marks[i].id = str_hash(items[i].title, str_hash(STR("\n"), marks[i].id));
        found->taken = 1;
    }
    memory_free(sorted);
}

struct playlist_mark *
mark_items(const struct item *items, size_t count, const struct playlist_mark *old, size_t old_count)
{
    struct playlist_mark *marks = memory_array(count, sizeof(*marks));
    struct playlist_mark *sorted = memory_array(old_count, sizeof(*sorted));
    if (old_count)
        memcpy(sorted, old, old_count * sizeof(*sorted));
    qsort(sorted, old_count, sizeof(*sorted), by_id);
    for (size_t i = 0; i < count; i++)
        marks[i].id = id_of(&items[i]);
    tell_apart(items, count, marks);
    for (size_t i = 0; i < count; i++) {
        const struct playlist_mark *found = bsearch(&marks[i], sorted, old_count, sizeof(*sorted), by_id);
        if (found)
            marks[i] = *found;
    }
    memory_free(sorted);
    return marks;
}

size_t
mark_find(const struct playlist_mark *marks, size_t count, uint64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (marks[i].id == id)
            return i;
    return PLAYLIST_NOWHERE;
}
