/* A contact sheet: thumbnails of all slides on one picture, each with its number, kind and title under it. */
#ifndef BREAKROOM_SHOW_CONTACT_H
#define BREAKROOM_SHOW_CONTACT_H

#include "paint/canvas.h"
#include "show/show.h"

struct contact;

/* Creates a sheet for this number of slides of the show's size, with a title. It is at most 2400 × 12000
 * pixels: the more slides, the smaller they are. The show must live while slides are added. The caller owns
 * it. */
struct contact *contact_create(struct show *show, struct str title, int slides);
void contact_destroy(struct contact *contact); /* NULL is fine */

/* The caption under a slide. */
struct contact_caption {
    struct str number; /* "7", "7 · 2/3" */
    struct str kind;
    struct str title; /* cut with "…" if too long */
};

/* Adds the next slide, upright whatever the rotation of the screen. False when the sheet is full: see
 * contact_room. */
bool contact_add(struct contact *contact, const struct frame *frame, const struct contact_caption *caption);

/* Maximum number of slides: less than requested when they would be too small. */
int contact_room(const struct contact *contact);

const struct canvas *contact_canvas(const struct contact *contact);

#endif
