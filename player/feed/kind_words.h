/* What categories of ordinary feeds are called, per kind: see kind_from_category. */
#ifndef BREAKROOM_FEED_KIND_WORDS_H
#define BREAKROOM_FEED_KIND_WORDS_H

#include <stddef.h>

#include "feed/kind.h"

/* Every word is written as fold_text leaves it: small letters and digits without accents, nothing else. */
struct kind_words {
    enum kind kind;
    const char *words; /* parted by single spaces */
};

extern const struct kind_words kind_words[];
extern const size_t kind_words_count;

#endif
