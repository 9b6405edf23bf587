#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/descriptor.h"
#include "decoder/decoder_private.h"

/* Memory for so many pixels that a child gets as well. What is not written takes none; large pages, where the
 * system has them, save thousands of page faults. */
static bool
share(struct picture_room *room, size_t count)
{
    void *memory = mmap(NULL, count * sizeof(uint32_t), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        return false;
    madvise(memory, count * sizeof(uint32_t), MADV_HUGEPAGE);
    *room = (struct picture_room){memory, count};
    return true;
}

void
decoder_child_start(struct decoder_child *child, decoder_work *work, struct str bytes,
                    const struct decoder_options *options)
{
    int ends[2] = {-1, -1};
    *child = (struct decoder_child){.pid = -1, .fd = -1, .timeout_ms = options->timeout_ms};
    child->deadline_ms = clock_mono_ms() + options->timeout_ms;
    if (share(&child->shared, (size_t)decoder_pixels_max(options)) && descriptor_pipe(ends))
        child->pid = fork();
    if (child->pid == 0)
        decoder_child_live(ends[1], &child->shared, work, bytes, options);
    child->ending = child->pid > 0 ? DECODER_RUNNING : DECODER_ENDED_UNSTARTED;
    child->status = errno;
    if (ends[1] >= 0)
        close(ends[1]);
    if (child->pid > 0) {
        child->fd = ends[0];
        /* processes that are started later must not share it: they might change pixels that are encoded */
        madvise(child->shared.pixels, child->shared.count * sizeof(uint32_t), MADV_DONTFORK);
    } else if (ends[0] >= 0) {
        close(ends[0]);
    }
}

static int64_t
milliseconds(struct timeval time)
{
    return (int64_t)time.tv_sec * 1000 + time.tv_usec / 1000;
}

void
decoder_child_end(struct decoder_child *child, enum decoder_ending ending)
{
    struct rusage usage = {0};
    close(child->fd);
    child->fd = -1;
    child->ending = ending;
    /* it is not needed any more; the status of one that has ended is unchanged */
    kill(child->pid, SIGKILL);
    while (wait4(child->pid, &child->status, 0, &usage) < 0 && errno == EINTR)
        ;
    child->cpu_ms = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
}

void
decoder_child_finish(struct decoder_child *child)
{
    if (child->shared.pixels)
        munmap(child->shared.pixels, child->shared.count * sizeof(uint32_t));
    child->shared = (struct picture_room){0};
}

struct ending {
    int number; /* of a signal, or an exit status */
    enum decoder_fault fault;
    enum reason_code why;
};

static const struct ending by_signal[] = {
    {SIGSYS, DECODER_REFUSED, REASON_DECODER_FORBIDDEN},
    {SIGXCPU, DECODER_REFUSED, REASON_DECODER_EFFORT},
    {SIGABRT, DECODER_REFUSED, REASON_DECODER_GAVE_UP},
    {SIGKILL, DECODER_UNABLE, REASON_DECODER_KILLED},
};
static const struct ending by_exit[] = {
    {DECODER_EXIT_NO_SANDBOX, DECODER_UNABLE, REASON_DECODER_NO_SANDBOX},
    {DECODER_EXIT_NO_MEMORY, DECODER_REFUSED, REASON_DECODER_MEMORY},
    {DECODER_EXIT_ABORTED, DECODER_REFUSED, REASON_DECODER_GAVE_UP},
    {0, DECODER_REFUSED, REASON_DECODER_NO_RESULT},
};
static const struct ending crashed = {0, DECODER_REFUSED, REASON_DECODER_CRASHED};

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static const struct ending *
ending_of(const struct decoder_child *child)
{
    bool exited = WIFEXITED(child->status);
    int number = exited ? WEXITSTATUS(child->status) : WTERMSIG(child->status);
    const struct ending *rows = exited ? by_exit : by_signal;
    size_t count = exited ? COUNT(by_exit) : COUNT(by_signal);
    for (size_t i = 0; i < count; i++)
        if (rows[i].number == number)
            return &rows[i];
    return exited ? &by_exit[COUNT(by_exit) - 1] : &crashed;
}

/* With less than a fifth of the processor the machine is too slow, not the picture: an ordinary one would
 * have been stopped too. */
#define BUSY_SHARE 5

static enum decoder_fault
explain_late(const struct decoder_child *child, struct reason *why)
{
    bool busy = child->cpu_ms * BUSY_SHARE < child->timeout_ms;
    char seconds[32];
    snprintf(seconds, sizeof(seconds), "%g", (double)child->timeout_ms / 1000);
    reason_set(why, busy ? REASON_DECODER_LATE_BUSY : REASON_DECODER_LATE, seconds);
    return busy ? DECODER_UNABLE : DECODER_REFUSED;
}

enum decoder_fault
decoder_child_explain(const struct decoder_child *child, struct reason *why)
{
    if (child->ending == DECODER_ENDED_LATE)
        return explain_late(child, why);
    if (child->ending == DECODER_ENDED_UNSTARTED) {
        reason_set_errno(why, child->status);
        reason_wrap(why, REASON_DECODER_UNSTARTED);
        return DECODER_UNABLE;
    }
    bool wrong = child->ending == DECODER_ENDED_WRONG;
    const struct ending *ending = ending_of(child);
    reason_set(why, wrong ? REASON_DECODER_NONSENSE : ending->why);
    return wrong ? DECODER_REFUSED : ending->fault;
}
