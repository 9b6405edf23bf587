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

/* `over` (its own alpha is ignored) at `alpha` 0..255 over `under`; opaque. Red and blue are computed in the
 * two halves of one word, as pixel_div255 would each: no sum passes its 16 bits. */
static inline uint32_t
pixel_mix(uint32_t under, uint32_t over, uint32_t alpha)
{
    const uint32_t both = 0x00FF00FFu;
    uint32_t sums = (under & both) * (255 - alpha) + (over & both) * alpha + 0x00800080u;
    uint32_t green = pixel_div255((under >> 8 & 0xFF) * (255 - alpha) + (over >> 8 & 0xFF) * alpha);
    return 0xFF000000u | green << 8 | ((sums + (sums >> 8 & both)) >> 8 & both);
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
