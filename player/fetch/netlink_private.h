/* Notifications of the kernel that the network may be back: a cable, a radio or a route came up. Private to
 * this folder. rtnetlink(7). */
#ifndef BREAKROOM_FETCH_NETLINK_PRIVATE_H
#define BREAKROOM_FETCH_NETLINK_PRIVATE_H

#include <stdbool.h>

#include "base/str.h"

/* A descriptor that becomes readable on notifications, for the caller to close; -1 where the kernel provides
 * none. */
int netlink_open(void);

/* Reads all pending ones, without waiting: true when a network may be back. *changed: anything may have
 * changed since the last call, such as an address of this machine; always where there are none to read. */
bool netlink_network_up(int fd, bool *changed);

/* Evaluates one datagram, which must be aligned like a struct nlmsghdr. Pure. */
bool netlink_datagram_up(struct str datagram);

#endif
