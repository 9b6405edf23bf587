/* The words of a title, for title_date.c. */
#ifndef BREAKROOM_FORMATS_TITLE_WORDS_H
#define BREAKROOM_FORMATS_TITLE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

#define TITLE_WORDS_MAX 32 /* that are examined */

struct title_words {
    struct str title;
    struct {
        size_t from, to;
    } list[TITLE_WORDS_MAX];
    size_t count;
    bool day_first; /* in "4/12" */
};

/* Splits at white space. Long dashes, and hyphens between two numbers ("12-14", "30.11.-4.12.", but not
 * 2026-11-30), are words of their own. */
void title_split(struct str title, struct title_words *words);

/* The words from `from` to before `to`, without punctuation and brackets around them. */
struct str title_words_of(const struct title_words *words, size_t from, size_t to);

/* True when a comma separates the words, as in "Hall 3, December 12"; one before a year does not count. */
bool title_has_comma(const struct title_words *words, size_t from, size_t to);

/* The number of the word: "12", "12.", "1er"; 0: none, as in "12,", or no day of a month. */
int title_day_of(const struct title_words *words, size_t at);
/* True for a year from 1900 to 2199. */
bool title_is_year(const struct title_words *words, size_t at);

/* True for a separator of the first day and the last: a dash, "to", "au", "bis". */
bool title_is_until(const struct title_words *words, size_t at);

/* True when the byte at `at` is an ASCII digit; false at the end of the text. */
bool title_is_digit(struct str text, size_t at);

#endif
