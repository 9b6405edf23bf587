/* The logo of the theme. */
#ifndef BREAKROOM_SHOW_LOGO_H
#define BREAKROOM_SHOW_LOGO_H

#include "show/show.h"

/* Reads the picture that the theme names, has it decoded by the sandboxed child, as any picture, and gives it
 * to the show. Without a logo does nothing; one that cannot be had is said in the log and left out. */
void logo_give(struct show *show);

#endif
