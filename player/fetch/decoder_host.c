#include "fetch/decoder_host.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

#define MARGIN_MS   5000 /* beyond the decoder's own time-out */
#define SOURCE_MAX  ((size_t)1 << 30)
#define DESCRIPTORS 1024
#define NO_DECODER  "the picture decoder does not run"

struct decoder_host {
    pid_t pid;
    int fd; /* -1: it is to be started */
};

/* What goes over the socket, each followed by its bytes. */
struct job {
    struct decoder_options options;
    size_t len;
};

struct reply {
    bool good;
    int width, height;
    size_t len;
    char why[sizeof(((struct decoder_result *)0)->why)];
};

static bool
send_all(int fd, const void *bytes, size_t len)
{
    for (const char *at = bytes; len;) {
        ssize_t sent = send(fd, at, len, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        at += sent;
        len -= (size_t)sent;
    }
    return true;
}

static bool
receive_all(int fd, void *bytes, size_t len)
{
    for (char *at = bytes; len;) {
        ssize_t got = recv(fd, at, len, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        len -= (size_t)got;
    }
    return true;
}

/* --- the process --- */

/* The store's lock and the like end with the process that took them. */
static void
leave_everything(int keep)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGTERM, SIG_DFL);
    signal(SIGINT, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
    for (int fd = STDERR_FILENO + 1; fd < DESCRIPTORS; fd++)
        if (fd != keep)
            close(fd);
}

static bool
answer(int fd, const struct job *job, struct str bytes)
{
    struct decoder_result result;
    struct reply reply = {.good = decoder_run(bytes, &job->options, &result)};
    reply.width = result.width;
    reply.height = result.height;
    reply.len = reply.good ? result.bytes.len : 0;
    memcpy(reply.why, result.why, sizeof(reply.why));
    bool sent = send_all(fd, &reply, sizeof(reply)) && send_all(fd, result.bytes.ptr, reply.len);
    decoder_result_finish(&result);
    return sent;
}

static void
serve(int fd)
{
    struct job job;
    bool good = true;
    while (good && receive_all(fd, &job, sizeof(job))) {
        char *bytes = memory_alloc(job.len);
        good = receive_all(fd, bytes, job.len) && answer(fd, &job, (struct str){bytes, job.len});
        memory_free(bytes);
    }
    _exit(0);
}

/* --- this side --- */

static bool
start(struct decoder_host *host)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    fflush(NULL);
    host->pid = fork();
    if (host->pid == 0) {
        leave_everything(ends[1]);
        serve(ends[1]);
    }
    close(ends[1]);
    host->fd = ends[0];
    if (host->pid > 0)
        return true;
    close(ends[0]);
    host->fd = -1;
    return false;
}

static void
stop(struct decoder_host *host)
{
    if (host->fd < 0)
        return;
    close(host->fd);
    host->fd = -1;
    kill(host->pid, SIGKILL);
    while (waitpid(host->pid, NULL, 0) < 0 && errno == EINTR)
        ;
}

struct decoder_host *
decoder_host_create(void)
{
    struct decoder_host *host = memory_alloc(sizeof(*host));
    if (start(host))
        return host;
    memory_free(host);
    return NULL;
}

void
decoder_host_destroy(struct decoder_host *host)
{
    if (!host)
        return;
    stop(host);
    memory_free(host);
}

static void
set_patience(int fd, int64_t timeout_ms)
{
    int64_t ms = timeout_ms + MARGIN_MS;
    struct timeval patience = {.tv_sec = ms / 1000, .tv_usec = ms % 1000 * 1000};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
}

static bool
receive_bytes(int fd, size_t len, struct buf *bytes)
{
    char piece[16384];
    while (len) {
        size_t part = len < sizeof(piece) ? len : sizeof(piece);
        if (!receive_all(fd, piece, part) || !buf_put(bytes, (struct str){piece, part}))
            return false;
        len -= part;
    }
    return true;
}

static bool
ask(int fd, struct str bytes, const struct decoder_options *options, struct decoder_result *out)
{
    struct job job = {.options = *options, .len = bytes.len};
    struct reply reply;
    set_patience(fd, options->timeout_ms);
    if (!send_all(fd, &job, sizeof(job)) || !send_all(fd, bytes.ptr, bytes.len) ||
        !receive_all(fd, &reply, sizeof(reply)) || !receive_bytes(fd, reply.len, &out->bytes))
        return false;
    out->width = reply.width;
    out->height = reply.height;
    reply.why[sizeof(reply.why) - 1] = '\0';
    memcpy(out->why, reply.why, sizeof(out->why));
    return true;
}

bool
decoder_host_run(struct decoder_host *host, struct str bytes, const struct decoder_options *options,
                 struct decoder_result *out)
{
    *out = (struct decoder_result){.why = NO_DECODER};
    buf_init(&out->bytes, DECODER_BYTES_MAX);
    if (bytes.len > SOURCE_MAX || (host->fd < 0 && !start(host)))
        return false;
    if (!ask(host->fd, bytes, options, out)) {
        stop(host);
        return false;
    }
    return out->bytes.len > 0;
}
