/* Selects a mode of a display. */
#ifndef BREAKROOM_SCREEN_MODE_H
#define BREAKROOM_SCREEN_MODE_H

#include <SDL.h>

/* The mode of this size whose refresh rate is nearest to `hz` (at most 1 away), or highest when `hz` is 0;
 * −1: none. */
int mode_find(const SDL_DisplayMode *modes, int count, int width, int height, int hz);

#endif
