/* Lines of equal length. */
#ifndef BREAKROOM_TYPE_BALANCE_H
#define BREAKROOM_TYPE_BALANCE_H

#include "type/segments.h"

/* The price of the relative loss of size that better line breaks cost. */
#define BALANCE_SIZE_LOSS 0.42F

/* The price of a single word on the last line. */
#define BALANCE_PRICE_WIDOW 0.5F

/* Breaks the text from a segment on into exactly lines->count lines that are no wider than `width_em`,
 * minimising the sum of the squared deviations (as Knuth and Plass do in "Breaking Paragraphs into Lines",
 * 1981): from their mean if `even`, else from the full width, where the last line is free but not too short.
 * Single words at the start or the end, short words at the end of a line, and breaks inside a quotation or a
 * name raise the price; breaks after a clause or between facts lower it. lines->price is the total. False
 * when the text is too long or cannot be broken this way; then lines->lines must not be used. */
bool balance_lines(const struct text *text, int from, float width_em, bool even, struct text_lines *lines);

#endif
