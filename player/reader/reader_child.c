/* memfd_create */
#define _GNU_SOURCE
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/memory.h"
#include "reader/reader_watch.h"
#include "store/rows.h"

#define PICTURE_BYTES (4 * STORE_PICTURE_BYTES_MAX)

/* It ends with its socket: a signal to the whole service must not end it earlier. */
static void
settle(void)
{
    signal(SIGTERM, SIG_IGN);
    signal(SIGINT, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
}

static void
send_answer(int socket, const struct reader_answer *answer, int fd)
{
    if (!descriptor_send(socket, answer, sizeof(*answer), fd))
        _exit(1);
}

/* Puts both one after the other into memory that the other process can read. */
static void
send_bytes(int socket, struct reader_answer answer, struct str first, struct str second)
{
    int fd = memfd_create("breakroom", MFD_CLOEXEC);
    answer.disk_bytes = (int64_t)first.len;
    answer.memory_bytes = (int64_t)second.len;
    answer.present =
        fd >= 0 && descriptor_write(fd, first.ptr, first.len) && descriptor_write(fd, second.ptr, second.len);
    send_answer(socket, &answer, answer.present ? fd : -1);
    if (fd >= 0)
        close(fd);
}

static void
answer_picture(int socket, const struct reader_request *request)
{
    struct reader_answer answer = {.number = request->number};
    struct store_picture picture = {.path = request->path, .hash = str_from(request->hash)};
    struct arena *arena = arena_create(PICTURE_BYTES);
    struct str bytes = store_read_picture(arena, &picture);
    if (bytes.ptr)
        send_bytes(socket, answer, bytes, STR_NONE);
    else
        send_answer(socket, &answer, -1);
    arena_destroy(arena);
}

static void
answer_look(int socket, struct store *store, const struct reader_request *request)
{
    struct reader_answer answer = {.number = request->number};
    struct str disk, memory;
    bool read = store_changed(store) && store_read_rows(store, NULL, 0, &disk, &memory);
    answer.again = store_changed(store);
    if (read)
        send_bytes(socket, answer, disk, memory);
    else
        send_answer(socket, &answer, -1);
}

static void
answer_watch(int socket, const struct reader_place *place, const struct reader_request *request)
{
    struct reader_answer answer = {.number = request->number};
    int fd = reader_watch_open(place);
    send_answer(socket, &answer, fd);
    if (fd >= 0)
        close(fd);
}

static bool
receive(int socket, struct reader_request *request)
{
    int passed;
    bool good = descriptor_receive(socket, request, sizeof(*request), true, &passed);
    request->path[sizeof(request->path) - 1] = request->hash[sizeof(request->hash) - 1] = '\0';
    return good;
}

void
reader_child_run(const void *ctx, int socket)
{
    const struct reader_place *place = ctx;
    struct reader_request request;
    settle();
    struct store *store = store_open(place->folder, STORE_READ, NULL);
    store_use_memory(store, place->memory);
    while (receive(socket, &request)) {
        if (request.kind == READER_PICTURE) {
            answer_picture(socket, &request);
        } else if (request.kind == READER_LOOK) {
            answer_look(socket, store, &request);
            memory_trim();
        } else if (request.kind == READER_WATCH) {
            answer_watch(socket, place, &request);
        } else {
            store_note_screen(place->folder, request.width_px, request.height_px);
            send_answer(socket, &(struct reader_answer){.number = request.number}, -1);
        }
    }
}
