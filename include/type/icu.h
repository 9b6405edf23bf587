/* Conversion between UTF-8 texts and ICU's UTF-16. */
#ifndef BREAKROOM_TYPE_ICU_H
#define BREAKROOM_TYPE_ICU_H

#include <unicode/utypes.h>

#include "base/arena.h"
#include "base/str.h"

#define ICU_LOCALE_BYTES 80

/* UTF-16 of a text, NUL-terminated, in the arena. */
struct icu_text {
    UChar *units;
    int32_t count;
};
struct icu_text icu_from(struct arena *arena, struct str text);

/* UTF-8 in the arena. */
struct str icu_to(struct arena *arena, const UChar *units, int32_t count);

/* ICU's locale for a BCP 47 tag; "" (root) when it is invalid. In the arena. */
const char *icu_locale(struct arena *arena, struct str tag);

/* The number of words of a text, in any script (UAX #29). */
int icu_words(struct str str);

#endif
