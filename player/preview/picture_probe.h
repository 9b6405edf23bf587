/* The pictures of a feed, for `breakroom check`: requested from their servers in parallel, with one time
 * limit for all of them and progress on a terminal. */
#ifndef BREAKROOM_PREVIEW_PICTURE_PROBE_H
#define BREAKROOM_PREVIEW_PICTURE_PROBE_H

#include "check/check.h"
#include "fetch/transfer.h"
#include "setup/setup.h"

struct picture_probe;

/* For the feed in `answer`, which came from `address`. In the arena; texts and pool must outlive it. */
struct picture_probe *picture_probe_create(struct arena *arena, struct setup *setup,
                                           struct transfer_pool *pool, const char *address,
                                           const struct transfer_answer *answer);

/* Loads all of them that are not known yet. */
void picture_probe_ask_all(struct picture_probe *probe, const struct str *urls, size_t count);

/* The result for a picture; immediately when it is known already. */
struct check_picture picture_probe_ask(struct picture_probe *probe, struct str url);

/* How many were not checked because the time limit for pictures was reached. */
size_t picture_probe_unseen(const struct picture_probe *probe);

#endif
