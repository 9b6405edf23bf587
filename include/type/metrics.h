/* Font metrics for layout, passed as an argument so that layout can be tested without fonts. */
#ifndef BREAKROOM_TYPE_METRICS_H
#define BREAKROOM_TYPE_METRICS_H

#include "base/str.h"
#include "type/effort.h"

/* The size at which widths in em are measured. */
#define METRICS_REFERENCE_PX 128

/* The faces a theme has. */
enum face {
    FACE_TITLE,   /* Inter Display Bold: titles, big numbers */
    FACE_HEADING, /* Inter Display SemiBold: quotes, names, values */
    FACE_LABEL,   /* Inter SemiBold: labels, small headings */
    FACE_BODY,    /* Inter Regular */
    FACE_COUNT
};

struct metrics {
    void *ctx;
    /* Advance width in pixels of one line (no '\n', no TAB) at a size: the font's em, in pixels. */
    int (*width)(void *ctx, enum face face, int size_px, struct str text);
    /* Distances from the baseline in pixels, both positive: of the face's capitals and of its descenders. */
    void (*extent)(void *ctx, enum face face, int size_px, int *cap_px, int *descent_px);
    /* The remaining budget for measuring, see type/metrics_cache.h; NULL: no limit. */
    struct effort *effort;
    struct breaks *breaks; /* see type/breaks.h; may be NULL */
};

#endif
