/* Texts, numbers and words in a document that should be JSON: what is where it breaks, and how JSON has
 * it. */
#ifndef BREAKROOM_CHECK_JSON_JSON_VALUE_H
#define BREAKROOM_CHECK_JSON_JSON_VALUE_H

#include "check/json/json_walk.h"
#include "check/check_private.h"

/* What to write for a number with a comma in it ("1,240", of which so many digits are before and after):
 * its decimals after a dot, or thousands, which come first in a language that writes them so. */
struct str json_decimal(struct check *check, struct str found, size_t whole, size_t part);

/* The byte at a place; '\0' after the end. */
char json_char_at(const struct json_walk *walk, size_t at);
struct str json_token_text(const struct json_walk *walk, const struct json_token *token);
/* From a place to the end of its line, without spaces at the end. */
struct str json_rest_of_line(const struct json_walk *walk, size_t at);
/* A value without its quotation marks: to the comma or bracket after it, or to the end of its line. */
struct str json_bare_value(const struct json_walk *walk, size_t at);
/* What is short enough for a message, else its end. In the arena, or the text itself. */
struct str json_tail(struct check *check, struct str text);
/* The text as JSON writes it, in the arena. */
struct str json_quoted(struct check *check, struct str text);
/* The length of a quotation mark at a place that is not JSON's, or 0. */
size_t json_other_quote(struct str text, size_t at);

/* Each looks for one fault where the document breaks. False, and *say stays, when it is another. */
bool json_find_other_quotes(struct check *check, const struct json_walk *walk, struct say *say);
bool json_find_inner_quotes(struct check *check, const struct json_walk *walk, struct say *say);
bool json_find_comment(const struct json_walk *walk, struct say *say);
bool json_find_space(const struct json_walk *walk, struct say *say);

/* A number or word that is at a place, as it should be written: true, 4.6, or a text between quotation
 * marks. */
void json_say_bare(struct check *check, const struct json_walk *walk, size_t at, struct say *say);

#endif
