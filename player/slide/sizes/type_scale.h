/* The text sizes of a slide: at most three.
 *
 * A slide is laid out with the sizes that its parts choose. If these are more than three, it is laid out
 * again with the three that cost the least: every text is then set in one of them, which is a little larger
 * than the size it chose if the pages stay as many, else not larger. */
#ifndef BREAKROOM_SLIDE_SIZES_TYPE_SCALE_H
#define BREAKROOM_SLIDE_SIZES_TYPE_SCALE_H

#include "slide/legible_sizes.h"

#define TYPE_SCALE_SIZES 3

struct type_scale {
    int sizes_px[TYPE_SCALE_SIZES]; /* ascending */
    int most_px[TYPE_SCALE_SIZES];  /* the largest that a text chose that has this size */
    int count;                      /* 0: any size */
    float raised_most;              /* texts may become so many times as large as they chose to be */
    bool strict;                    /* a size between those that were chosen is lowered too, else kept */
};

/* Chooses the sizes for the pages of an item; false when they have no more than three. None makes a text
 * illegible. Texts may also become larger than they chose to be, `raised_most` times; 1: not at all. */
bool type_scale_choose(struct type_scale *scale, const struct slides *slides,
                       const struct legible_sizes *legible, float raised_most);

/* How large the texts of pages are, by importance: to compare layouts of one item. */
float type_scale_merit(const struct slides *slides);

/* The largest size of the scale that is not larger and not smaller than `least_px`; the size itself when
 * there is none. */
int type_scale_fit(const struct type_scale *scale, int size_px, int least_px);

/* The same, or the next larger one if that is nearer and texts may become larger: for a text whose place is
 * as large as it needs. */
int type_scale_size(const struct type_scale *scale, int size_px, int least_px);

#endif
