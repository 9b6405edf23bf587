#include "play/claim.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/file.h"
#include "base/log.h"
#include "runtime/runtime.h"
#include "base/worker.h"

#define LOG_MODULE "play"

#define TRIES    20 /* a player that was just killed may take a moment to disappear */
#define PAUSE_NS 50000000L

struct claim_answer {
    bool taken; /* by another player */
    int error;  /* why the folder does not exist, or 0 */
    char path[PATH_MAX];
};

static void
say_who(const char *folder, const char *path)
{
    char who[32] = "";
    struct arena *arena = arena_create(RUNTIME_BYTES_MAX);
    const struct runtime_report *play = runtime_find(arena, "play", path);
    if (play)
        snprintf(who, sizeof(who), " (process %lld)", (long long)play->pid);
    fprintf(stderr,
            "breakroom play: another player%s shows the store %s; end it, or name another store with --store "
            "DIR\n",
            who, folder);
    arena_destroy(arena);
}

/* False when another process has it. */
static bool
lock(int fd)
{
    for (int i = 0; i < TRIES; i++) {
        if (flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
            return true;
        nanosleep(&(struct timespec){.tv_nsec = PAUSE_NS}, NULL);
    }
    return false;
}

struct claim {
    struct setup *setup;
    const char *claimed;
};

/* In the child. The lock belongs to the open folder, and so to the process that receives the answer, even
 * before it is read. */
static void
make_and_lock(const void *ctx, int socket)
{
    const struct claim *claim = ctx;
    struct claim_answer answer = {.error = 0};
    setup_keep(claim->setup);
    if (!file_make_folder(claim->setup->store))
        answer.error = errno;
    if (!realpath(claim->setup->store, answer.path))
        answer.path[0] = '\0';
    int fd = claim->claimed && strcmp(answer.path, claim->claimed) == 0
                 ? -1
                 : open(claim->setup->store, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    answer.taken = fd >= 0 && !lock(fd);
    descriptor_send(socket, &answer, sizeof(answer), fd);
}

static void
name_absolutely(struct setup *setup)
{
    char folder[PATH_MAX];
    if (*setup->store != '/' && getcwd(folder, sizeof(folder)))
        setup->store = file_join(setup->arena, folder, setup->store);
}

bool
claim_store(struct setup *setup, const char *claimed, int64_t wait_ms)
{
    struct claim_answer answer = {.error = 0};
    const char *named = setup->store;
    struct worker worker; /* not waited for: the disk may block it */
    bool started =
        worker_start_detached(&worker, WORKER_SOCKET, make_and_lock, &(struct claim){setup, claimed});
    struct pollfd readable = {.fd = worker.fd, .events = POLLIN};
    bool late = started && poll(&readable, 1, (int)wait_ms) == 0;
    int kept; /* the descriptor of the folder stays open as long as the process */
    bool answered = started && !late && descriptor_receive(worker.fd, &answer, sizeof(answer), true, &kept);
    if (late)
        log_warn("the store %s does not answer: the slides begin from memory", named);
    else if (started)
        close(worker.fd);
    if (answer.error)
        log_warn("the store %s cannot be made: %s; slides cannot be kept", named, strerror(answer.error));
    name_absolutely(setup);
    if (answered && answer.path[0])
        setup->store = arena_c(setup->arena, str_from(answer.path));
    if (answered && answer.taken)
        say_who(named, answer.path);
    return !answer.taken;
}
