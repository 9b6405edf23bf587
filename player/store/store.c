#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "store/database.h"
#include "store/sql.h"
#include "store/state.h"

#define PATH_BYTES    ((size_t)64 * 1024)
#define RACY_MS       100
#define LOCK_TRIES    20
#define LOCK_PAUSE_MS 50

static char *
path_in(const char *folder, const char *name)
{
    struct arena *arena = arena_create(PATH_BYTES);
    char *path = memory_string(file_join(arena, folder, name));
    arena_destroy(arena);
    return path;
}

void
store_because(struct store *store, const char *why)
{
    snprintf(store->reason, sizeof(store->reason), "%s", why);
}

const char *
store_reason(const struct store *store)
{
    return store->reason;
}

static bool
same_file(const char *path, const struct stat *known)
{
    struct stat now;
    return stat(path, &now) == 0 && now.st_ino == known->st_ino && now.st_dev == known->st_dev;
}

static void
let_go(struct store *store)
{
    database_close(store->db);
    store->db = NULL;
    if (store->lock >= 0)
        close(store->lock);
    store->lock = -1;
}

/* A fetch that was just killed may take a moment to let go of its lock. */
static bool
lock_soon(int fd)
{
    for (int i = 0; i < LOCK_TRIES; i++) {
        if (flock(fd, LOCK_EX | LOCK_NB) == 0)
            return true;
        if (errno != EWOULDBLOCK && errno != EINTR)
            return false;
        nanosleep(&(struct timespec){.tv_nsec = LOCK_PAUSE_MS * 1000000L}, NULL);
    }
    errno = EWOULDBLOCK;
    return false;
}

static bool
take_lock(struct store *store)
{
    if (!file_make_folder(store->folder)) {
        store_because(store, strerror(errno));
        return false;
    }
    store->lock = open(store->lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (store->lock >= 0 && lock_soon(store->lock) && fstat(store->lock, &store->locked) == 0)
        return true;
    store_because(store, store->lock >= 0 && errno == EWOULDBLOCK ? "another fetch is writing to it"
                                                                  : strerror(errno));
    let_go(store);
    return false;
}

static bool
open_database(struct store *store)
{
    struct arena *arena = arena_create(PATH_BYTES);
    const char *why;
    store->db = database_open(store->path, arena, &why);
    if (!store->db)
        store_because(store, why);
    arena_destroy(arena);
    return store->db && stat(store->path, &store->opened) == 0 && store_mend(store, true);
}

bool
store_ready(struct store *store)
{
    if (store->lock >= 0 && !same_file(store->lock_path, &store->locked))
        let_go(store);
    if (store->db && !same_file(store->path, &store->opened)) {
        database_close(store->db);
        store->db = NULL;
    }
    if (store->lock < 0 && !take_lock(store))
        return false;
    return store->db || open_database(store);
}

bool
store_failed(struct store *store)
{
    int status = store->db ? sqlite3_errcode(store->db) & 0xFF : SQLITE_OK;
    if (store->db)
        store_because(store, sqlite3_errmsg(store->db));
    if (status != SQLITE_FULL && status != SQLITE_BUSY) {
        database_close(store->db);
        store->db = NULL;
    }
    return false;
}

bool
store_end(struct store *store, bool good)
{
    if (!good) {
        store_failed(store);
        if (store->db)
            database_end(store->db, false);
        return false;
    }
    return database_end(store->db, true) || store_failed(store);
}

struct store *
store_open(const char *folder, enum store_mode mode, struct arena *arena, const char **why)
{
    struct store *store = memory_alloc(sizeof(*store));
    store->mode = mode;
    store->lock = -1;
    store->now_ms = TIME_NONE;
    store->folder = memory_string(folder);
    store->path = path_in(folder, DATABASE_NAME);
    store->lock_path = path_in(folder, "breakroom.lock");
    if (mode == STORE_READ || store_ready(store))
        return store;
    *why = arena_c(arena, str_from(store->reason));
    store_close(store);
    return NULL;
}

void
store_close(struct store *store)
{
    if (!store)
        return;
    let_go(store);
    for (size_t i = 0; i < store->note_count; i++)
        arena_destroy(store->notes[i].arena);
    memory_free(store->notes);
    memory_free(store->folder);
    memory_free(store->path);
    memory_free(store->lock_path);
    memory_free(store);
}

static bool
same_stamp(const struct stat *a, const struct stat *b)
{
    return a->st_ino == b->st_ino && a->st_dev == b->st_dev && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

bool
store_changed(struct store *store)
{
    struct stat now;
    if (stat(store->path, &now) != 0)
        return false;
    return !store->loaded || store->racy || !same_stamp(&now, &store->seen);
}
