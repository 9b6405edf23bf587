/* Items of every kind for the tests of layout: with a title only, with everything, with far too much. */
#ifndef BREAKROOM_TESTS_FAKES_SLIDE_ITEMS_H
#define BREAKROOM_TESTS_FAKES_SLIDE_ITEMS_H

#include "feed/item.h"

enum {
    SLIDE_ITEMS_TITLE, /* a title and nothing else */
    SLIDE_ITEMS_FULL,  /* every field, and a picture */
    SLIDE_ITEMS_BARE,  /* every field, no picture, no title */
    SLIDE_ITEMS_LONG,  /* every text far too long, lists and quotes, one very long word */
    SLIDE_ITEMS_COUNT
};

/* In the arena. */
struct item slide_item(struct arena *arena, enum kind kind, int much);

/* So many words in sentences, without a space before a sign. */
struct str slide_item_words(struct arena *arena, int words);

#endif
