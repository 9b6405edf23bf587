/* memfd_create */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/file.h"
#include "store/reader_private.h"
#include "store/store_private.h"

#define SCRATCH_BYTES    ((size_t)64 * 1024)
#define PICTURE_BYTES    (4 * STORE_PICTURE_BYTES_MAX)
#define DESCRIPTORS_MAX  65536
#define FIRST_DESCRIPTOR 3

/* The screen, the keyboard and the bus of the process it was born of are none of its business. */
static void
close_others(int socket)
{
    long most = sysconf(_SC_OPEN_MAX);
    if (most < 0 || most > DESCRIPTORS_MAX)
        most = DESCRIPTORS_MAX;
    for (int fd = FIRST_DESCRIPTOR; fd < most; fd++)
        if (fd != socket)
            close(fd);
}

/* It ends when the socket does: a signal meant for all of the service must not take it away first. */
static void
settle(int socket)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGTERM, SIG_IGN);
    signal(SIGINT, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGCHLD, SIG_DFL);
    close_others(socket);
}

static bool
write_all(int fd, struct str bytes)
{
    while (bytes.len) {
        ssize_t put = write(fd, bytes.ptr, bytes.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes = str_slice(bytes, (size_t)put, SIZE_MAX);
    }
    return true;
}

static void
send_answer(int socket, const struct reader_answer *answer, int fd)
{
    struct reader_answer copy = *answer;
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
    if (sendmsg(socket, &message, MSG_NOSIGNAL) < 0)
        _exit(1);
}

/* Puts both behind each other into memory that the other process can read. */
static void
send_bytes(int socket, struct reader_answer answer, struct str first, struct str second)
{
    int fd = memfd_create("breakroom", MFD_CLOEXEC);
    answer.disk_bytes = (int64_t)first.len;
    answer.memory_bytes = (int64_t)second.len;
    answer.present = fd >= 0 && write_all(fd, first) && write_all(fd, second);
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
    if (store_changed(store) && store_read_rows(store, &disk, &memory))
        send_bytes(socket, answer, disk, memory);
    else
        send_answer(socket, &answer, -1);
}

static bool
receive(int socket, struct reader_request *request)
{
    ssize_t got;
    do
        got = recv(socket, request, sizeof(*request), 0);
    while (got < 0 && errno == EINTR);
    request->path[sizeof(request->path) - 1] = request->hash[sizeof(request->hash) - 1] = '\0';
    return got == (ssize_t)sizeof(*request);
}

void
reader_child_run(int socket, const char *folder, struct str_list memory)
{
    struct reader_request request;
    const char *why = NULL;
    settle(socket);
    struct arena *arena = arena_create(SCRATCH_BYTES);
    struct store *store = store_open(folder, STORE_READ, arena, &why);
    store_use_memory(store, memory);
    while (receive(socket, &request)) {
        if (request.kind == READER_PICTURE) {
            answer_picture(socket, &request);
        } else if (request.kind == READER_LOOK) {
            answer_look(socket, store, &request);
        } else {
            store_note_screen(folder, request.width_px, request.height_px);
            send_answer(socket, &(struct reader_answer){.number = request.number}, -1);
        }
    }
    _exit(0);
}
