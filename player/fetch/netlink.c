#include "fetch/netlink_private.h"

#include <errno.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>
#include <unistd.h>

#define DATAGRAM_BYTES 16384

int
netlink_open(void)
{
    struct sockaddr_nl address = {.nl_family = AF_NETLINK,
                                  .nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV4_ROUTE |
                                               RTMGRP_IPV6_ROUTE};
    int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    if (fd >= 0 && bind(fd, (const struct sockaddr *)&address, sizeof(address)) == 0)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

static bool
is_up(const struct nlmsghdr *message)
{
    const struct ifinfomsg *link = NLMSG_DATA(message);
    if (message->nlmsg_type == RTM_NEWROUTE)
        return true;
    return message->nlmsg_type == RTM_NEWLINK && message->nlmsg_len >= NLMSG_LENGTH(sizeof(*link)) &&
           (link->ifi_flags & IFF_RUNNING) && !(link->ifi_flags & IFF_LOOPBACK);
}

bool
netlink_datagram_up(struct str datagram)
{
    for (size_t at = 0; at + NLMSG_HDRLEN <= datagram.len;) {
        const struct nlmsghdr *message = (const void *)(datagram.ptr + at);
        if (message->nlmsg_len < NLMSG_HDRLEN || message->nlmsg_len > datagram.len - at)
            return false;
        if (is_up(message))
            return true;
        at += NLMSG_ALIGN(message->nlmsg_len);
    }
    return false;
}

bool
netlink_network_up(int fd, bool *changed)
{
    _Alignas(struct nlmsghdr) char bytes[DATAGRAM_BYTES];
    bool up = false;
    ssize_t got = -1;
    *changed = fd < 0;
    while (fd >= 0 && ((got = recv(fd, bytes, sizeof(bytes), 0)) > 0 || (got < 0 && errno == ENOBUFS))) {
        up = got < 0 || netlink_datagram_up((struct str){bytes, (size_t)got}) || up;
        *changed = true;
    }
    return up;
}
