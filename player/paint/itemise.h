/* Splits one line of text into runs that one font can shape: by direction, coverage and script. */
#ifndef BREAKROOM_PAINT_ITEMISE_H
#define BREAKROOM_PAINT_ITEMISE_H

#include <unicode/ubrk.h>

#include "base/arena.h"
#include "paint/font_list.h"

#define ITEMISE_LINE_MAX 65536 /* bytes of a line that are used */
#define ITEMISE_RUN_MAX  2048  /* bytes of a run: limits the surface it is drawn on */
/* Bytes of one user-perceived character: the longest emoji sequences have about 10 code points. */
#define ITEMISE_CLUSTER_BYTES 128

struct run {
    struct font_file *file;
    /* the text to draw, in logical order: without controls, ends in NUL; one character when the file has
     * strike_px */
    char *text;
    bool rtl;
    const char *script; /* in ISO 15924 */
};

struct runs {
    struct run *items; /* in visual order, left to right */
    size_t count;
    uint32_t *missing; /* characters that no font has; not in the runs */
    size_t missing_count;
};

/* In the arena. `clusters` is a grapheme iterator (UBRK_CHARACTER), kept by the caller because opening one is
 * slow. Emoji sequences, flags and marks stay with their base. */
struct runs itemise(struct font_list *list, UBreakIterator *clusters, struct str text, bool rtl,
                    struct arena *arena);

#endif
