/* A document that should be JSON, up to the error: which brackets are open there, and the tokens before it.
 */
#ifndef BREAKROOM_OUTLINE_JSON_WALK_H
#define BREAKROOM_OUTLINE_JSON_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/reason.h"
#include "base/str.h"

#define JSON_WALK_DEPTH 256

struct json_token {
    size_t at, end; /* in the text */
    char type;      /* '"' a text, 'a' a number or a word, else the character itself; '\0': none */
};

struct json_walk {
    struct str text;
    size_t at; /* place of the error */
    enum reason_code why;
    char open[JSON_WALK_DEPTH]; /* '{' or '[', outermost first */
    size_t open_at[JSON_WALK_DEPTH];
    size_t depth;
    struct json_token last[3]; /* before the error: [0] is the nearest */
    size_t string_at;          /* of the text that contains the error; SIZE_MAX: none */
    size_t root_end;           /* end of the outermost value; SIZE_MAX: it did not end */
};

/* Reads the text. False when it is valid JSON; then *out is not filled in. */
bool json_walk(struct str text, struct json_walk *out);

/* The approximate place of the error when `cut` bytes at `at` are replaced by another text; SIZE_MAX: the
 * result is valid. */
size_t json_walk_try(struct str text, size_t at, size_t cut, const char *other);

/* The nearest byte at or before `at` that is not white space; the length of the text when there is none. */
size_t json_walk_skip(struct str text, size_t at);

#endif
