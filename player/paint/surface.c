#include "paint/surface.h"

#include <stdbool.h>
#include <stddef.h>

#include "paint/pixel.h"

uint32_t *
surface_row(const SDL_Surface *surface, int y)
{
    return (uint32_t *)(void *)((char *)surface->pixels + (ptrdiff_t)y * surface->pitch);
}

static bool
row_has_ink(const SDL_Surface *surface, int y)
{
    const uint32_t *row = surface_row(surface, y);
    for (int x = 0; x < surface->w; x++)
        if (pixel_alpha(row[x]) > 0)
            return true;
    return false;
}

int
surface_moved_down(const SDL_Surface *surface, TTF_Font *font)
{
    int grown = surface->h - TTF_FontHeight(font), top = 0, bottom = 0;
    if (grown <= 0)
        return 0;
    while (top < surface->h && !row_has_ink(surface, top))
        top++;
    while (bottom < surface->h && !row_has_ink(surface, surface->h - 1 - bottom))
        bottom++;
    return top <= 1 ? grown : bottom <= 1 ? 0 : grown / 2;
}
