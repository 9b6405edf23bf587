/* A tolerant, streaming tokenizer of XML and HTML. It knows neither feeds nor elements: it finds tags, texts
 * and references in any input, valid or broken, and never fails. The caller tracks nesting.
 *
 * Only character references are expanded and, in XML, short internal entities that the document declares. A
 * '<' that does not start a tag, as in "T3<T2" or "<mail@firm.example>", is text. */
#ifndef BREAKROOM_TEXT_MARKUP_H
#define BREAKROOM_TEXT_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct attribute {
    struct str name;  /* as written */
    struct str value; /* decoded; empty when it has none */
};

struct tag {
    struct str name; /* as written, prefix included */
    const struct attribute *attributes;
    size_t count;
    bool empty; /* "<br/>": no end tag comes */
    bool cut;   /* it has more attributes than are read */
};

/* Callbacks. All texts are valid during the call. */
struct markup_events {
    void (*open)(void *context, const struct tag *tag);
    void (*close)(void *context, struct str name);
    /* A piece of text; several may follow each other. `cdata`: it is in a CDATA section. */
    void (*text)(void *context, struct str text, bool cdata);
};

enum markup_language { MARKUP_XML, MARKUP_HTML };

struct markup;

struct markup *markup_create(enum markup_language language, size_t attributes,
                             const struct markup_events *events, void *context);
void markup_destroy(struct markup *markup); /* NULL is fine */

/* Takes the next bytes of valid UTF-8. */
void markup_push(struct markup *markup, struct str bytes);

/* Ends the document: an unfinished reference comes out as text, an unfinished tag does not come. False when
 * the document ended within a tag, a comment or a CDATA section. */
bool markup_finish(struct markup *markup);

/* The offset, in all pushed text, of the last opened or closed tag. */
size_t markup_offset(const struct markup *markup);

/* While muted, it reports no text and is faster. */
void markup_mute(struct markup *markup, bool muted);

/* Resets it for another document. */
void markup_reset(struct markup *markup);

/* The attribute with this name, ASCII case aside; absent when there is none. */
struct str tag_attribute(const struct tag *tag, const char *name);

#endif
