/* Which picture an element of HTML shows. */
#ifndef BREAKROOM_TEXT_HTML_PICTURE_H
#define BREAKROOM_TEXT_HTML_PICTURE_H

#include "text/html.h"
#include "text/markup.h"

/* Adds what an <img>, <source> or <video> offers: its address (that of the attribute for lazy loading where
 * there is one), and the largest of its srcset. Nothing for tracking pixels, smileys and inline data. */
void html_add_pictures(struct html *html, const struct tag *tag);

/* The address of the largest candidate of a srcset, and its width in pixels (0 when it does not say). Of
 * candidates that do not say, the last; absent when there is none. */
struct str html_largest(struct str srcset, int *out_width);

#endif
