#include <unistd.h>

#include "store/candidates.h"
#include "store/here.h"
#include "store/sql.h"
#include "store/state.h"

/* Files go first: without room not even that they are gone can be written. Returns the bytes of those that
 * went; *kept is the number of pictures before them. */
static int64_t
remove_files(struct store *store, struct arena *arena, const struct candidate *list, int64_t bytes,
             size_t *kept)
{
    int64_t freed = 0;
    while (*kept && freed < bytes) {
        const struct candidate *last = &list[--*kept];
        if (last->stored && unlink(store_picture_path(store->folder, arena, last->hash, last->png)) == 0)
            freed += last->bytes;
    }
    return freed;
}

/* So that they are not fetched again at once; several addresses may have the same bytes. */
static bool
note_evicted(struct store *store, const struct candidate *list, size_t from, size_t count)
{
    bool good = sql_begin(store->db);
    for (size_t i = from; good && i < count; i++)
        if (list[i].stored)
            good = sql_do(store->db,
                          "UPDATE picture SET hash = NULL, bytes = 0, refused = ?2, fault = ?3,"
                          " why = 'no room on the disk' WHERE hash = ?1 AND png = ?4",
                          "tmii", list[i].hash, store->now_ms, (int64_t)STORE_FAULT_NO_ROOM,
                          (int64_t)list[i].png);
    return store_end(store, good);
}

static size_t
count_older(const struct candidate *list, size_t count, int64_t than_ms)
{
    size_t first = 0;
    while (first < count && list[first].at_ms >= than_ms)
        first++;
    return count - first;
}

static int64_t
time_of(const struct candidate *list, size_t count, struct str url)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(list[i].url, url))
            return list[i].at_ms;
    return INT64_MAX;
}

bool
store_evict(struct store *store, int64_t bytes, struct str for_url)
{
    struct candidate *list;
    size_t count;
    int64_t freed = 0;
    if (!store_ready(store))
        return false;
    struct arena *arena = arena_create(candidates_bytes(store));
    if (candidates_find(store, store->spare, arena, &list, &count)) {
        size_t older = count_older(list, count, time_of(list, count, for_url)), kept = older;
        const struct candidate *last = list + (count - older);
        freed = remove_files(store, arena, last, bytes, &kept);
        if (freed)
            note_evicted(store, last, kept, older);
    }
    arena_destroy(arena);
    return freed > 0;
}
