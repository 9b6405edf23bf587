/* What `breakroom check` must know of the world besides the feed: how items look as slides, what their
 * pictures are, what the fonts can draw. */
#ifndef BREAKROOM_COMMANDS_CHECK_PROBE_H
#define BREAKROOM_COMMANDS_CHECK_PROBE_H

#include "check/check.h"
#include "setup/setup.h"
#include "fetch/transfer.h"

struct check_probe;

/* For the feed that `answer` holds, which came from `address`. Without fonts, theme or labels, which is said
 * in the log, it knows nothing of slides. Texts and pool must outlive it. The caller owns it. */
struct check_probe *check_probe_create(struct setup *setup, struct transfer_pool *pool, const char *address,
                                       const struct transfer_answer *answer);
void check_probe_destroy(struct check_probe *probe); /* NULL is fine */

/* Lets the rules ask it. */
void check_probe_serve(struct check_probe *probe, struct check_context *context);

/* How many pictures were not looked at, because all the time for pictures was over. */
size_t check_probe_unseen(const struct check_probe *probe);

#endif
