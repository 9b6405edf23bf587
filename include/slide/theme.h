/* Colours and faces, from assets/themes/NAME.ini. */
#ifndef BREAKROOM_SLIDE_THEME_H
#define BREAKROOM_SLIDE_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/reason.h"
#include "config/config.h"
#include "feed/kind.h"
#include "type/metrics.h"

struct theme_kind {
    uint32_t ground; /* the background: 0xFFRRGGBB, like all except text_soft */
    uint32_t second; /* of large flat shapes on the ground; texts and accent are legible on it too */
    uint32_t accent;
    uint32_t panel;     /* of highlighted areas, with their own text colour */
    uint32_t text;      /* titles and body on the ground */
    uint32_t text_soft; /* less important text, as 0xAARRGGBB */
    uint32_t on_panel;  /* texts on the panel colour */
};

struct theme_face {
    const char *family; /* as fontconfig knows it */
    int weight;         /* 100 to 900 */
};

/* A replaced text of the labels: [labels] and [labels LANGUAGE]. */
struct theme_label {
    struct str language; /* absent: every language */
    struct str key;      /* as in labels_text; one without a dot is that of a kind */
    struct str text;
    const char *place; /* "path:line: [labels fr] compliment: Merci", for faults */
};

#define THEME_LABELS_MAX 256

struct theme {
    struct theme_kind kinds[KIND_COUNT];
    uint32_t text;      /* the default for kinds */
    uint32_t text_soft; /* the same at `soft` per cent, as 0xAARRGGBB */
    uint32_t good, bad; /* an improvement, a deterioration */
    struct theme_face faces[FACE_COUNT];
    int radius_milli;           /* of corners, in thousandths of the screen's shorter side */
    bool festive;               /* rays and confetti on celebration slides */
    const char *brand;          /* name of the organisation, for the idle slide; "" for none */
    const char *logo;           /* path of a picture file for the footer of each slide; "" for none */
    const char *logo_place;     /* "path:line: [theme] logo: logo.png", for faults */
    struct theme_label *labels; /* for labels_rename */
    size_t label_count;
};

/* The minimum contrasts of theme_load, by WCAG 2.2 (success criteria 1.4.6 and 1.4.3). */
#define THEME_CONTRAST_TEXT 7.0
#define THEME_CONTRAST_REST 4.5

/* The path of a theme: a name in the data folder, or a path, if it has a '/' or ends in ".ini". */
const char *theme_path(struct arena *arena, const char *data_folder, const char *name);

/* Loads a theme by its name or path; omitted values are those of the dark theme, as the program was built
 * with it. Faults are reported to `fault` as in config_load, and the dark theme's value is used;
 * colours with too little contrast are also reported and adjusted until they are legible. NULL with the
 * reason when the file cannot be read; `why` may be NULL. */
struct theme *theme_load(struct arena *arena, const char *data_folder, const char *name,
                         config_fault_fn *fault, void *ctx, struct reason *why);

/* The dark theme, without a file. */
struct theme *theme_builtin(struct arena *arena);

/* `amount` 0..1 of b over a; both opaque. */
uint32_t theme_mix(uint32_t a, uint32_t b, float amount);

/* The ground of a highlighted area: `amount` of another colour over the kind's ground, or less, so that text
 * and accent keep their contrast. */
uint32_t theme_tint(const struct theme_kind *kind, uint32_t colour, float amount);

/* The contrast ratio of two opaque colours, 1 to 21:
 * https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
double theme_contrast(uint32_t a, uint32_t b);

/* The colour with at least this contrast to the ground that is nearest to `colour` on the line to white or
 * black, whichever has more contrast; white or black when no colour has. */
uint32_t theme_readable(uint32_t colour, uint32_t ground, double contrast);

#endif
