/* A paragraph as measured segments.
 *
 * It is split at every line break opportunity of Unicode (UAX #14, as implemented by ICU). A segment that
 * would be wider than a narrow column is split further, into grapheme clusters, which are separated only as a
 * last resort. */
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
    size_t ink;      /* bytes without trailing white space */
    float em;        /* width of these bytes in em */
    float space_em;  /* width of the white space after them */
    bool joins_next; /* the next segment belongs to the same word */
    enum text_end end;
};

struct text {
    struct str str; /* as drawn, see type/typography.h */
    enum face face;
    bool rtl;
    float line_height; /* least line height, in em: see typography_line_height */
    struct text_segment *segments;
    int count;
    bool brief; /* short enough to be laid out without regard to cost */
    bool cut;   /* its end was cut: see struct text_setting */
    const struct metrics *metrics;
};

/* Parameters for measuring a paragraph. */
struct text_setting {
    const struct metrics *metrics;
    enum face face;
    const char *locale;  /* as ICU names it */
    bool rtl;            /* direction of a paragraph without letters */
    bool verbatim;       /* code: no typographic changes */
    float max_em;        /* the text is cut after the word that exceeds this width; 0: never */
    int64_t keep_effort; /* … or, if it is not brief, that leaves less than this of metrics->effort */
};

/* Segments [from, to) of the text. */
struct text_line {
    int from, to;
};

struct text_lines {
    struct text_line *lines;
    int count;
    int broken_words; /* how often a word had to be broken */
    float price;      /* of balanced lines, see type/balance.h; else 0 */
};

/* Measures a paragraph (no '\n'). All in the arena. Words are cut at 200 characters. */
struct text *text_prepare(struct arena *arena, struct str str, const struct text_setting *setting);

#endif
