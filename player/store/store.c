#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "store/database.h"
#include "store/store_private.h"

#define LOCK_TRIES    20
#define LOCK_PAUSE_MS 50
#define RETRY_MS      5000

struct store *
store_open(const char *folder, enum store_mode mode, struct reason *why)
{
    struct store *store = memory_alloc(sizeof(*store));
    store->mode = mode;
    store->lock = -1;
    store->now_ms = TIME_NONE;
    store->folder = memory_string(folder);
    store->path = store_path_in(folder, STORE_DATABASE);
    store->lock_path = store_path_in(folder, "breakroom.lock");
    store_source_init(&store->disk, folder);
    store->patient = mode == STORE_WRITE_LATER;
    store->small = mode == STORE_MEMORY;
    if (mode == STORE_READ || store_ensure_open(store) || mode == STORE_WRITE_LATER)
        return store;
    if (why)
        *why = store->reason;
    store_close(store);
    return NULL;
}

/* Closes the database and gives back the writer's lock. */
static void
close_handles(struct store *store)
{
    database_close(store->db);
    store->db = NULL;
    if (store->lock >= 0)
        close(store->lock);
    store->lock = -1;
}

void
store_close(struct store *store)
{
    if (!store)
        return;
    store_close(store->fallback);
    close_handles(store);
    for (size_t i = 0; i < store->unsaved_count; i++)
        arena_destroy(store->unsaved[i].arena);
    memory_free(store->unsaved);
    memory_free(store->counts);
    memory_free(store->checked);
    memory_free(store->folder);
    memory_free(store->path);
    memory_free(store->lock_path);
    store_source_finish(&store->disk);
    store_source_finish(&store->memory);
    arena_destroy(store->memory_arena);
    arena_destroy(store->named.arena);
    memory_free(store);
}

static bool
same_file(const char *path, const struct stat *known)
{
    struct stat now;
    return stat(path, &now) == 0 && now.st_ino == known->st_ino && now.st_dev == known->st_dev;
}

/* A fetch that was just killed may take a moment to release its lock. */
static bool
lock_soon(int fd, int tries)
{
    for (int i = 0; i < tries; i++) {
        if (flock(fd, LOCK_EX | LOCK_NB) == 0)
            return true;
        if (errno != EWOULDBLOCK && errno != EINTR)
            return false;
        if (i + 1 < tries)
            nanosleep(&(struct timespec){.tv_nsec = LOCK_PAUSE_MS * 1000000L}, NULL);
    }
    errno = EWOULDBLOCK;
    return false;
}

/* flock does not tell who holds it: an additional lock of the other kind does. */
static int64_t
holder_of(int fd)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? lock.l_pid : 0;
}

static void
say_who(struct store *store)
{
    char owner[24];
    store->locked_elsewhere = true;
    store->lock_owner = holder_of(store->lock);
    snprintf(owner, sizeof(owner), "%lld", (long long)store->lock_owner);
    if (store->lock_owner > 0)
        reason_set(&store->reason, REASON_STORE_TAKEN_BY, owner);
    else
        reason_set(&store->reason, REASON_STORE_TAKEN);
}

static bool
take_lock(struct store *store)
{
    struct flock name = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    store->locked_elsewhere = false;
    if (!file_make_folder(store->folder)) {
        reason_set_errno(&store->reason, errno);
        return false;
    }
    store->lock = open(store->lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (store->lock >= 0 && lock_soon(store->lock, store->patient ? 1 : LOCK_TRIES) &&
        fstat(store->lock, &store->locked) == 0) {
        fcntl(store->lock, F_SETLK, &name);
        return true;
    }
    if (store->lock >= 0 && errno == EWOULDBLOCK)
        say_who(store);
    else
        reason_set_errno(&store->reason, errno);
    close_handles(store);
    return false;
}

static bool
open_database(struct store *store)
{
    struct arena *arena = arena_create(FILE_PATHS_BYTES);
    struct reason why;
    store->counts_count = 0;
    store->db = database_open(store->path, store->small, arena, &why);
    if (!store->db)
        store->reason = why;
    arena_destroy(arena);
    /* items that cannot be deleted because the disk is full are left out by every reader */
    return store->db && stat(store->path, &store->opened) == 0 && (store_repair(store) || store->db);
}

static bool
open_again(struct store *store)
{
    if (store->lock >= 0 && !same_file(store->lock_path, &store->locked))
        close_handles(store);
    if (store->db && !same_file(store->path, &store->opened)) {
        database_close(store->db);
        store->db = NULL;
    }
    if (store->lock < 0 && !take_lock(store))
        return false;
    return store->db || open_database(store);
}

bool
store_ensure_open(struct store *store)
{
    int64_t mono_ms = clock_mono_ms();
    if (store->patient && !store->db && mono_ms < store->retry_ms)
        return false;
    bool good = open_again(store);
    if (!good)
        store->retry_ms = mono_ms + RETRY_MS;
    return good;
}
