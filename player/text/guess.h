/* The charset of a document that says nothing of it and is no UTF-8. */
#ifndef BREAKROOM_TEXT_GUESS_H
#define BREAKROOM_TEXT_GUESS_H

#include "text/charset.h"

/* How many bytes charset_guess wants to see, if there are as many. */
#define GUESS_BYTES ((size_t)16 * 1024)

/* Asks ICU's detector, and believes it only where a text in windows-1252 is out of the question: most letters
 * of the sample must be bytes above ASCII, as in Cyrillic, Greek, Arabic, Hebrew and the scripts of East
 * Asia, and the whole sample must be sound in the charset that is found. Else false: *out stays as it is. */
bool charset_guess(struct str sample, struct charset *out);

#endif
