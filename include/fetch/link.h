/* An address that leads to a web page instead of a feed: the feed that the page links to is asked instead.
 * Once: what a second page links to is not. */
#ifndef BREAKROOM_FETCH_LINK_H
#define BREAKROOM_FETCH_LINK_H

#include "fetch/transfer.h"

/* The address of the feed that the answer, when it is a web page from the network, links to; else, and when
 * the page came by https and the link is not, NULL. Lives in the arena. */
const char *link_find(struct arena *arena, const struct transfer_answer *answer);

/* The request for that address, after the one that was answered with the page: as little is trusted as in an
 * address that a feed names. */
struct transfer_request link_request(const struct transfer_request *first,
                                     const struct transfer_answer *answer, const char *url);

#endif
