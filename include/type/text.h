/* The breaking of a paragraph into lines. */
#ifndef BREAKROOM_TYPE_TEXT_H
#define BREAKROOM_TYPE_TEXT_H

#include "type/segments.h"

/* What a text is set in. */
struct text_column {
    int width_px;
    int size_px;
    int limit;             /* stop after so many lines; 0: none */
    bool balanced;         /* lines of like length, no widow, rather than full ones */
    bool allow_extra_line; /* balanced in one line more than needed where that is more pleasant */
};

/* The lines of the text from a segment on; none for an empty text. */
struct text_lines text_wrap(struct arena *arena, const struct text *text, int from,
                            const struct text_column *column);

/* What a line shows: without the white space at its end, and without a "·" where the text goes on. */
struct str text_of_line(const struct text *text, struct text_line line);

/* Width of the text from a segment on, in sizes, if it all stood in one line. */
float text_width_em(const struct text *text, int from);

/* Width of its longest word, in sizes. */
float text_longest_word_em(const struct text *text);

/* Measured width of a line in pixels. */
int text_line_width(const struct text *text, struct text_line line, int size_px);

#endif
