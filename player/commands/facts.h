/* What `breakroom check` must know of the world besides the feed: how items look as slides, what their
 * pictures are, what the fonts can draw. */
#ifndef BREAKROOM_COMMANDS_FACTS_H
#define BREAKROOM_COMMANDS_FACTS_H

#include "check/check.h"
#include "setup/setup.h"
#include "fetch/transfer.h"

struct facts;

/* For the feed that `answer` holds, which came from `address`. Without fonts, theme or labels, which is said
 * in the log, it knows nothing of slides. Texts and pool must outlive it. The caller owns it. */
struct facts *facts_create(struct setup *setup, struct transfer_pool *pool, const char *address,
                           const struct transfer_answer *answer);
void facts_destroy(struct facts *facts); /* NULL is fine */

/* Lets the rules ask it. */
void facts_serve(struct facts *facts, struct check_context *context);

/* How many pictures were not looked at, because all the time for pictures was over. */
size_t facts_unseen(const struct facts *facts);

#endif
