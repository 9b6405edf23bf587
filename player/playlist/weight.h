/* How many turns an item gets, compared with the others. */
#ifndef BREAKROOM_PLAYLIST_WEIGHT_H
#define BREAKROOM_PLAYLIST_WEIGHT_H

#include "playlist/judge.h"

/* Fills weights[i] for items[chosen[i]]: turns per round. 1 for an ordinary item older than a week; 3 in its
 * first 24 hours, then falling evenly to 1 at the end of the week; half of that for a low priority, twice for
 * a high one. The total of all compliments is then divided evenly among the people they are for, and a
 * person's part among the compliments to that person. */
void weight_items(const struct judge *judge, const struct item *items, const size_t *chosen, size_t count,
                  double *weights);

#endif
