#include "base/descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/number.h"

bool
descriptor_pipe(int ends[2])
{
    if (pipe(ends) != 0)
        return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return true;
}

bool
descriptor_write(int fd, const void *bytes, size_t len)
{
    for (size_t done = 0; done < len;) {
        ssize_t put = write(fd, (const char *)bytes + done, len - done);
        if (put == 0 || (put < 0 && errno != EINTR))
            return false;
        done += put > 0 ? (size_t)put : 0;
    }
    return true;
}

union control {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int))];
};

bool
descriptor_send(int socket, const void *message, size_t len, int passed)
{
    struct iovec part = {(void *)(uintptr_t)message, len};
    union control control = {.bytes = {0}};
    struct msghdr header = {.msg_iov = &part, .msg_iovlen = 1};
    if (passed >= 0) {
        header.msg_control = control.bytes;
        header.msg_controllen = sizeof(control.bytes);
        control.header = (struct cmsghdr){
            .cmsg_len = CMSG_LEN(sizeof(int)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
        memcpy(CMSG_DATA(&control.header), &passed, sizeof(passed));
    }
    return sendmsg(socket, &header, MSG_NOSIGNAL) == (ssize_t)len;
}

bool
descriptor_receive(int socket, void *message, size_t len, bool wait, int *passed)
{
    struct iovec part = {message, len};
    union control control = {.bytes = {0}};
    struct msghdr header = {.msg_iov = &part,
                            .msg_iovlen = 1,
                            .msg_control = control.bytes,
                            .msg_controllen = sizeof(control.bytes)};
    ssize_t got;
    do
        got = recvmsg(socket, &header, MSG_CMSG_CLOEXEC | (wait ? 0 : MSG_DONTWAIT));
    while (got < 0 && errno == EINTR);
    const struct cmsghdr *came = got >= 0 ? CMSG_FIRSTHDR(&header) : NULL;
    *passed = -1;
    if (came && came->cmsg_level == SOL_SOCKET && came->cmsg_type == SCM_RIGHTS)
        memcpy(passed, CMSG_DATA(came), sizeof(*passed));
    return got == (ssize_t)len;
}

void
descriptors_add(struct descriptors *descriptors, int fd)
{
    if (fd >= 0 && descriptors->count < DESCRIPTORS_MAX)
        descriptors->list[descriptors->count++] = fd;
}

bool
descriptors_wait(const struct descriptors *descriptors, int64_t wait_ms)
{
    struct pollfd polled[DESCRIPTORS_MAX];
    for (int i = 0; i < descriptors->count; i++)
        polled[i] = (struct pollfd){.fd = descriptors->list[i], .events = POLLIN};
    return poll(polled, (nfds_t)descriptors->count, (int)number_clamp(wait_ms, 0, INT_MAX)) > 0;
}
