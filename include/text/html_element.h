/* The effects of HTML elements on a text, and their pictures. */
#ifndef BREAKROOM_TEXT_HTML_ELEMENT_H
#define BREAKROOM_TEXT_HTML_ELEMENT_H

#include "base/str.h"
#include "text/html.h"
#include "text/markup.h"

enum html_effect {
    HTML_LINE = 1,      /* starts a new line, and ends it */
    HTML_PARAGRAPH = 2, /* separated from the text before and after */
    HTML_DROP = 4,      /* its content is not text */
    HTML_HIDE = 8,      /* its content is not for a slide */
    HTML_BULLETS = 16,
    HTML_NUMBERS = 32,
    HTML_ITEM = 64, /* of a list */
    HTML_QUOTE = 128,
    HTML_VERBATIM = 256, /* white space counts */
    HTML_CELL = 512,
    HTML_BREAK = 1024,
    HTML_PICTURE = 2048,
    HTML_VOID = 4096, /* has no end */
    HTML_TABLE = 8192,
    HTML_ROW = 16384,
    HTML_TERM = 32768,    /* <dt> */
    HTML_DETAILS = 65536, /* <dd> */
    HTML_HEADING = 131072,
    HTML_STRUCK = 262144, /* its text is struck out */
    HTML_RAISED = 524288,
    HTML_LOWERED = 1048576,
    HTML_QUOTED = 2097152, /* <q> */
    HTML_CODE = 4194304,
    HTML_BOLD = 8388608,
    HTML_LINK = 16777216,
    HTML_CHECKBOX = 33554432
};

/* All effects of an element; 0 for one that has none, known or not. */
unsigned html_effects(struct str name);

/* True when HTML has an element with that name, with or without an effect. */
bool html_is_element(struct str name);

/* Adds the picture of an <img>, <source> or <video>: its address (from the attribute for lazy loading if
 * present), and the largest candidate of its srcset. Ignores tracking pixels, smileys and inline data. */
void html_add_pictures(struct html *html, const struct tag *tag);

/* The effective width of a picture for comparisons: a banner counts by its height. `height` 0: not known. */
int html_effective_width(int width, int height);

/* The text represented by a small picture such as an emoji: its alternative text. Absent for most. */
struct str html_picture_sign(const struct tag *tag);

/* The address of the largest candidate of a srcset, and its width in pixels (0 when not given). Among
 * candidates without a width, the last; absent when there is none. */
struct str html_largest(struct str srcset, int *out_width);

/* Marks in the body: an element opens (`block`: it starts a line) or closes, before a word is appended. */
void html_open_marks(struct html *html, const struct tag *tag, bool block);
void html_close_marks(struct html *html, struct str name);
void html_put_marks(struct html *html);

#endif
