/* One pixel over another; for all code that paints into a canvas. */
#ifndef BREAKROOM_PAINT_PIXEL_H
#define BREAKROOM_PAINT_PIXEL_H

#include <stdint.h>

/* x / 255, rounded, for x up to 255 · 255 (exact). */
static inline uint32_t
pixel_div255(uint32_t x)
{
    x += 128;
    return (x + (x >> 8)) >> 8;
}

/* `over` (its own alpha is ignored) at `alpha` 0..255 over `under`; opaque. */
static inline uint32_t
pixel_mix(uint32_t under, uint32_t over, uint32_t alpha)
{
    uint32_t out = 0xFF000000u;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t a = under >> shift & 0xFF, b = over >> shift & 0xFF;
        out |= pixel_div255(a * (255 - alpha) + b * alpha) << shift;
    }
    return out;
}

static inline uint32_t
pixel_alpha(uint32_t colour)
{
    return colour >> 24;
}

/* One colour over so many pixels, at one alpha. */
static inline void
pixel_span(uint32_t *pixels, int count, uint32_t colour, uint32_t alpha)
{
    for (int x = 0; alpha == 255 && x < count; x++)
        pixels[x] = colour;
    for (int x = 0; alpha > 0 && alpha < 255 && x < count; x++)
        pixels[x] = pixel_mix(pixels[x], colour, alpha);
}

#endif
