/* Corrections of ICU's line break opportunities: dictionary errors, very long words, and texts of which only
 * the beginning is measured. */
#ifndef BREAKROOM_TYPE_SEGMENTS_FIX_H
#define BREAKROOM_TYPE_SEGMENTS_FIX_H

#include "type/segments.h"

/* Width of `len` bytes of the text from `from` on, at size 1. */
float segment_width_em(const struct text *text, size_t from, size_t len);

/* Joins segments inside words and phrases of Chinese and Japanese that should not be broken, and joins
 * honorifics to their names. */
void segments_fix_dictionary(struct text *text);

/* Adds break opportunities to very long words. */
void segments_split_long_words(struct text *text);

/* Removes the part of a text after its last segment. */
void segments_cut_text(struct text *text);
/* Cuts it after a sentence, if one ends in its last fifth. */
void segments_cut_at_sentence(struct text *text);

/* The end of the longest permitted piece of a word that begins [from, to); combining marks stay with their
 * letter. */
size_t segments_word_limit(struct str text, size_t from, size_t to);

/* True after "M.", "p.": the full stop does not end a sentence. */
bool segments_abbreviated(struct str text, size_t end);

#endif
