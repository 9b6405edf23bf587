#include "type/breaks.h"

#include <stdbool.h>
#include <string.h>

#include "base/memory.h"

#define KEPT         12 /* lines, sentences and characters in some languages */
#define LOCALE_BYTES 32

struct breaks {
    struct kept_breaks {
        UBreakIterator *iterator; /* NULL: free */
        UBreakIteratorType type;
        char locale[LOCALE_BYTES];
        bool used;
    } kept[KEPT];
};

struct breaks *
breaks_create(void)
{
    return memory_alloc(sizeof(struct breaks));
}

void
breaks_destroy(struct breaks *breaks)
{
    for (int i = 0; breaks && i < KEPT; i++)
        if (breaks->kept[i].iterator)
            ubrk_close(breaks->kept[i].iterator);
    memory_free(breaks);
}

/* The place of such an iterator that nobody uses, or a free one; NULL: none. */
static struct kept_breaks *
place_of(struct breaks *breaks, UBreakIteratorType type, const char *locale)
{
    for (int i = 0; breaks && i < KEPT; i++) {
        struct kept_breaks *kept = &breaks->kept[i];
        bool same = !kept->used && kept->type == type && strcmp(kept->locale, locale) == 0;
        if (!kept->iterator || same)
            return kept;
    }
    return NULL;
}

UBreakIterator *
breaks_take(struct breaks *breaks, UBreakIteratorType type, const char *locale, UText *text)
{
    UErrorCode status = U_ZERO_ERROR;
    struct kept_breaks *place = strlen(locale) < LOCALE_BYTES ? place_of(breaks, type, locale) : NULL;
    UBreakIterator *iterator =
        place && place->iterator ? place->iterator : ubrk_open(type, locale, NULL, 0, &status);
    if (U_SUCCESS(status))
        ubrk_setUText(iterator, text, &status);
    if (place && iterator) {
        *place = (struct kept_breaks){.iterator = iterator, .type = type, .used = true};
        memcpy(place->locale, locale, strlen(locale));
    }
    if (U_SUCCESS(status))
        return iterator;
    breaks_give(breaks, iterator);
    return NULL;
}

void
breaks_give(struct breaks *breaks, UBreakIterator *iterator)
{
    for (int i = 0; breaks && i < KEPT; i++)
        if (breaks->kept[i].iterator == iterator) {
            breaks->kept[i].used = false;
            return;
        }
    if (iterator)
        ubrk_close(iterator);
}
