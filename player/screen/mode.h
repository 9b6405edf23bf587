/* Which of a display's modes is meant. */
#ifndef BREAKROOM_SCREEN_MODE_H
#define BREAKROOM_SCREEN_MODE_H

#include <SDL.h>

/* The mode of this size whose refresh is nearest to `hz` (at most 1 away), or fastest when `hz` is 0; −1:
 * there is none. */
int mode_find(const SDL_DisplayMode *modes, int count, int width, int height, int hz);

#endif
