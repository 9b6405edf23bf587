/* Information in the address of a picture, by the conventions of common platforms. */
#ifndef BREAKROOM_TEXT_PICTURE_URL_H
#define BREAKROOM_TEXT_PICTURE_URL_H

#include <stdbool.h>

#include "base/str.h"

/* A counter, a tracking pixel, a smiley, or a placeholder for lazy loading. */
bool picture_url_is_ornament(struct str url);

/* An avatar, an icon or a badge: never the picture of an item. */
bool picture_url_is_badge(struct str url);

/* True when it has the ending of a supported picture format: ".jpg", ".png" and so on, ignoring a query. */
bool picture_url_has_ending(struct str url);

/* The width in pixels in the address ("team-300x200.jpg", "?w=640"), or 0. */
int picture_url_width(struct str url);

#endif
