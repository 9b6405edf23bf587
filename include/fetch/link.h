/* For an address of a web page instead of a feed: the feed that the page links to is fetched instead. Links
 * of a second page are not followed. */
#ifndef BREAKROOM_FETCH_LINK_H
#define BREAKROOM_FETCH_LINK_H

#include "fetch/transfer.h"

/* The address of the feed that the response links to when it is a web page from the network, else NULL; also
 * NULL when the page is https and the link is not. Lives in the arena. */
const char *link_find(struct arena *arena, const struct transfer_answer *answer);

/* The request for that address, after the one that returned the page. It is trusted as little as an address
 * named by a feed. */
struct transfer_request link_request(const struct transfer_request *first,
                                     const struct transfer_answer *answer, const char *url);

#endif
