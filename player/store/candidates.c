#include "store/candidates.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "feed/json.h"
#include "store/sql.h"
#include "store/state.h"

#define ITEM_BYTES_MAX ((size_t)64 * 1024 * 1024)
#define BYTES_MIN      ((size_t)64 * 1024 * 1024)
#define TEXTS_BYTES    512 /* of a picture's hash and of the path that is made of it */

/* An address that an item names, as its hash (two that share one are both kept as long as the newer), and how
 * new the item is. */
struct wish {
    uint64_t url;
    int64_t at_ms;
};

struct wishes {
    struct wish *list;
    size_t count, room;
};

static void
wish(struct wishes *wishes, struct str url, int64_t at_ms)
{
    if (str_blank(url))
        return;
    if (wishes->count == wishes->room) {
        wishes->room = wishes->room * 2 + 64;
        wishes->list = memory_resize(wishes->list, wishes->room * sizeof(*wishes->list));
    }
    wishes->list[wishes->count++] = (struct wish){str_hash(url, STR_HASH_SEED), at_ms};
}

static void
wish_all(struct wishes *wishes, const struct item *item, int64_t first_seen_ms)
{
    int64_t at_ms = item->published_s != TIME_NONE ? item->published_s * 1000 : first_seen_ms;
    wish(wishes, item->image, at_ms);
    wish(wishes, item_text(item, FIELD_PICTURE), at_ms);
    for (size_t i = 0; i < item->pictures.count; i++)
        wish(wishes, item->pictures.items[i], at_ms);
}

static int
by_url(const void *left, const void *right)
{
    uint64_t a = ((const struct wish *)left)->url, b = ((const struct wish *)right)->url;
    return (a > b) - (a < b);
}

/* Adds all that the items of a database name. */
static bool
find_wishes(sqlite3 *db, struct wishes *wishes)
{
    struct arena *scratch = arena_create(ITEM_BYTES_MAX);
    sqlite3_stmt *row = sql_query(db, "SELECT json, first_seen FROM item", "");
    while (row && sqlite3_step(row) == SQLITE_ROW) {
        struct item item;
        arena_reset(scratch);
        if (item_from_json(scratch, sql_view(row, 0), &item))
            wish_all(wishes, &item, sqlite3_column_int64(row, 1));
    }
    arena_destroy(scratch);
    return sql_end(row);
}

/* By address, one of each with the newest time. */
static void
sort_wishes(struct wishes *wishes)
{
    if (wishes->count)
        qsort(wishes->list, wishes->count, sizeof(*wishes->list), by_url);
    size_t kept = 0;
    for (size_t i = 0; i < wishes->count; i++) {
        struct wish next = wishes->list[i];
        if (kept && by_url(&wishes->list[kept - 1], &next) == 0)
            wishes->list[kept - 1].at_ms =
                next.at_ms > wishes->list[kept - 1].at_ms ? next.at_ms : wishes->list[kept - 1].at_ms;
        else
            wishes->list[kept++] = next;
    }
    wishes->count = kept;
}

static bool
find_candidates(sqlite3 *db, struct arena *arena, const struct wishes *wishes, struct candidate **list,
                size_t *count)
{
    size_t room = (size_t)sql_number(db, "SELECT count(*) FROM picture", 0);
    *list = arena_array(arena, room, sizeof(**list));
    *count = 0;
    sqlite3_stmt *row = sql_query(db, "SELECT url, bytes, hash, png FROM picture", "");
    while (row && *count < room && sqlite3_step(row) == SQLITE_ROW) {
        struct str url = sql_text(row, 0, arena), hash = sql_text(row, 2, arena);
        struct wish key = {str_hash(url, STR_HASH_SEED), 0};
        const struct wish *found = NULL;
        if (wishes->count)
            found = bsearch(&key, wishes->list, wishes->count, sizeof(*wishes->list), by_url);
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
    struct wishes wishes = {0};
    bool good = find_wishes(store->db, &wishes) && (!other || !other->db || find_wishes(other->db, &wishes));
    sort_wishes(&wishes);
    good = good && find_candidates(store->db, arena, &wishes, list, count);
    memory_free(wishes.list);
    if (good && *count)
        qsort(*list, *count, sizeof(**list), newest_first);
    return good || store_failed(store);
}
