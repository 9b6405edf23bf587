/* What ICU's dictionaries get wrong about where lines may end. */
#ifndef BREAKROOM_SLIDE_SEGMENTS_MEND_H
#define BREAKROOM_SLIDE_SEGMENTS_MEND_H

#include "slide/segments.h"

/* Width of `len` bytes of the text from `from` on, at size 1. */
float segment_width_em(const struct text *text, size_t from, size_t len);

/* Joins segments of a cut text inside words and phrases of Chinese and Japanese that no reader would part,
 * and moves honorifics to what they belong to. */
void segments_mend(struct text *text);

#endif
