/* What `breakroom check` must know besides the feed: the slides of the items, the contents of pictures, the
 * characters that the fonts have. */
#ifndef BREAKROOM_PREVIEW_CHECK_PROBE_H
#define BREAKROOM_PREVIEW_CHECK_PROBE_H

#include "check/check.h"
#include "setup/setup.h"
#include "fetch/transfer.h"

struct check_probe;

/* For the feed in `answer`, which came from `address`. Without fonts, theme or labels, which is logged,
 * nothing is known about slides. Texts and pool must outlive it. The caller owns it. */
struct check_probe *check_probe_create(struct setup *setup, struct transfer_pool *pool, const char *address,
                                       const struct transfer_answer *answer);
void check_probe_destroy(struct check_probe *probe); /* NULL is fine */

/* Sets the callbacks of the context. */
void check_probe_serve(struct check_probe *probe, struct check_context *context);

/* How many pictures were not checked because the time limit for pictures was reached. */
size_t check_probe_unseen(const struct check_probe *probe);

#endif
