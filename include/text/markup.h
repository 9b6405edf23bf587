/* A tolerant, streaming tokenizer of XML and HTML. It knows no feed and no element: it finds tags, texts and
 * references in whatever it is given, whole or broken, and never fails. Nesting is the caller's business.
 *
 * Nothing is expanded but character references and, in XML, the simple entities that the document declares
 * itself: short ones, none of another file. A '<' that starts no tag, as in "T3<T2" or "<mail@firm.example>",
 * is text. */
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

/* What it is told. All texts live for the call. */
struct markup_events {
    void (*open)(void *context, const struct tag *tag);
    void (*close)(void *context, struct str name);
    /* A piece of text; several may follow each other. `cdata`: it stood in a CDATA section. */
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

/* Where in all that was pushed the tag begins that was opened or closed last. */
size_t markup_offset(const struct markup *markup);

/* While muted it tells of no text, and reads faster. */
void markup_mute(struct markup *markup, bool muted);

/* Back to the start, for another document. */
void markup_reset(struct markup *markup);

/* The attribute with this name, ASCII case aside; absent when there is none. */
struct str tag_attribute(const struct tag *tag, const char *name);

#endif
