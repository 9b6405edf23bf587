/* How often an item has its turn, against the others. */
#ifndef BREAKROOM_PLAYLIST_WEIGHT_H
#define BREAKROOM_PLAYLIST_WEIGHT_H

#include "playlist/judge.h"

/* Fills weights[i] for items[chosen[i]]: turns a round. 1 for an ordinary item of a week ago and older; 3 in
 * its first 24 hours, then falling evenly to 1 at the end of the week; half of that for a low priority, twice
 * for a high one. What all compliments have together is then shared out evenly among the people they are to,
 * and what a person has among the compliments to them. */
void weight_items(const struct judge *judge, const struct item *items, const size_t *chosen, size_t count,
                  double *weights);

#endif
