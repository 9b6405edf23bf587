/* The inside of a tag, and the ends of sections: helpers of the tokenizer. */
#ifndef BREAKROOM_TEXT_MARKUP_TAG_H
#define BREAKROOM_TEXT_MARKUP_TAG_H

#include "text/markup.h"

#define TAG_BYTES_MAX ((size_t)256 * 1024)

struct tag_reader;

struct declared_entities;

/* Keeps at most `attributes` attributes of a tag; `declared` must outlive it. */
struct tag_reader *tag_reader_create(size_t attributes, struct declared_entities *declared);
void tag_reader_destroy(struct tag_reader *reader);
/* The longest supported tag. */
void tag_reader_set_max(struct tag_reader *reader, size_t bytes);

/* Reads the text between '<' and '>'. The result lives until the next call. */
const struct tag *tag_read(struct tag_reader *reader, struct str inside);

/* True when a character after '<' or "</" starts the name of an element. */
bool tag_name_starts(char c);

/* True when the text after a '<' is a tag, and not part of a text such as "T3<T2, so we go on" or of an
 * address. `closed`: a '>' ends it, else another '<' or the end of the document does; `before` is the byte
 * before the '<', or NUL. In XML only unclosed ones can be text. */
bool tag_is_meant(struct str inside, bool html, bool closed, char before);

/* True when the quote at the end of an incomplete tag opens a value: it must follow a '='. */
bool tag_quote_opens(struct str inside);

/* The name of an HTML element whose content is neither text nor mark-up, or NULL. A literal. */
const char *tag_raw_name(const struct tag *tag);

/* How many bytes of s belong to a section, including its `end` ("-->", "]]>", "?>"). *seen is the number of
 * bytes of the end matched by earlier pieces, initially 0. */
size_t section_find_end(struct str s, const char *end, size_t *seen, bool *found);

#endif
