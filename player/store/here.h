/* What store.h declares for fetch, in one database alone: the disk's, or the one in memory. For this folder
 * only. */
#ifndef BREAKROOM_STORE_HERE_H
#define BREAKROOM_STORE_HERE_H

#include "store/store.h"

bool store_put_feed_here(struct store *store, const struct store_feed *state, const struct feed *feed,
                         int64_t now_ms, bool *changed);
bool store_has_picture_here(struct store *store, struct str url, int width_px, int height_px);
bool store_put_picture_here(struct store *store, struct str url, struct str bytes, int width, int height,
                            int screen_w, int screen_h);
bool store_refuse_picture_here(struct store *store, struct str url, const struct store_refusal *refusal);
bool store_refusal_here(struct store *store, struct str url, struct arena *arena, struct store_refusal *out);
/* What items of `other` (or NULL) name stays too. */
int store_sweep_here(struct store *store, struct store *other, int64_t max_bytes);

/* Makes room on the disk by at least so many bytes, if pictures give them: those of the oldest items go, but
 * none of an item that is newer than the one that names for_url (absent: all may go). True when some went. */
bool store_evict(struct store *store, int64_t bytes, struct str for_url);

#endif
