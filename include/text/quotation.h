/* The quotation marks of languages. */
#ifndef BREAKROOM_TEXT_QUOTATION_H
#define BREAKROOM_TEXT_QUOTATION_H

#include "base/str.h"

#define QUOTATION_BYTES 16

/* The marks of a quotation, [0], and of one inside it, [1]. */
struct quotation {
    char open[2][QUOTATION_BYTES], close[2][QUOTATION_BYTES];
};

/* Those of a language tag or locale ("fr", "pt-BR", "de_AT"), as CLDR has them (https://cldr.unicode.org),
 * with the no-break spaces of French; those of English where the language is unknown. */
struct quotation quotation_of(struct str language);

#endif
