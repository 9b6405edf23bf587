/* Breaks a paragraph into lines. */
#ifndef BREAKROOM_TYPE_TEXT_H
#define BREAKROOM_TYPE_TEXT_H

#include "type/segments.h"

/* Parameters for breaking lines. */
struct text_column {
    int width_px;
    int size_px;
    int limit;             /* stop after so many lines; 0: none */
    bool balanced;         /* lines of equal length, without a widow, instead of full ones */
    bool allow_extra_line; /* balanced: one line more than needed, where that looks better */
};

/* Breaks the text from a segment on; no lines for an empty text. */
struct text_lines text_wrap(struct arena *arena, const struct text *text, int from,
                            const struct text_column *column);

/* The text of a line, without trailing white space, and without a final "·" when the text continues. */
struct str text_of_line(const struct text *text, struct text_line line);

/* Width of the text from a segment on, in em, on a single line. */
float text_width_em(const struct text *text, int from);

/* Width of its longest word, in em. */
float text_longest_word_em(const struct text *text);

/* Measured width of a line in pixels. */
int text_line_width(const struct text *text, struct text_line line, int size_px);

#endif
