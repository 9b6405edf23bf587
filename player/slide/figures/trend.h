/* The change of a number since the last period. */
#ifndef BREAKROOM_SLIDE_FIGURES_TREND_H
#define BREAKROOM_SLIDE_FIGURES_TREND_H

#include "slide/layout/plan.h"

struct trend {
    struct str text;
    int direction; /* 1 up, −1 down, 0 neither */
};

/* "+0,3" for 0.3, or the text of the feed. */
struct trend trend_of(const struct plan *plan);

/* "+3 %": up, "−2": down. */
struct trend trend_of_text(const struct plan *plan, struct str text);

/* Keeps only the number of a long change, "+12 points since the start of the year", and returns the words
 * behind it, which may need several lines; a long change that does not begin with a number becomes empty. */
struct str trend_split(struct trend *change);

/* With a triangle, up or down, in the colour for better or worse. */
void trend_draw(const struct plan *plan, struct sheet *sheet, const struct trend *change,
                struct text_style style, struct rect at);

/* Its width. */
int trend_width(const struct plan *plan, const struct trend *change, const struct text_style *style);

#endif
