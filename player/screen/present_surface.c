#include "screen/present.h"
#include "base/memory.h"
#include "base/number.h"

#include <string.h>
#include <sys/mman.h>

/* The window is the only state: SDL keeps its surface, and makes another after a change of size. */
static void *
surface_open(SDL_Window *window)
{
    return SDL_GetWindowSurface(window) ? window : NULL;
}

static void
surface_close(void *state)
{
    (void)state;
}

static int
surface_side_max(const void *state)
{
    (void)state;
    return 16384;
}

static SDL_Rect
common(const SDL_Surface *surface, const struct canvas *canvas)
{
    return (SDL_Rect){0, 0, number_min(surface->w, canvas->width), number_min(surface->h, canvas->height)};
}

static bool
same_format(const SDL_Surface *surface)
{
    return surface->format->format == SDL_PIXELFORMAT_RGB888 ||
           surface->format->format == SDL_PIXELFORMAT_ARGB8888;
}

static uint32_t *
surface_row(const SDL_Surface *surface, int y)
{
    return (uint32_t *)(void *)((char *)surface->pixels + (ptrdiff_t)y * surface->pitch);
}

static const uint32_t *
canvas_row(const struct canvas *canvas, int y)
{
    return canvas->pixels + (size_t)y * (size_t)canvas->width;
}

/* An X server with 16 bits per pixel or another byte order. */
static bool
convert(const struct canvas *canvas, SDL_Surface *surface, SDL_Rect part)
{
    const uint32_t *from = canvas_row(canvas, part.y) + part.x;
    char *to = (char *)surface->pixels + (ptrdiff_t)part.y * surface->pitch +
               (ptrdiff_t)part.x * surface->format->BytesPerPixel;
    return SDL_ConvertPixels(part.w, part.h, SDL_PIXELFORMAT_RGB888, from, canvas->width * 4,
                             surface->format->format, to, surface->pitch) == 0;
}

static bool
surface_show(void *state, const struct canvas *canvas, struct rect changed)
{
    SDL_Surface *surface = SDL_GetWindowSurface(state);
    if (!surface)
        return false;
    SDL_Rect whole = common(surface, canvas), part;
    SDL_Rect wanted = {changed.x, changed.y, changed.w, changed.h};
    if (!SDL_IntersectRect(&whole, &wanted, &part))
        return true;
    if (!same_format(surface)) {
        if (!convert(canvas, surface, part))
            return false;
    } else {
        for (int y = part.y; y < part.y + part.h; y++)
            memcpy(surface_row(surface, y) + part.x, canvas_row(canvas, y) + part.x, (size_t)part.w * 4);
    }
    return SDL_UpdateWindowSurfaceRects(state, &part, 1) == 0;
}

static bool
blend_converted(const struct canvas *from, const struct canvas *to, SDL_Surface *surface, int k)
{
    SDL_Rect whole = common(surface, to);
    struct canvas *mixed = canvas_create(to->width, to->height);
    canvas_blend(from->pixels, to->pixels, mixed->pixels, (int64_t)to->width * to->height, k);
    bool done = convert(mixed, surface, whole);
    canvas_destroy(mixed);
    return done;
}

static bool
surface_blend(void *state, const struct canvas *from, const struct canvas *to, struct rect changed, int k)
{
    (void)changed;
    SDL_Surface *surface = SDL_GetWindowSurface(state);
    if (!surface)
        return false;
    SDL_Rect whole = common(surface, to);
    if (!same_format(surface)) {
        if (!blend_converted(from, to, surface, k))
            return false;
    } else {
        for (int y = 0; y < whole.h; y++)
            canvas_blend(canvas_row(from, y), canvas_row(to, y), surface_row(surface, y), whole.w, k);
    }
    return SDL_UpdateWindowSurface(state) == 0;
}

/* The X server has copied what is in the memory that SDL shares with it, and SDL waited for that. Memory of
 * another kind stays: a private surface is not removed by MADV_REMOVE. */
static void
surface_release_memory(void *state)
{
    SDL_Surface *surface = SDL_GetWindowSurface(state);
    if (!surface)
        return;
    void *first;
    size_t whole = memory_whole_pages(surface->pixels, (size_t)surface->pitch * (size_t)surface->h, &first);
    if (whole)
        madvise(first, whole, MADV_REMOVE);
}

static void
surface_reset(void *state)
{
    (void)state;
}

const struct present_way present_surface = {
    surface_open,           surface_close, surface_side_max, surface_show, surface_blend,
    surface_release_memory, NULL,          surface_reset,
};
