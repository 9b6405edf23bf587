#include "store/candidates.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "feed/json.h"
#include "store/sql.h"
#include "store/store_private.h"

#define ITEM_BYTES_MAX ((size_t)64 * 1024 * 1024)
#define BYTES_MIN      ((size_t)64 * 1024 * 1024)
#define TEXTS_BYTES    512 /* of a picture's hash and of its path */

/* An address named by an item, as its hash (two with the same hash are both kept as long as the newer), and
 * the age of the item. */
struct picture_ref {
    uint64_t url;
    int64_t at_ms;
};

struct picture_refs {
    struct picture_ref *list;
    size_t count, room;
};

static void
add_ref(struct picture_refs *refs, struct str url, int64_t at_ms)
{
    if (str_blank(url))
        return;
    if (refs->count == refs->room) {
        refs->room = refs->room * 2 + 64;
        refs->list = memory_resize(refs->list, refs->room * sizeof(*refs->list));
    }
    refs->list[refs->count++] = (struct picture_ref){str_hash(url, STR_HASH_SEED), at_ms};
}

static void
add_refs(struct picture_refs *refs, const struct item *item, int64_t first_seen_ms)
{
    int64_t at_ms = item->published_s != TIME_NONE ? item->published_s * 1000 : first_seen_ms;
    add_ref(refs, item->image, at_ms);
    add_ref(refs, item_text(item, FIELD_PICTURE), at_ms);
    for (size_t i = 0; i < item->pictures.count; i++)
        add_ref(refs, item->pictures.items[i], at_ms);
}

static int
by_url(const void *left, const void *right)
{
    uint64_t a = ((const struct picture_ref *)left)->url, b = ((const struct picture_ref *)right)->url;
    return (a > b) - (a < b);
}

/* Adds all addresses named by the items of a database. */
static bool
find_refs(sqlite3 *db, struct picture_refs *refs)
{
    struct arena *scratch = arena_create(ITEM_BYTES_MAX);
    sqlite3_stmt *row = sql_query(db, "SELECT json, first_seen FROM item", "");
    while (row && sqlite3_step(row) == SQLITE_ROW) {
        struct item item;
        arena_reset(scratch);
        if (item_from_json(scratch, sql_view(row, 0), &item))
            add_refs(refs, &item, sqlite3_column_int64(row, 1));
    }
    arena_destroy(scratch);
    return sql_end(row);
}

/* Sorted by address, each once with its newest time. */
static void
sort_refs(struct picture_refs *refs)
{
    if (refs->count)
        qsort(refs->list, refs->count, sizeof(*refs->list), by_url);
    size_t kept = 0;
    for (size_t i = 0; i < refs->count; i++) {
        struct picture_ref next = refs->list[i];
        if (kept && by_url(&refs->list[kept - 1], &next) == 0)
            refs->list[kept - 1].at_ms =
                next.at_ms > refs->list[kept - 1].at_ms ? next.at_ms : refs->list[kept - 1].at_ms;
        else
            refs->list[kept++] = next;
    }
    refs->count = kept;
}

static bool
find_candidates(sqlite3 *db, struct arena *arena, const struct picture_refs *refs, struct candidate **list,
                size_t *count)
{
    size_t room = (size_t)sql_number(db, "SELECT count(*) FROM picture", 0);
    *list = arena_array(arena, room, sizeof(**list));
    *count = 0;
    sqlite3_stmt *row = sql_query(db, "SELECT url, bytes, hash, png FROM picture", "");
    while (row && *count < room && sqlite3_step(row) == SQLITE_ROW) {
        struct str url = sql_text(row, 0, arena), hash = sql_text(row, 2, arena);
        struct picture_ref key = {str_hash(url, STR_HASH_SEED), 0};
        const struct picture_ref *found = NULL;
        if (refs->count)
            found = bsearch(&key, refs->list, refs->count, sizeof(*refs->list), by_url);
        (*list)[(*count)++] = (struct candidate){.url = url,
                                                 .hash = hash,
                                                 .png = sqlite3_column_int(row, 3),
                                                 .bytes = sqlite3_column_int64(row, 1),
                                                 .at_ms = found ? found->at_ms : TIME_NONE,
                                                 .stored = hash.ptr != NULL};
    }
    return sql_end(row);
}

static int
newest_first(const void *left, const void *right)
{
    const struct candidate *a = left;
    const struct candidate *b = right;
    return (b->at_ms > a->at_ms) - (b->at_ms < a->at_ms);
}

size_t
candidates_bytes(const struct store *store)
{
    size_t count = (size_t)sql_number(store->db, "SELECT count(*) FROM picture", 0);
    size_t urls = (size_t)sql_number(store->db, "SELECT sum(length(CAST(url AS BLOB))) FROM picture", 0);
    size_t one = sizeof(struct candidate) + 2 * strlen(store->folder) + TEXTS_BYTES;
    return BYTES_MIN + 4 * (urls + count * one);
}

bool
candidates_find(struct store *store, struct store *other, struct arena *arena, struct candidate **list,
                size_t *count)
{
    struct picture_refs refs = {0};
    bool good = find_refs(store->db, &refs) && (!other || !other->db || find_refs(other->db, &refs));
    sort_refs(&refs);
    good = good && find_candidates(store->db, arena, &refs, list, count);
    memory_free(refs.list);
    if (good && *count)
        qsort(*list, *count, sizeof(**list), newest_first);
    return good || store_failed(store);
}
