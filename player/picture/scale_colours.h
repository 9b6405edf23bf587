/* Rows of opaque pixels scaled down a little, one colour after the other: several pixels at once, and no time
 * for alpha. Gives the same as scale.c does for whole pixels. Private to this folder. */
#ifndef BREAKROOM_PICTURE_SCALE_COLOURS_H
#define BREAKROOM_PICTURE_SCALE_COLOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A sum of source rows: all blue, all green, then all red, each followed by a 0. */
struct colours {
    float *blue, *green, *red;
    float alpha; /* the sum of 255: that of each pixel */
};

struct colours colours_create(int width);
void colours_destroy(struct colours *sum);

/* Adds a row times a weight; the first one sets the sum. */
void colours_add(struct colours *sum, const uint32_t *row, int width, float weight, bool first);

/* Each target pixel is the sum of two cells: first[x] times near[x] and the next one times far[x]. */
void colours_across(const struct colours *sum, const int *first, const float *near, const float *far,
                    int width, uint32_t *out);

/* As whole pixels: blue, green, red, alpha. */
void colours_join(const struct colours *sum, int width, float *out);

#endif
