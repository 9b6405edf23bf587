/* The logo of the theme. */
#ifndef BREAKROOM_SHOW_LOGO_H
#define BREAKROOM_SHOW_LOGO_H

#include "show/show.h"

/* Reads the logo of the theme, decodes it in the sandboxed child like any picture, and passes it to the show.
 * Does nothing without a logo; one that cannot be read is logged and left out. */
void logo_give(struct show *show);

#endif
