#include "play/claim.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/runtime.h"

#define TRIES       20 /* a player that was just killed may take a moment to be gone */
#define PAUSE_NS    50000000L
#define ARENA_BYTES ((size_t)16 * 1024 * 1024)

/* 0: not known. */
static int64_t
find_pid(struct arena *arena, const char *folder)
{
    int64_t pid = 0;
    char *real = realpath(folder, NULL);
    struct runtime_said *said = arena_array(arena, RUNTIME_SAID_MAX, sizeof(*said));
    size_t count = real ? runtime_read(arena, said) : 0;
    for (size_t i = 0; i < count; i++)
        if (said[i].alive && str_equal(said[i].role, STR("play")) && str_equal(said[i].store, str_from(real)))
            pid = said[i].pid;
    free(real);
    return pid;
}

static void
say_who(const char *folder)
{
    char who[32] = "";
    struct arena *arena = arena_create(ARENA_BYTES);
    int64_t pid = find_pid(arena, folder);
    if (pid)
        snprintf(who, sizeof(who), " (process %lld)", (long long)pid);
    fprintf(stderr,
            "breakroom play: another player%s shows the store %s; end it, or name another store with --store "
            "DIR\n",
            who, folder);
    arena_destroy(arena);
}

bool
claim_store(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return true;
    for (int i = 0; i < TRIES; i++) {
        if (flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
            return true;
        nanosleep(&(struct timespec){.tv_nsec = PAUSE_NS}, NULL);
    }
    say_who(folder);
    close(fd);
    return false;
}
