/* All usable fonts of the system, best first for one face of the theme. */
#ifndef BREAKROOM_PAINT_FONT_LIST_H
#define BREAKROOM_PAINT_FONT_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fontconfig/fontconfig.h>

#include "slide/theme.h"

struct font_file {
    const char *path; /* owned by the list, like family */
    const char *family;
    long index; /* of the face in the file; upper 16 bits: named instance of a variable font */
    int weight; /* 100 to 900 */
    bool colour;
    int strike_px;         /* em of the only size that a font of bitmaps has; 0: it scales */
    int strike_advance_px; /* width of a glyph in that size; 0: not known yet */
    bool last_resort;
    bool broken; /* could not be opened: no longer offered */
    const FcCharSet *chars;
    int rank[3]; /* what the list is sorted by */
};

/* What else decides between fonts that all have a character. */
struct font_wish {
    bool colour;      /* an emoji that wants to be a picture */
    const char *part; /* part of the family's name to prefer ("CJK JP"); NULL: none */
};

struct font_list;

/* Order: the face's family, then Noto Sans (drawn to go together in all scripts), then fontconfig's own
 * order, then what is slanted, narrow, serif or mono, then colour; within each the nearest weight.
 * After them all the font file `last_resort`; NULL: none. */
struct font_list *font_list_create(FcConfig *config, const struct theme_face *face, const char *last_resort);
void font_list_destroy(struct font_list *list); /* NULL is fine */

/* The first font that has Latin letters; NULL when there is none. */
struct font_file *font_list_first(struct font_list *list);

/* The first font that has all of `codes`; remembered. NULL when none has. `wish.part` must be a literal. */
struct font_file *font_list_find(struct font_list *list, const uint32_t *codes, size_t count,
                                 struct font_wish wish);

bool font_file_has(const struct font_file *file, uint32_t code);

#endif
