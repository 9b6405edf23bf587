/* Large flat background shapes: rings, rays, confetti, bands. */
#ifndef BREAKROOM_SLIDE_SHAPES_SHAPES_H
#define BREAKROOM_SLIDE_SHAPES_SHAPES_H

#include "slide/layout/plan.h"

/* True when text, a picture or a disc is nearer to a place than `gap` pixels. */
bool shapes_near(const struct sheet *sheet, struct rect at, int gap);

/* Circles around the bottom corner of the page, as many as do not touch any words. A backdrop_fn. */
void shapes_rings(const struct plan *plan, struct sheet *sheet, int page);

/* The icon of the kind in the second tone, cut off by the bottom corner of the page, as large as the words
 * leave room for. A backdrop_fn. */
void shapes_kind_icon(const struct plan *plan, struct sheet *sheet, int page);

/* Rays of the second tone from a point, and confetti in the remaining space, always the same for an item;
 * nothing when the theme is not festive. */
void shapes_rays(const struct plan *plan, struct sheet *sheet, struct point from);
void shapes_confetti(const struct plan *plan, struct sheet *sheet, struct rect within);

/* The area under the line of a chart, from edge to edge and down to the footer. A backdrop_fn. */
void shapes_chart_area(const struct plan *plan, struct sheet *sheet, int page);

/* A panel at the top from edge to edge, down to the last line of the title. A backdrop_fn. */
void shapes_band(const struct plan *plan, struct sheet *sheet, int page);

/* The same in the second tone: the title has the colours of the ground. */
void shapes_quiet_band(const struct plan *plan, struct sheet *sheet, int page);

/* A band with a pointed end, longer by so much: towards the end of the line, or downwards. */
void shapes_chevron(struct sheet *sheet, struct rect at, int tip_px, bool down, uint32_t colour);

/* Places all words of a plan on a note with a folded corner, in the colours of a panel. */
void shapes_note(struct plan *plan);

#endif
