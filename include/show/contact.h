/* A contact sheet: all slides small on one picture, each with its number, kind and title under it. */
#ifndef BREAKROOM_SHOW_CONTACT_H
#define BREAKROOM_SHOW_CONTACT_H

#include "paint/canvas.h"
#include "show/show.h"

struct contact;

/* A sheet for so many slides of the show's size, under a title. It never grows beyond 2400 × 12000 pixels:
 * the more slides, the smaller they are. Needs the show while slides are added. The caller owns it. */
struct contact *contact_create(struct show *show, struct str title, int slides);
void contact_destroy(struct contact *contact); /* NULL is fine */

/* What stands under a slide. */
struct contact_caption {
    struct str number; /* "7", "7 · 2/3" */
    struct str kind;
    struct str title; /* one that is too long ends in "…" */
};

/* The next slide, upright however the screen hangs. False when the sheet is full: see contact_room. */
bool contact_add(struct contact *contact, const struct frame *frame, const struct contact_caption *caption);

/* How many slides it shows at most: fewer than asked for when they would be too small to tell apart. */
int contact_room(const struct contact *contact);

const struct canvas *contact_canvas(const struct contact *contact);

#endif
