/* What the address of a picture says of it, by the ways of the usual platforms. */
#ifndef BREAKROOM_TEXT_PICTURE_URL_H
#define BREAKROOM_TEXT_PICTURE_URL_H

#include <stdbool.h>

#include "base/str.h"

/* A counter, a tracking pixel, a smiley, a blank that waits for a script. */
bool picture_url_is_ornament(struct str url);

/* Somebody's face, an icon, a badge: never what an item is about. */
bool picture_url_is_badge(struct str url);

/* Whether it ends as pictures do that can be shown: ".jpg", ".png" and so on, whatever follows a "?". */
bool picture_url_has_ending(struct str url);

/* The width in pixels that the address names ("team-300x200.jpg", "?w=640"), or 0. */
int picture_url_width(struct str url);

#endif
