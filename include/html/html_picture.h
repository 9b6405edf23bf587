/* The pictures of HTML elements: which of several is the largest. */
#ifndef BREAKROOM_HTML_HTML_PICTURE_H
#define BREAKROOM_HTML_HTML_PICTURE_H

#include "base/str.h"

/* The effective width of a picture for comparisons: a banner counts by its height. `height` 0: not known. */
int html_effective_width(int width, int height);

/* The address of the largest candidate of a srcset, and its width in pixels (0 when not given). Among
 * candidates without a width, the last; absent when there is none. */
struct str html_largest(struct str srcset, int *out_width);

#endif
