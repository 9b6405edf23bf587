/* Iterators of ICU over the boundaries of a text, kept for the next text: to open one takes longer than to
 * break a line with it. */
#ifndef BREAKROOM_TYPE_BREAKS_H
#define BREAKROOM_TYPE_BREAKS_H

#include <unicode/ubrk.h>

/* Those that are open; for one thread. */
struct breaks;
struct breaks *breaks_create(void);
void breaks_destroy(struct breaks *breaks); /* NULL is fine */

/* An iterator of a kind for a locale, at the beginning of the text, which must outlive its use; NULL when ICU
 * has none. Release each with breaks_give. `breaks` may be NULL: then nothing is kept. */
UBreakIterator *breaks_take(struct breaks *breaks, UBreakIteratorType type, const char *locale, UText *text);
void breaks_give(struct breaks *breaks, UBreakIterator *iterator);

#endif
