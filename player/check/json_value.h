/* Texts, numbers and words in a document that should be JSON: what is at the place of the error, and its
 * correct form. */
#ifndef BREAKROOM_CHECK_JSON_VALUE_H
#define BREAKROOM_CHECK_JSON_VALUE_H

#include "outline/json_walk.h"
#include "check/check_private.h"

/* The correction of a number with a comma ("1,240"; `whole` and `part`: how many digits are before and after
 * it): decimals after a dot, or thousands, which come first in a language that writes them with a comma. */
struct str json_decimal(struct check *check, struct str found, size_t whole, size_t part);

/* The byte at a place; '\0' after the end. */
char json_char_at(const struct json_walk *walk, size_t at);
struct str json_token_text(const struct json_walk *walk, const struct json_token *token);
/* From a place to the end of its line, without spaces at the end. */
struct str json_rest_of_line(const struct json_walk *walk, size_t at);
/* A value without its quotation marks: to the comma or bracket after it, or to the end of its line. */
struct str json_bare_value(const struct json_walk *walk, size_t at);
/* The text if it is short enough for a message, else its end. In the arena, or the text itself. */
struct str json_tail(struct check *check, struct str text);
/* The text as JSON writes it, in the arena. */
struct str json_quoted(struct check *check, struct str text);
/* The length of a non-JSON quotation mark at a place, or 0. */
size_t json_other_quote(struct str text, size_t at);

/* Each checks for one fault at the place of the error. False, with *say unchanged, when it is a different
 * fault. */
bool json_find_other_quotes(struct check *check, const struct json_walk *walk, struct say *say);
bool json_find_inner_quotes(struct check *check, const struct json_walk *walk, struct say *say);
bool json_find_comment(const struct json_walk *walk, struct say *say);
bool json_find_space(const struct json_walk *walk, struct say *say);

/* The correct form of a number or word at a place: true, 4.6, or a text between quotation marks. */
void json_say_bare(struct check *check, const struct json_walk *walk, size_t at, struct say *say);

#endif
