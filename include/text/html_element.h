/* The elements of HTML and their effects on a text. */
#ifndef BREAKROOM_TEXT_HTML_ELEMENT_H
#define BREAKROOM_TEXT_HTML_ELEMENT_H

#include <stdbool.h>

#include "base/str.h"

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

#endif
