/* Lines of like length. */
#ifndef BREAKROOM_TYPE_BALANCE_H
#define BREAKROOM_TYPE_BALANCE_H

#include "type/segments.h"

/* The part of its size that a text loses for pleasant lines costs so much, in the measure of their price. */
#define BALANCE_SIZE_LOSS 0.42F

/* Breaks the text from a segment on into exactly lines->count lines that are no wider than `width_em`, so
 * that the sum of the squares of what they miss is least (as Knuth and Plass weigh lines in "Breaking
 * Paragraphs into Lines", 1981): to their mean where they are to be even, else to the full width, the last
 * line free but not too short. There are prices for a lonely word at the start or the end, for little words
 * that dangle at the end of a line and for a break inside a quotation or a name, and a rebate for a break
 * where the sentence breathes or one fact ends and the next begins. What it costs goes to lines->price. False
 * when the text is too long for that or cannot be broken so; lines->lines is then in no state to be used. */
bool balance_lines(const struct text *text, int from, float width_em, bool even, struct text_lines *lines);

#endif
