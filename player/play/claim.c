#include "play/claim.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "base/runtime.h"

#define LOG_MODULE "play"

#define TRIES            20 /* a player that was just killed may take a moment to be gone */
#define PAUSE_NS         50000000L
#define ARENA_BYTES      ((size_t)16 * 1024 * 1024)
#define FIRST_DESCRIPTOR 3
#define DESCRIPTORS_MAX  4096

struct claim_answer {
    bool taken; /* by another player */
    int error;  /* why the folder is not there, or 0 */
    char path[PATH_MAX];
};

/* 0: not known. */
static int64_t
find_pid(struct arena *arena, const char *path)
{
    int64_t pid = 0;
    struct runtime_said *said = arena_array(arena, RUNTIME_SAID_MAX, sizeof(*said));
    size_t count = runtime_read(arena, said);
    for (size_t i = 0; i < count; i++)
        if (said[i].alive && str_equal(said[i].role, STR("play")) && str_equal(said[i].store, str_from(path)))
            pid = said[i].pid;
    return pid;
}

static void
say_who(const char *folder, const char *path)
{
    char who[32] = "";
    struct arena *arena = arena_create(ARENA_BYTES);
    int64_t pid = find_pid(arena, path);
    if (pid)
        snprintf(who, sizeof(who), " (process %lld)", (long long)pid);
    fprintf(stderr,
            "breakroom play: another player%s shows the store %s; end it, or name another store with --store "
            "DIR\n",
            who, folder);
    arena_destroy(arena);
}

/* False when another one has it. */
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

/* The lock belongs to the open folder, and so to whoever has the answer, be it unread. */
static void
send_answer(int socket, const struct claim_answer *answer, int fd)
{
    struct claim_answer copy = *answer;
    struct iovec part = {&copy, sizeof(copy)};
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } control = {.bytes = {0}};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (fd >= 0) {
        message.msg_control = control.bytes;
        message.msg_controllen = sizeof(control.bytes);
        control.header = (struct cmsghdr){
            .cmsg_len = CMSG_LEN(sizeof(int)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
        memcpy(CMSG_DATA(&control.header), &fd, sizeof(fd));
    }
    sendmsg(socket, &message, MSG_NOSIGNAL);
}

static void
run_child(int socket, struct setup *setup, const char *claimed)
{
    struct claim_answer answer = {.error = 0};
    for (int fd = FIRST_DESCRIPTOR; fd < DESCRIPTORS_MAX; fd++)
        if (fd != socket)
            close(fd);
    setup_keep(setup);
    if (!file_make_folder(setup->store))
        answer.error = errno;
    if (!realpath(setup->store, answer.path))
        answer.path[0] = '\0';
    int fd = claimed && strcmp(answer.path, claimed) == 0
                 ? -1
                 : open(setup->store, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    answer.taken = fd >= 0 && !lock(fd);
    send_answer(socket, &answer, fd);
}

/* A grandchild, so that nobody has to wait for the end of one that the disk holds. Returns the socket that
 * its answer comes by, or -1. */
static int
start(struct setup *setup, const char *claimed)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return -1;
    pid_t child = fork();
    if (child == 0) {
        if (fork() == 0)
            run_child(ends[1], setup, claimed);
        _exit(0);
    }
    close(ends[1]);
    if (child > 0)
        waitpid(child, NULL, 0);
    return ends[0];
}

/* The descriptor of the folder that comes with the answer stays open as long as the process. */
static bool
receive(int socket, struct claim_answer *answer)
{
    struct iovec part = {answer, sizeof(*answer)};
    char control[CMSG_SPACE(sizeof(int))];
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof(control)};
    return recvmsg(socket, &message, MSG_CMSG_CLOEXEC) == (ssize_t)sizeof(*answer);
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
    int socket = start(setup, claimed);
    struct pollfd readable = {.fd = socket, .events = POLLIN};
    bool late = socket >= 0 && poll(&readable, 1, (int)wait_ms) == 0;
    bool answered = socket >= 0 && !late && receive(socket, &answer);
    if (late)
        log_warn("the store %s does not answer: the slides begin with what is in memory", named);
    else if (socket >= 0)
        close(socket);
    if (answer.error)
        log_warn("the store %s cannot be made: %s; slides cannot be kept", named, strerror(answer.error));
    name_absolutely(setup);
    if (answered && answer.path[0])
        setup->store = arena_c(setup->arena, str_from(answer.path));
    if (answered && answer.taken)
        say_who(named, answer.path);
    return !answer.taken;
}
