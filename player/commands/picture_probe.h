/* What the pictures of a feed are, for `breakroom check`: asked of their servers side by side, with a time
 * limit for all of them together and the progress on a terminal. */
#ifndef BREAKROOM_COMMANDS_PICTURE_PROBE_H
#define BREAKROOM_COMMANDS_PICTURE_PROBE_H

#include "check/check.h"
#include "fetch/transfer.h"
#include "setup/setup.h"

struct picture_probe;

/* For the feed that `answer` holds, which came from `address`. In the arena; texts and pool must outlive it.
 */
struct picture_probe *picture_probe_create(struct arena *arena, struct setup *setup,
                                           struct transfer_pool *pool, const char *address,
                                           const struct transfer_answer *answer);

/* Looks at all of them that are not known yet. */
void picture_probe_ask_all(struct picture_probe *probe, const struct str *urls, size_t count);

/* What a picture is; at once when it was looked at already. */
struct check_picture picture_probe_ask(struct picture_probe *probe, struct str url);

/* How many were not looked at, because all the time for pictures was over. */
size_t picture_probe_unseen(const struct picture_probe *probe);

#endif
