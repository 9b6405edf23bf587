/* A date as words, numbers and signs. */
#ifndef BREAKROOM_TEXT_DATE_LEX_H
#define BREAKROOM_TEXT_DATE_LEX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define DATE_TOKENS_MAX 32
#define DATE_BYTES_MAX  200
#define DATE_WORD_BYTES 48

enum date_token_type { DATE_END, DATE_NUMBER, DATE_WORD, DATE_SIGN };

struct date_token {
    enum date_token_type type;
    int64_t number;
    int digits;
    char sign;
    struct str raw;             /* a word as written; of a region the whole of it: "Europe/Brussels" */
    char word[DATE_WORD_BYTES]; /* folded */
    bool used;
};

/* The tokens of a text, ended by DATE_END. White space parts them and is left out, what is in brackets at the
 * end too. False when there are more than fit. */
bool date_lex(struct str text, struct date_token out[DATE_TOKENS_MAX]);

#endif
