#include <sys/stat.h>

#include "base/file.h"
#include "store/sql.h"
#include "store/store_private.h"

#define SCRATCH_BYTES (4 * STORE_PICTURE_BYTES_MAX)

bool
store_picture_has_hash(struct store *store, struct str hash, bool png)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    struct store_picture picture = {.path = store_picture_path(store->folder, arena, hash, png),
                                    .hash = hash};
    bool has = store_read_picture(arena, &picture).ptr != NULL;
    arena_destroy(arena);
    return has;
}

bool
store_picture_stat(const struct store *store, struct str hash, bool png, int64_t *bytes, int64_t *mtime_ns)
{
    struct arena *arena = arena_create(FILE_PATHS_BYTES);
    struct stat st;
    bool there = stat(store_picture_path(store->folder, arena, hash, png), &st) == 0;
    arena_destroy(arena);
    *bytes = there ? st.st_size : -1;
    *mtime_ns = there ? (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec : 0;
    return there;
}

bool
store_picture_is_whole(struct store *store, sqlite3_stmt *row)
{
    struct str hash = sql_view(row, 1);
    bool png = sqlite3_column_int(row, 2);
    int64_t bytes, mtime_ns;
    if (!store_picture_stat(store, hash, png, &bytes, &mtime_ns) || bytes != sqlite3_column_int64(row, 3))
        return false;
    if (mtime_ns == sqlite3_column_int64(row, 4))
        return true;
    if (!store_picture_has_hash(store, hash, png))
        return false;
    sql_do(store->db, "UPDATE picture SET mtime = ?2 WHERE url = ?1", "ti", sql_view(row, 0), mtime_ns);
    return true;
}
