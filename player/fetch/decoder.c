#include "fetch/decoder_private.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"

enum ending { ENDED_WELL, ENDED_REFUSED, ENDED_SHORT, ENDED_LATE, ENDED_WRONG };

struct child {
    pid_t pid;
    int fd; /* what it writes */
    int64_t deadline_ms;
};

/* Reads up to `len` bytes; fewer when the child closes its end before. */
static enum ending
receive(const struct child *child, void *to, size_t len, size_t *got)
{
    *got = 0;
    while (*got < len) {
        int64_t left = child->deadline_ms - clock_now(TIME_NONE).mono_ms;
        struct pollfd waiting = {.fd = child->fd, .events = POLLIN};
        if (left <= 0)
            return ENDED_LATE;
        if (poll(&waiting, 1, left < INT32_MAX ? (int)left : INT32_MAX) <= 0)
            continue;
        ssize_t count = read(child->fd, (char *)to + *got, len - *got);
        if (count == 0 || (count < 0 && errno != EINTR))
            return ENDED_SHORT;
        if (count > 0)
            *got += (size_t)count;
    }
    return ENDED_WELL;
}

/* The words are those of a child that may be out of its mind: printable ASCII only. */
static enum ending
receive_reason(const struct child *child, char *why, size_t room)
{
    size_t len;
    if (receive(child, why, room - 1, &len) == ENDED_LATE)
        return ENDED_LATE;
    why[len] = '\0';
    for (size_t i = 0; i < len; i++)
        if (why[i] < ' ' || why[i] > '~')
            why[i] = '?';
    return ENDED_REFUSED;
}

static enum ending
receive_picture(const struct child *child, const struct decoder_options *options, struct picture *picture,
                struct decoder_result *out)
{
    struct decoder_answer answer;
    size_t got;
    enum ending ending = receive(child, &answer, sizeof(answer), &got);
    if (ending != ENDED_WELL)
        return ending;
    if (answer.width == 0)
        return receive_reason(child, out->why, sizeof(out->why));
    if (answer.width < 0 || answer.height <= 0 || answer.width > PICTURE_SIDE_MAX ||
        answer.height > PICTURE_SIDE_MAX ||
        (int64_t)answer.width * answer.height > decoder_pixels_max(options))
        return ENDED_WRONG;
    size_t count = (size_t)answer.width * (size_t)answer.height;
    *picture = (struct picture){memory_array(count, sizeof(uint32_t)), answer.width, answer.height,
                                answer.alpha != 0};
    return receive(child, picture->pixels, count * sizeof(uint32_t), &got);
}

/* Whatever it is still doing, it has nothing more to say. */
static int
end_child(const struct child *child)
{
    int status = 0;
    close(child->fd);
    kill(child->pid, SIGKILL);
    while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

static const char *
words_for(enum ending ending, int status)
{
    static const struct {
        int signal;
        const char *words;
    } by_signal[] = {
        {SIGSYS, "was stopped: it asked the system for more than it may"},
        {SIGABRT, "gave up: it needs more memory than it may have"},
        {SIGXCPU, "was stopped: it takes too long"},
        {SIGKILL, "was killed, perhaps for want of memory"},
    };
    if (ending == ENDED_WRONG)
        return "answered nonsense";
    if (WIFEXITED(status))
        return WEXITSTATUS(status) == DECODER_EXIT_NO_SANDBOX ? "could not be shut into its sandbox"
                                                              : "ended without a result";
    for (size_t i = 0; i < sizeof(by_signal) / sizeof(by_signal[0]); i++)
        if (WIFSIGNALED(status) && WTERMSIG(status) == by_signal[i].signal)
            return by_signal[i].words;
    return "crashed";
}

static void
explain(enum ending ending, int status, const struct decoder_options *options, struct decoder_result *out)
{
    if (ending == ENDED_LATE)
        snprintf(out->why, sizeof(out->why), "the picture decoder was stopped after %g s",
                 (double)options->timeout_ms / 1000);
    else
        snprintf(out->why, sizeof(out->why), "the picture decoder %s", words_for(ending, status));
}

static bool
start_child(struct child *child, decoder_work *work, struct str bytes, const struct decoder_options *options)
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    child->deadline_ms = clock_now(TIME_NONE).mono_ms + options->timeout_ms;
    child->fd = ends[0];
    child->pid = fork();
    if (child->pid == 0)
        decoder_child_live(ends[1], work, bytes, options);
    int cause = errno;
    close(ends[1]);
    if (child->pid < 0)
        close(ends[0]);
    errno = cause;
    return child->pid > 0;
}

static bool
encode(const struct picture *picture, struct decoder_result *out)
{
    out->width = picture->width;
    out->height = picture->height;
    if (picture_encode(picture, &out->bytes))
        return true;
    snprintf(out->why, sizeof(out->why), "it is too large even when it is scaled");
    return false;
}

bool
decoder_run_with(decoder_work *work, struct str bytes, const struct decoder_options *options,
                 struct decoder_result *out)
{
    struct child child;
    struct picture picture = {0};
    *out = (struct decoder_result){0};
    buf_init(&out->bytes, DECODER_BYTES_MAX);
    if (!start_child(&child, work, bytes, options)) {
        snprintf(out->why, sizeof(out->why), "the picture decoder cannot be started: %s", strerror(errno));
        return false;
    }
    enum ending ending = receive_picture(&child, options, &picture, out);
    int status = end_child(&child);
    if (ending != ENDED_WELL && ending != ENDED_REFUSED)
        explain(ending, status, options, out);
    bool good = ending == ENDED_WELL && encode(&picture, out);
    picture_finish(&picture);
    return good;
}

bool
decoder_run(struct str bytes, const struct decoder_options *options, struct decoder_result *out)
{
    return decoder_run_with(decoder_child_work, bytes, options, out);
}

void
decoder_result_finish(struct decoder_result *result)
{
    buf_finish(&result->bytes);
}
