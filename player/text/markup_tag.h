/* The inside of a tag, and the ends of sections: helpers of the tokenizer. */
#ifndef BREAKROOM_TEXT_MARKUP_TAG_H
#define BREAKROOM_TEXT_MARKUP_TAG_H

#include "text/markup.h"

#define TAG_BYTES_MAX ((size_t)256 * 1024)

struct tag_reader;

struct declared_entities;

/* Of one tag it keeps at most `attributes` attributes; `declared` must outlive it. */
struct tag_reader *tag_reader_create(size_t attributes, struct declared_entities *declared);
void tag_reader_destroy(struct tag_reader *reader);
/* The longest tag that it is given. */
void tag_reader_set_max(struct tag_reader *reader, size_t bytes);

/* Reads what is between '<' and '>'. The result lives until the next call. */
const struct tag *tag_read(struct tag_reader *reader, struct str inside);

/* Whether a character after '<' or "</" starts the name of an element. */
bool tag_name_starts(char c);

/* Whether what follows a '<' is the inside of a tag, and not of a text such as "T3<T2, so we go on" or of an
 * address. `closed`: a '>' ends it, else another '<' or the end of all does; `before` is the byte before the
 * '<', or NUL. In XML only what is not closed is ever text. */
bool tag_is_meant(struct str inside, bool html, bool closed, char before);

/* Whether the quote at the end of what is there of a tag opens a value: it must follow a '='. */
bool tag_quote_opens(struct str inside);

/* The name of an element of HTML whose content is neither text nor mark-up, or NULL. A literal. */
const char *tag_raw_name(const struct tag *tag);

/* Says how many bytes of s belong to a section up to and with its `end` ("-->", "]]>", "?>"). *seen is how
 * much of the end the pieces so far had, 0 at first. */
size_t section_find_end(struct str s, const char *end, size_t *seen, bool *found);

#endif
