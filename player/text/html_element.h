/* What the elements of HTML do to a text. */
#ifndef BREAKROOM_TEXT_HTML_ELEMENT_H
#define BREAKROOM_TEXT_HTML_ELEMENT_H

#include "base/str.h"

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

#endif
