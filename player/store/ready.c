#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "store/database.h"
#include "store/state.h"

#define PATH_BYTES    ((size_t)64 * 1024)
#define LOCK_TRIES    20
#define LOCK_PAUSE_MS 50

static bool
same_file(const char *path, const struct stat *known)
{
    struct stat now;
    return stat(path, &now) == 0 && now.st_ino == known->st_ino && now.st_dev == known->st_dev;
}

void
store_let_go(struct store *store)
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
    store_let_go(store);
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
    return store->db && stat(store->path, &store->opened) == 0 && store_mend(store);
}

bool
store_ready(struct store *store)
{
    if (store->lock >= 0 && !same_file(store->lock_path, &store->locked))
        store_let_go(store);
    if (store->db && !same_file(store->path, &store->opened)) {
        database_close(store->db);
        store->db = NULL;
    }
    if (store->lock < 0 && !take_lock(store))
        return false;
    return store->db || open_database(store);
}
