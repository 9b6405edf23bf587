/* What the elements of HTML do to a text, and which pictures they show. */
#ifndef BREAKROOM_TEXT_HTML_ELEMENT_H
#define BREAKROOM_TEXT_HTML_ELEMENT_H

#include "base/str.h"
#include "text/html.h"
#include "text/markup.h"

enum html_effect {
    HTML_LINE = 1,      /* starts a new line, and ends it */
    HTML_PARAGRAPH = 2, /* stands apart from what is before and after */
    HTML_DROP = 4,      /* its content is no text */
    HTML_HIDE = 8,      /* its content is nothing for a slide */
    HTML_BULLETS = 16,
    HTML_NUMBERS = 32,
    HTML_ITEM = 64, /* of a list */
    HTML_QUOTE = 128,
    HTML_VERBATIM = 256, /* white space counts */
    HTML_CELL = 512,
    HTML_BREAK = 1024,
    HTML_PICTURE = 2048,
    HTML_VOID = 4096 /* has no end */
};

/* All effects of an element; 0 for one that has none, known or not. */
unsigned html_effects(struct str name);

/* Whether HTML has an element of that name, with or without an effect. */
bool html_is_element(struct str name);

/* Adds what an <img>, <source> or <video> offers: its address (that of the attribute for lazy loading where
 * there is one), and the largest of its srcset. Nothing for tracking pixels, smileys and inline data. */
void html_add_pictures(struct html *html, const struct tag *tag);

/* The address of the largest candidate of a srcset, and its width in pixels (0 when it does not say). Of
 * candidates that do not say, the last; absent when there is none. */
struct str html_largest(struct str srcset, int *out_width);

#endif
