/* A tolerant, streaming tokenizer of XML and HTML. It knows neither feeds nor elements: it finds tags, texts
 * and references in any input, valid or broken, and never fails. The caller tracks nesting.
 *
 * Only character references are expanded and, in XML, short internal entities that the document declares. A
 * '<' that does not start a tag, as in "T3<T2" or "<mail@firm.example>", is text. Faults are
 * accepted; those of XML 1.0, fifth edition (https://www.w3.org/TR/xml/) are reported to whoever asks. */
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

/* Faults that no other reader of XML accepts. */
enum markup_fault {
    MARKUP_FAULT_AMPERSAND,   /* an '&' that begins no reference */
    MARKUP_FAULT_ENTITY,      /* a reference to what neither XML nor the document declares, as "&nbsp;" */
    MARKUP_FAULT_LESS,        /* a '<' that is text */
    MARKUP_FAULT_ATTRIBUTE,   /* at the start of a tag: something in it is no attribute, or it does not end */
    MARKUP_FAULT_DECLARATION, /* "<?xml" that is not at the start */
};

/* Callbacks, `open` at least; the others may be NULL. All texts are valid during the call. */
struct markup_events {
    void (*open)(void *context, const struct tag *tag);
    void (*close)(void *context, struct str name);
    /* A piece of text; several may follow each other. `cdata`: it is in a CDATA section. */
    void (*text)(void *context, struct str text, bool cdata);
    /* For XML that is pushed in one piece: a fault, and its offset. Faults of a tag are reported before it is
     * opened, those of a text before the text. */
    void (*fault)(void *context, enum markup_fault fault, size_t at);
};

enum markup_language { MARKUP_XML, MARKUP_HTML };

struct markup;

struct markup *markup_create(enum markup_language language, size_t attributes,
                             const struct markup_events *events, void *context);
void markup_destroy(struct markup *markup); /* NULL is fine */

/* Allows a tag to be longer than 256 KiB, beyond which the rest of it is not read. Before the first bytes. */
void markup_set_tag_max(struct markup *markup, size_t bytes);

/* Reads the next bytes of valid UTF-8. */
void markup_push(struct markup *markup, struct str bytes);

/* Ends the document: an unfinished reference is reported as text, an unfinished tag is not reported. False
 * when the document ended within a tag, a comment or a CDATA section. */
bool markup_finish(struct markup *markup);

/* The offset, in all pushed text, of the last opened or closed tag, and that of what follows it; at the end
 * of the document the first is that of the last '<'. */
size_t markup_offset(const struct markup *markup);
size_t markup_tag_end(const struct markup *markup);
/* While text is reported: the beginning of its run of text and references. */
size_t markup_text_offset(const struct markup *markup);

/* While muted, it reports no text and is faster. */
void markup_mute(struct markup *markup, bool muted);

/* Resets it for another document. */
void markup_reset(struct markup *markup);

/* The attribute with this name, ignoring ASCII case; absent when there is none. */
struct str tag_attribute(const struct tag *tag, const char *name);

#endif
