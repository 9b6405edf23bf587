#include "screen/present.h"
#include "base/memory.h"
#include "base/number.h"

#include <string.h>
#include <sys/mman.h>

/* The part of a row in which the two frames of a fade differ: [from, to). */
struct fade_span {
    int from, to;
};

/* SDL keeps the surface of the window, and makes another after a change of size. */
struct window {
    SDL_Window *window;
    /* The running fade: outside the spans the surface has the pixels of both frames already. */
    const struct canvas *from, *to;
    const void *pixels;      /* of the surface */
    int k;                   /* of the last frame; 0: none is running */
    struct fade_span *spans; /* for each row */
};

static void *
surface_open(SDL_Window *sdl)
{
    if (!SDL_GetWindowSurface(sdl))
        return NULL;
    struct window *window = memory_alloc(sizeof(*window));
    window->window = sdl;
    return window;
}

static void
surface_close(void *state)
{
    struct window *window = state;
    memory_free(window->spans);
    memory_free(window);
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
    struct window *window = state;
    SDL_Surface *surface = SDL_GetWindowSurface(window->window);
    window->k = 0;
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
    return SDL_UpdateWindowSurfaceRects(window->window, &part, 1) == 0;
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

static struct fade_span
difference(const uint32_t *a, const uint32_t *b, int count)
{
    struct fade_span span = {0, count};
    if (memcmp(a, b, (size_t)count * sizeof(*a)) == 0)
        return (struct fade_span){0, 0};
    while (a[span.from] == b[span.from])
        span.from++;
    while (a[span.to - 1] == b[span.to - 1])
        span.to--;
    return span;
}

static void
begin_fade(struct window *window, const struct canvas *from, const struct canvas *to)
{
    window->from = from;
    window->to = to;
    memory_free(window->spans);
    window->spans = memory_array((size_t)to->height, sizeof(*window->spans));
    for (int y = 0; y < to->height; y++)
        window->spans[y] = difference(canvas_row(from, y), canvas_row(to, y), to->width);
}

static void
add_to_fade(struct window *window, struct rect changed)
{
    for (int y = number_max(changed.y, 0); y < number_min(changed.y + changed.h, window->to->height); y++) {
        struct fade_span *span = &window->spans[y];
        int from = number_max(changed.x, 0), to = number_min(changed.x + changed.w, window->to->width);
        *span = span->from < span->to
                    ? (struct fade_span){number_min(span->from, from), number_max(span->to, to)}
                    : (struct fade_span){from, to};
    }
}

static void
blend_rows(const struct window *window, SDL_Surface *surface, SDL_Rect whole, bool begins, int k)
{
    for (int y = 0; y < whole.h; y++) {
        struct fade_span span = begins ? (struct fade_span){0, whole.w} : window->spans[y];
        span.to = number_min(span.to, whole.w);
        if (span.from < span.to)
            canvas_blend(canvas_row(window->from, y) + span.from, canvas_row(window->to, y) + span.from,
                         surface_row(surface, y) + span.from, span.to - span.from, k);
    }
}

static bool
surface_blend(void *state, const struct canvas *from, const struct canvas *to, struct rect changed, int k)
{
    struct window *window = state;
    SDL_Surface *surface = SDL_GetWindowSurface(window->window);
    if (!surface)
        return false;
    SDL_Rect whole = common(surface, to);
    if (!same_format(surface))
        return blend_converted(from, to, surface, k) && SDL_UpdateWindowSurface(window->window) == 0;
    bool begins = window->k == 0 || k < window->k || window->from != from || window->to != to ||
                  window->pixels != surface->pixels;
    if (begins)
        begin_fade(window, from, to);
    else
        add_to_fade(window, changed);
    blend_rows(window, surface, whole, begins, k);
    window->pixels = surface->pixels;
    window->k = number_max(k, 1);
    return SDL_UpdateWindowSurface(window->window) == 0;
}

/* The X server has copied what is in the memory that SDL shares with it, and SDL waited for that. Memory of
 * another kind stays: a private surface is not removed by MADV_REMOVE. */
static void
surface_release_memory(void *state)
{
    struct window *window = state;
    SDL_Surface *surface = SDL_GetWindowSurface(window->window);
    window->k = 0;
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
