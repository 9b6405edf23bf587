#include <errno.h>
#include <linux/futex.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/descriptor.h"
#include "decoder/decoder_private.h"

static void *
map(size_t bytes, int kind)
{
    void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, kind | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

#define LARGE_PAGE ((size_t)2 * 1024 * 1024) /* a multiple of it begins at one, since Linux 6.7 */

static size_t
pixels_bytes(const struct decoder_child *child)
{
    return (child->pixels_max * sizeof(uint32_t) / LARGE_PAGE + 1) * LARGE_PAGE;
}

/* What is not written takes no memory; large pages, where the system has them, save thousands of page faults.
 */
static bool
map_memory(struct decoder_child *child)
{
    size_t bytes = pixels_bytes(child);
    child->bands = map(sizeof(*child->bands), MAP_SHARED);
    child->pixels = map(bytes, MAP_PRIVATE);
    if (!child->bands || !child->pixels)
        return false;
    madvise(child->pixels, bytes, MADV_HUGEPAGE);
    madvise(child->pixels, bytes, MADV_DONTFORK);
    return true;
}

void
decoder_child_start(struct decoder_child *child, decoder_work *work, struct str bytes,
                    const struct decoder_options *options)
{
    int ends[2] = {-1, -1};
    *child = (struct decoder_child){.pid = -1, .fd = -1, .timeout_ms = options->timeout_ms};
    child->deadline_ms = clock_mono_ms() + options->timeout_ms;
    child->pixels_max = (size_t)decoder_pixels_max(options);
    if (map_memory(child) && descriptor_pipe(ends))
        child->pid = fork();
    if (child->pid == 0)
        decoder_child_live(ends[1], child->bands, work, bytes, options);
    child->ending = child->pid > 0 ? DECODER_RUNNING : DECODER_ENDED_UNSTARTED;
    child->status = errno;
    if (ends[1] >= 0)
        close(ends[1]);
    if (child->pid > 0) {
        child->fd = ends[0];
        madvise(child->bands, sizeof(*child->bands), MADV_DONTFORK); /* it is between these two */
    } else if (ends[0] >= 0) {
        close(ends[0]);
    }
}

void
decoder_child_copy(struct decoder_child *child, size_t at, size_t count)
{
    const uint32_t *band = child->bands->pixels[child->taken % DECODER_BANDS];
    memcpy(child->pixels + at, band, count * sizeof(uint32_t));
    atomic_store(&child->bands->taken, ++child->taken);
    syscall(SYS_futex, &child->bands->taken, FUTEX_WAKE, 1, NULL, NULL, 0);
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
    if (child->bands)
        munmap(child->bands, sizeof(*child->bands));
    if (child->pixels)
        munmap(child->pixels, pixels_bytes(child));
    child->bands = NULL;
    child->pixels = NULL;
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
