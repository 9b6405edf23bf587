/* Colours and faces, from assets/themes/NAME.ini. */
#ifndef BREAKROOM_SLIDE_THEME_H
#define BREAKROOM_SLIDE_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "config/config.h"
#include "feed/kind.h"
#include "type/metrics.h"

struct theme_kind {
    uint32_t ground; /* 0xFFRRGGBB, like all but text_soft */
    uint32_t second; /* of large flat shapes on the ground; texts and accent can be read on it too */
    uint32_t accent;
    uint32_t panel;     /* of areas that catch the eye: what is on them has a colour of its own */
    uint32_t text;      /* titles and body on the ground */
    uint32_t text_soft; /* what matters less on it, as 0xAARRGGBB */
    uint32_t on_panel;  /* texts on the panel colour */
};

struct theme_face {
    const char *family; /* as fontconfig knows it */
    int weight;         /* 100 to 900 */
};

/* A text of the labels under another name: [labels] and [labels LANGUAGE]. */
struct theme_label {
    struct str language; /* absent: every language */
    struct str key;      /* as in labels_text; a bare one is that of a kind */
    struct str text;
    const char *place; /* "path:line: [labels fr] compliment: Merci", for faults */
};

#define THEME_LABELS_MAX 256

struct theme {
    struct theme_kind kinds[KIND_COUNT];
    uint32_t text;      /* what kinds take that say none of their own */
    uint32_t text_soft; /* the same at `soft` per cent, as 0xAARRGGBB */
    uint32_t good, bad; /* a change for the better, for the worse */
    struct theme_face faces[FACE_COUNT];
    int radius_milli;       /* of corners, in thousandths of the screen's shorter side */
    bool festive;           /* rays and confetti where there is something to celebrate */
    const char *brand;      /* name of the house, for the slide of the house; "" for none */
    const char *logo;       /* path of a picture file that stands in the foot of each slide; "" for none */
    const char *logo_place; /* "path:line: [theme] logo: logo.png", for faults */
    struct theme_label *labels; /* for labels_rename */
    size_t label_count;
};

/* What theme_load holds a theme to, as WCAG 2.2 reckons contrast (success criteria 1.4.6 and 1.4.3). */
#define THEME_CONTRAST_TEXT 7.0
#define THEME_CONTRAST_REST 4.5

/* Where a theme is: its name in the data folder, or its path, when it has a '/' or ends in ".ini". */
const char *theme_path(struct arena *arena, const char *data_folder, const char *name);

/* Loads a theme by its name or path; what it leaves out is as in the dark theme, or plain where that cannot
 * be read. Faults inside go to `fault` as in config_load and the dark theme's value stays; so do colours that
 * are too close to their ground, which are moved until they can be read. NULL with a reason when the file
 * cannot be read. */
struct theme *theme_load(struct arena *arena, const char *data_folder, const char *name,
                         config_fault_fn *fault, void *ctx, const char **why);

/* The theme that needs no file: one ground and one accent for all kinds, and a red one for alerts. */
struct theme *theme_plain(struct arena *arena);

/* `amount` 0..1 of b over a; both opaque. */
uint32_t theme_mix(uint32_t a, uint32_t b, float amount);

/* The ground of an area that stands out: `amount` of another colour over the kind's ground, or less, so that
 * text and accent can be read on it as on the ground. */
uint32_t theme_tint(const struct theme_kind *kind, uint32_t colour, float amount);

/* The contrast ratio of two opaque colours, 1 to 21:
 * https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
double theme_contrast(uint32_t a, uint32_t b);

/* The colour that has at least this contrast to the ground and is nearest to `colour` on the way to white or
 * black, whichever is farther from the ground; the end of that way when none has. */
uint32_t theme_readable(uint32_t colour, uint32_t ground, double contrast);

#endif
