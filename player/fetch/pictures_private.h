/* The picture of an item that a refresh has at hand: of each item the first that can be had. For pictures.c
 * and picture_take.c only. */
#ifndef BREAKROOM_FETCH_PICTURES_PRIVATE_H
#define BREAKROOM_FETCH_PICTURES_PRIVATE_H

#include "fetch/fetch_private.h"

/* Its entry in item.pictures. */
struct str candidate_url(const struct refresh *refresh);

/* Whether it is stored for the screen. */
bool candidate_stored(const struct fetcher *fetcher, const struct refresh *refresh);

/* It is not to be had, for this reason: the item's next one is at hand. */
void candidate_pass_over(struct source *source, const struct reason *why);

/* The item is dealt with, with a picture (`had`) or without; one that has lost all it names counts as left
 * out. */
void candidate_next_item(struct refresh *refresh, bool had);

/* It is stored without its last rows, for this reason. */
void candidate_crop(struct source *source, const struct reason *why);

/* Pictures of the source are looked for at this time, monotonic, if not before. */
void candidate_look_again(struct source *source, int64_t at_ms);

/* How long one waits that could not be reached: the feed's interval, ten minutes at most; one on a
 * share that does not answer, SHARE_ANSWER_MS. */
int64_t candidate_unreached_ms(const struct source *source);

#endif
