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
    int strike_px;         /* em of the only size of a bitmap font; 0: it is scalable */
    int strike_advance_px; /* width of a glyph in that size; 0: not known yet */
    bool last_resort;
    bool broken; /* could not be opened: not used any more */
    const FcCharSet *chars;
    int rank[3]; /* sort keys of the list */
};

/* Preferences among fonts that have the character. */
struct font_wish {
    bool colour;      /* the emoji should be a colour picture */
    const char *part; /* preferred part of the family's name ("CJK JP"); NULL: none */
};

struct font_list;

/* Order: the face's family, then Noto Sans (designed to be mixed in all scripts), then fontconfig's own
 * order, then slanted, narrow, serif and mono fonts, then colour; within each the nearest weight first. The
 * font file `last_resort` comes last; NULL: none. */
struct font_list *font_list_create(FcConfig *config, const struct theme_face *face, const char *last_resort);
void font_list_destroy(struct font_list *list); /* NULL is fine */

/* The first font that has Latin letters; NULL when there is none. */
struct font_file *font_list_first(struct font_list *list);

/* The first font that has all of `codes`; remembered. NULL when none has. `wish.part` must be a literal. */
struct font_file *font_list_find(struct font_list *list, const uint32_t *codes, size_t count,
                                 struct font_wish wish);

bool font_file_has(const struct font_file *file, uint32_t code);

#endif
