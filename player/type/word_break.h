/* Where a word that is too long for a line is broken. */
#ifndef BREAKROOM_TYPE_WORD_BREAK_H
#define BREAKROOM_TYPE_WORD_BREAK_H

#include "type/segments.h"

/* The last segment in (from, at] after a joining character such as a hyphen; `from` when there is none. */
int word_break_after(const struct text *text, int from, int at, struct str sign);

/* A break inside a name in (from, at], before the particles of a surname rather than after them. */
int word_break_in_name(const struct text *text, int from, int at);

/* Where a word [from, to) that is too long for lines of `em` is broken into pieces of equal length. */
int word_break_even(const struct text *text, int from, int to, float em);

#endif
