/* Word from the kernel that the machine's network may be back: a cable, a radio or a route came up. For this
 * folder only. rtnetlink(7). */
#ifndef BREAKROOM_FETCH_NETLINK_PRIVATE_H
#define BREAKROOM_FETCH_NETLINK_PRIVATE_H

#include <stdbool.h>

#include "base/str.h"

/* A descriptor that becomes readable when there is word, for the caller to close; -1 where the kernel gives
 * none. */
int netlink_open(void);

/* Reads all there is, without waiting: true when a network may be back. */
bool netlink_network_up(int fd);

/* What one datagram of it says, which lies as a struct nlmsghdr must. Pure. */
bool netlink_datagram_up(struct str datagram);

#endif
