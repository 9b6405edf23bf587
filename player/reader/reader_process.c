#include "reader/reader_process.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/descriptor.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/worker.h"
#include "store/rows.h"

#define LOG_MODULE "store"

#define SILENCE_MS   10000 /* then the request fails */
#define PAUSE_MIN_MS 1000
#define PAUSE_MAX_MS 60000
#define LEAVING_MS   250 /* interval for checking whether a killed child has ended */
#define BYTES_MAX    ((int64_t)2 * (int64_t)ROWS_BYTES_MAX)
#define END_MS       100

static int64_t
mono_ms(void)
{
    return clock_mono_ms();
}

static void
start(struct reader_process *process)
{
    process->start_ms = mono_ms() + process->pause_ms;
    process->pause_ms = number_min(process->pause_ms * 2, PAUSE_MAX_MS);
    bool good = worker_start(&process->worker, WORKER_SOCKET, reader_child_run,
                             &(struct reader_place){process->folder, process->memory});
    if (!good && !process->said)
        log_warn("cannot start the process that reads the store: %s; trying again", strerror(errno));
    process->said = process->said || !good;
}

void
reader_process_init(struct reader_process *process, const char *folder, struct str_list memory)
{
    *process = (struct reader_process){
        .folder = folder, .memory = memory, .worker.fd = -1, .asked_ms = TIME_NONE, .pause_ms = PAUSE_MIN_MS};
    start(process);
}

static void
give_up(struct reader_process *process)
{
    process->asked_ms = TIME_NONE;
    worker_kill(&process->worker, &process->killed);
}

void
reader_process_finish(struct reader_process *process)
{
    if (process->worker.fd >= 0)
        give_up(process);
    worker_reap(&process->killed, END_MS);
}

void
reader_process_keep(struct reader_process *process)
{
    if (process->asked_ms != TIME_NONE && mono_ms() - process->asked_ms >= SILENCE_MS) {
        if (!process->said)
            log_warn("the store %s does not answer: the slides continue from memory", process->folder);
        process->said = true;
        give_up(process);
    }
    int leaving = worker_reap(&process->killed, 0);
    if (process->worker.fd < 0 && mono_ms() >= process->start_ms && leaving < WORKER_KILLED_MAX)
        start(process);
}

int64_t
reader_process_deadline(const struct reader_process *process)
{
    if (process->worker.fd < 0)
        return process->start_ms > mono_ms() ? process->start_ms : mono_ms() + LEAVING_MS;
    return process->asked_ms == TIME_NONE ? INT64_MAX : process->asked_ms + SILENCE_MS;
}

int
reader_process_descriptor(const struct reader_process *process)
{
    return process->asked_ms == TIME_NONE ? -1 : process->worker.fd;
}

bool
reader_process_is_alive(const struct reader_process *process)
{
    return process->worker.fd >= 0;
}

bool
reader_process_ask(struct reader_process *process, const struct reader_request *request)
{
    if (process->worker.fd < 0)
        return false;
    process->request = *request;
    process->request.number = ++process->number;
    ssize_t sent =
        send(process->worker.fd, &process->request, sizeof(process->request), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent != (ssize_t)sizeof(process->request)) {
        give_up(process);
        return false;
    }
    process->asked_ms = mono_ms();
    return true;
}

bool
reader_process_is_waiting(const struct reader_process *process)
{
    return process->asked_ms != TIME_NONE;
}

int64_t
reader_process_asked(const struct reader_process *process)
{
    return process->asked_ms;
}

static bool
read_all(int fd, char *bytes, size_t len)
{
    size_t done = 0;
    while (done < len) {
        ssize_t got = pread(fd, bytes + done, len - done, (off_t)done);
        if (got <= 0 && !(got < 0 && errno == EINTR))
            return false;
        done += got > 0 ? (size_t)got : 0;
    }
    return true;
}

/* False when the child has ended or sent an invalid message. */
static bool
receive(int socket, struct reader_answer *answer, int *fd)
{
    return descriptor_receive(socket, answer, sizeof(*answer), false, fd) && answer->disk_bytes >= 0 &&
           answer->memory_bytes >= 0 && answer->disk_bytes <= BYTES_MAX && answer->memory_bytes <= BYTES_MAX;
}

static void
take_bytes(const struct reader_answer *answer, int fd, struct reader_result *out)
{
    out->disk_len = (size_t)answer->disk_bytes;
    out->len = out->disk_len + (size_t)answer->memory_bytes;
    out->bytes = memory_alloc(out->len + 1);
    out->present = read_all(fd, out->bytes, out->len);
}

bool
reader_process_receive(struct reader_process *process, int64_t wait_ms, struct reader_result *out)
{
    struct pollfd socket = {.fd = process->worker.fd, .events = POLLIN};
    struct reader_answer answer;
    int fd;
    *out = (struct reader_result){.request = process->request, .watch = -1};
    if (process->asked_ms == TIME_NONE || poll(&socket, 1, (int)wait_ms) <= 0)
        return false;
    bool good = receive(process->worker.fd, &answer, &fd) && answer.number == process->number;
    bool watch = good && process->request.kind == READER_WATCH;
    if (watch)
        out->watch = fd;
    else if (good && answer.present && fd >= 0)
        take_bytes(&answer, fd, out);
    if (fd >= 0 && !watch)
        close(fd);
    if (!good) {
        give_up(process);
        return false;
    }
    out->again = answer.again;
    if (process->said)
        log_info("the store %s answers again", process->folder);
    process->said = false;
    process->asked_ms = TIME_NONE;
    process->pause_ms = PAUSE_MIN_MS;
    return true;
}
