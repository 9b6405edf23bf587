/* What ICU does not know about where lines may end: what its dictionaries get wrong, words without end, and
 * texts of which only the beginning is measured. */
#ifndef BREAKROOM_TYPE_SEGMENTS_FIX_H
#define BREAKROOM_TYPE_SEGMENTS_FIX_H

#include "type/segments.h"

/* Width of `len` bytes of the text from `from` on, at size 1. */
float segment_width_em(const struct text *text, size_t from, size_t len);

/* Joins segments of a cut text inside words and phrases of Chinese and Japanese that no reader would part,
 * and moves honorifics to what they belong to. */
void segments_fix_dictionary(struct text *text);

/* Lets a line end in words that are longer than words are. */
void segments_split_long_words(struct text *text);

/* The bytes of a text that was cut end with its last segment. */
void segments_cut_text(struct text *text);
/* … and this one with a sentence, if one ends in the last fifth of it. */
void segments_cut_at_sentence(struct text *text);

/* The beginning of [from, to) that is no longer than a word may be, as its end; marks stay with their letter.
 */
size_t segments_word_limit(struct str text, size_t from, size_t to);

/* True behind "M.", "p.": no sentence ends there. */
bool segments_abbreviated(struct str text, size_t end);

#endif
