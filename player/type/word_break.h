/* Where a word that no line can hold is torn. */
#ifndef BREAKROOM_TYPE_WORD_BREAK_H
#define BREAKROOM_TYPE_WORD_BREAK_H

#include "type/segments.h"

/* The last segment in (from, at] behind a sign that joins; `from` when there is none. */
int word_break_after(const struct text *text, int from, int at, struct str sign);

/* The joint of a name in (from, at], before the particles of a surname rather than behind them. */
int word_break_in_name(const struct text *text, int from, int at);

/* Where a word [from, to) that lines of `em` cannot hold is torn, so that its pieces are of like length. */
int word_break_even(const struct text *text, int from, int to, float em);

#endif
