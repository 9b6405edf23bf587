/* Colours and faces, from assets/themes/NAME.ini. */
#ifndef BREAKROOM_SLIDE_THEME_H
#define BREAKROOM_SLIDE_THEME_H

#include <stdint.h>

#include "base/arena.h"
#include "config/config.h"
#include "feed/kind.h"
#include "slide/metrics.h"

struct theme_kind {
    uint32_t ground; /* 0xFFRRGGBB */
    uint32_t accent;
};

struct theme_face {
    const char *family; /* as fontconfig knows it */
    int weight;         /* 100 to 900 */
};

struct theme {
    struct theme_kind kinds[KIND_COUNT];
    uint32_t text;      /* titles and body */
    uint32_t text_soft; /* what matters less: text at 72 % as 0xAARRGGBB */
    struct theme_face faces[FACE_COUNT];
    int radius_milli;  /* of corners, in thousandths of the screen's shorter side */
    const char *brand; /* name of the house on the idle slide; "" for none */
};

/* Loads a theme by name from the data folder, or by path (it has a '/'). Faults inside go to `fault` as in
 * config_load and the dark theme's value stays. NULL with a reason when the file cannot be read. */
struct theme *theme_load(struct arena *arena, const char *data_folder, const char *name,
                         config_fault_fn *fault, void *ctx, const char **why);

/* `amount` 0..1 of b over a; both opaque. */
uint32_t theme_mix(uint32_t a, uint32_t b, float amount);

#endif
