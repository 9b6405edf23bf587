#include <errno.h>
#include <time.h>

#include "base/file.h"
#include "store/database.h"
#include "store/rows.h"
#include "store/sha256.h"
#include "store/sql.h"
#include "store/state.h"

#define SCRATCH_BYTES ((size_t)64 * 1024)
#define YOUNG_MS      100

/* The time stamps of files are as coarse as the kernel's tick. */
static bool
is_young(const struct stat *st)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    int64_t age_ms =
        (int64_t)(now.tv_sec - st->st_mtim.tv_sec) * 1000 + (now.tv_nsec - st->st_mtim.tv_nsec) / 1000000;
    return age_ms > -YOUNG_MS && age_ms < YOUNG_MS;
}

static bool
same_stamp(const struct stat *a, const struct stat *b)
{
    return a->st_ino == b->st_ino && a->st_dev == b->st_dev && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Memory is given up once the disk has all of it. */
static bool
has_changed(const struct store_side *side, bool in_memory)
{
    struct stat now;
    if (!side->path)
        return false;
    if (stat(side->path, &now) != 0)
        return in_memory && side->loaded;
    return !side->loaded || side->racy || !same_stamp(&now, &side->seen);
}

bool
store_changed(struct store *store)
{
    store_find_memory(store);
    return has_changed(&store->disk, false) || has_changed(&store->memory, true);
}

static bool
read_rows(struct store *store, struct store_side *side)
{
    const char *why;
    struct buf rows;
    struct arena *arena = arena_create(4 * SCRATCH_BYTES);
    buf_init(&rows, ROWS_BYTES_MAX);
    sqlite3 *db = database_open_read(side->path, arena, &why);
    bool good = db && rows_read(db, side->folder, &rows);
    if (!good)
        store_because(store, db ? sqlite3_errmsg(db) : why);
    database_close(db);
    arena_destroy(arena);
    if (!good) {
        buf_finish(&rows);
        return false;
    }
    buf_finish(&side->rows);
    side->rows = rows;
    return true;
}

/* What was read before stays when it cannot be read now. */
static bool
read_side(struct store *store, struct store_side *side)
{
    struct stat before;
    if (!side->path || stat(side->path, &before) != 0) {
        store_because(store, "there is no store yet");
        return false;
    }
    bool young = is_young(&before);
    if (!read_rows(store, side))
        return false;
    side->seen = before;
    side->loaded = true;
    side->racy = young;
    return true;
}

static bool
is_gone(const struct store_side *side)
{
    struct stat st;
    return !side->path || (stat(side->path, &st) != 0 && errno == ENOENT);
}

bool
store_read_rows(struct store *store, struct str *disk, struct str *memory)
{
    store_find_memory(store);
    if (is_gone(&store->memory)) {
        buf_clear(&store->memory.rows);
        store->memory.loaded = false;
    }
    bool kept = store->memory.path && read_side(store, &store->memory);
    bool good = read_side(store, &store->disk) || kept;
    *disk = buf_str(&store->disk.rows);
    *memory = buf_str(&store->memory.rows);
    return good;
}

bool
store_load(struct store *store, const struct str *feeds, size_t feed_count, struct store_content *out)
{
    struct str disk, memory;
    *out = (struct store_content){.arena = NULL};
    if (!store_read_rows(store, &disk, &memory))
        return false;
    bool good = rows_to_content(disk, memory, feeds, feed_count, out);
    if (!good)
        store_because(store, "no feed was fetched yet");
    store->disk.loaded = store->disk.loaded && good;
    if (store->mode != STORE_READ)
        buf_finish(&store->disk.rows);
    return good;
}

struct str
store_read_picture(struct arena *arena, const struct store_picture *picture)
{
    const char *why;
    char hash[SHA256_HEX_BYTES + 1];
    struct str bytes = file_read(arena, picture->path, STORE_PICTURE_BYTES_MAX, &why);
    if (!bytes.ptr)
        return STR_NONE;
    sha256_hex(bytes, hash);
    return str_equal(picture->hash, str_from(hash)) ? bytes : STR_NONE;
}

int64_t
store_latest_ms(struct store *store)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    const char *why;
    int64_t latest_ms = TIME_NONE;
    sqlite3 *db = database_open_read(store->path, arena, &why);
    if (db)
        latest_ms = sql_number(db, "SELECT max(last_success) FROM feed", TIME_NONE);
    database_close(db);
    for (size_t i = 0; i < store->note_count; i++)
        if (store->notes[i].feed.last_success_ms > latest_ms)
            latest_ms = store->notes[i].feed.last_success_ms;
    arena_destroy(arena);
    return latest_ms;
}
