#include "fetch/share_private.h"

#include <unistd.h>

#include "base/clock.h"
#include "base/descriptor.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/worker.h"

#define PAUSE_MIN_MS 1000
#define PAUSE_MAX_MS 8000
#define END_MS       200 /* a child that has answered ends at once unless the disk blocks it */

/* Written after a complete answer: a child that died has not written it. */
static const char whole_mark = '.';

struct share {
    struct worker worker; /* its `fd` -1: nothing is under way */
    struct worker_killed killed;
    struct buf answer;
    bool whole, silent;
    enum reason_code why;
    int64_t heard_ms, try_ms, pause_ms; /* monotonic: time of the latest byte; of the next try */
};

struct share *
share_create(void)
{
    struct share *share = memory_alloc(sizeof(*share));
    share->worker.fd = -1;
    share->pause_ms = PAUSE_MIN_MS;
    buf_init(&share->answer, 0);
    return share;
}

static void
end(struct share *share, enum reason_code why)
{
    worker_kill(&share->worker, &share->killed);
    share->why = why;
    worker_reap(&share->killed, share->silent ? 0 : END_MS);
}

void
share_destroy(struct share *share)
{
    if (!share)
        return;
    if (share->worker.fd >= 0)
        end(share, REASON_SHARE_SHORT);
    worker_reap(&share->killed, 0);
    buf_finish(&share->answer);
    memory_free(share);
}

struct assignment {
    share_work *work;
    const void *ctx;
};

/* In the child. */
static void
live(const void *ctx, int fd)
{
    const struct assignment *assignment = ctx;
    assignment->work(assignment->ctx, fd);
    share_write(fd, &whole_mark, sizeof(whole_mark));
}

bool
share_start(struct share *share, share_work *work, const void *ctx, size_t max_bytes)
{
    int64_t now_ms = clock_mono_ms();
    share->whole = false;
    buf_finish(&share->answer);
    buf_init(&share->answer, max_bytes + sizeof(whole_mark));
    if (worker_reap(&share->killed, 0) || now_ms < share->try_ms) {
        share->why = REASON_SHARE_SILENT;
        return false;
    }
    share->heard_ms = now_ms;
    if (worker_start(&share->worker, WORKER_PIPE, live, &(struct assignment){work, ctx}))
        return true;
    share->why = REASON_SHARE_NO_PROCESS;
    return false;
}

static void
fall_silent(struct share *share)
{
    share->silent = true;
    end(share, REASON_SHARE_SILENT);
    share->try_ms = clock_mono_ms() + share->pause_ms;
    share->pause_ms = number_min(share->pause_ms * 2, PAUSE_MAX_MS);
}

static void
take_end(struct share *share)
{
    share->silent = false;
    share->pause_ms = PAUSE_MIN_MS;
    end(share, REASON_SHARE_SHORT);
    struct str answer = buf_str(&share->answer);
    share->whole = answer.len && answer.ptr[answer.len - 1] == whole_mark;
}

bool
share_step(struct share *share)
{
    char piece[65536];
    ssize_t got = 1;
    while (share->worker.fd >= 0 && got > 0) {
        got = read(share->worker.fd, piece, sizeof(piece));
        if (got > 0)
            share->heard_ms = clock_mono_ms();
        if (got > 0 && !buf_put(&share->answer, (struct str){piece, (size_t)got}))
            end(share, REASON_SHARE_TOO_LONG);
        else if (got == 0)
            take_end(share);
    }
    if (share->worker.fd >= 0 && clock_mono_ms() - share->heard_ms >= SHARE_ANSWER_MS)
        fall_silent(share);
    return share->worker.fd < 0;
}

int
share_fd(const struct share *share)
{
    return share->worker.fd;
}

struct str
share_answer(const struct share *share)
{
    struct str answer = buf_str(&share->answer);
    return share->whole ? str_slice(answer, 0, answer.len - sizeof(whole_mark)) : STR_NONE;
}

struct buf
share_take_answer(struct share *share)
{
    struct buf answer = share->answer;
    answer.len = share_answer(share).len;
    buf_init(&share->answer, 0);
    share->whole = false;
    return answer;
}

enum reason_code
share_why(const struct share *share)
{
    return share->why;
}

bool
share_is_silent(const struct share *share)
{
    return share->silent;
}

void
share_write(int fd, const void *bytes, size_t len)
{
    if (!descriptor_write(fd, bytes, len))
        _exit(1);
}
