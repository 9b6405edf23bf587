/* Surfaces that SDL_ttf draws text on. */
#ifndef BREAKROOM_PAINT_SURFACE_H
#define BREAKROOM_PAINT_SURFACE_H

#include <SDL_ttf.h>
#include <stdint.h>

#define SURFACE_WHITE ((SDL_Color){255, 255, 255, 255})

uint32_t *surface_row(const SDL_Surface *surface, int y);

/* How far SDL_ttf moved the baseline, in pixels. It makes the surface higher than the font where ink (stacked
 * accents) passes its ascent, and does not return by how much; the ink shows it, since it then touches that
 * edge. */
int surface_moved_down(const SDL_Surface *surface, TTF_Font *font);

#endif
