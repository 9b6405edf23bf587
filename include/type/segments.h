/* A paragraph as measured segments.
 *
 * It is cut at every place where Unicode (UAX #14, as ICU implements it) allows a line to end. A segment that
 * would be wider than a narrow column is cut further, into characters as people see them, which are only torn
 * apart when nothing else helps. */
#ifndef BREAKROOM_TYPE_SEGMENTS_H
#define BREAKROOM_TYPE_SEGMENTS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "type/metrics.h"

/* What ends with a segment; a fact ends with the "·" before the next one. */
enum text_end { TEXT_WORD, TEXT_CLAUSE, TEXT_FACT, TEXT_SENTENCE };

struct text_segment {
    size_t from;     /* byte in the text */
    size_t ink;      /* bytes without the white space at its end */
    float em;        /* width of these bytes at size 1 */
    float space_em;  /* of the white space after them */
    bool joins_next; /* the next segment belongs to the same word */
    enum text_end end;
};

struct text {
    struct str str; /* as it is drawn, see type/typography.h */
    enum face face;
    bool rtl;
    float line_height; /* least line height, in em: see typography_line_height */
    struct text_segment *segments;
    int count;
    bool brief; /* short enough to be laid out with all care whatever it costs */
    bool cut;   /* the end is missing: see struct text_setting */
    const struct metrics *metrics;
};

/* What a paragraph is measured with. */
struct text_setting {
    const struct metrics *metrics;
    enum face face;
    const char *locale;  /* as ICU names it */
    bool rtl;            /* direction of a paragraph without letters */
    bool verbatim;       /* code: nothing of it is set in another way */
    float max_em;        /* the text is cut behind the word that passes this width; 0: never */
    int64_t keep_effort; /* … or that leaves less of metrics->effort */
};

/* Segments [from, to) of the text. */
struct text_line {
    int from, to;
};

struct text_lines {
    struct text_line *lines;
    int count;
    int broken_words; /* how often a word had to be broken */
    float price;      /* of balanced lines: what they lack in beauty, see type/balance.h; else 0 */
};

/* Measures a paragraph (no '\n'). All in the arena. Words of more than 200 characters end there. */
struct text *text_prepare(struct arena *arena, struct str str, const struct text_setting *setting);

#endif
