/* The picture of the current item of a refresh: for each item, the first that can be obtained. For pictures.c
 * and picture_take.c only. */
#ifndef BREAKROOM_FETCH_PICTURES_PRIVATE_H
#define BREAKROOM_FETCH_PICTURES_PRIVATE_H

#include "fetch/fetch_private.h"

/* Its entry in item.pictures. */
struct str candidate_url(const struct refresh *refresh);

/* True when it is stored for the screen. */
bool candidate_stored(const struct fetcher *fetcher, const struct refresh *refresh);

/* It cannot be obtained, for this reason: the next one of the item is tried. */
void candidate_pass_over(struct source *source, const struct reason *why);

/* The item is finished, with a picture (`had`) or without; an item all of whose pictures are missing counts
 * as left out. */
void candidate_next_item(struct refresh *refresh, bool had);

/* It is stored without its last rows, for this reason. */
void candidate_crop(struct source *source, const struct reason *why);

/* Pictures of the source are tried at this time, monotonic, if not earlier. */
void candidate_look_again(struct source *source, int64_t at_ms);

/* The delay after a picture that could not be reached: the feed's interval, at most ten minutes; for one on a
 * share that does not answer, SHARE_ANSWER_MS. */
int64_t candidate_unreached_ms(const struct source *source);

#endif
