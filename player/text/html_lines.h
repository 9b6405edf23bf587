/* Words to lines: the two texts that reading HTML makes, the plain one and the body. */
#ifndef BREAKROOM_TEXT_HTML_LINES_H
#define BREAKROOM_TEXT_HTML_LINES_H

#include "text/html.h"

/* The next word starts a line, or with 2 `breaks` a paragraph. Nothing comes of it at the start and the end.
 */
void html_line_break(struct lines *lines, int breaks);

/* Appends the words of a text to both; those in hidden elements to the plain one alone. */
void html_put_text(struct html *html, struct str text);

#endif
