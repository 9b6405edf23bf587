/* The inside of the tokenizer, for markup.c (tags and sections), markup_text.c (texts and references) and
 * markup_fault.c (what XML forbids). */
#ifndef BREAKROOM_TEXT_MARKUP_PRIVATE_H
#define BREAKROOM_TEXT_MARKUP_PRIVATE_H

#include "text/declared_entity.h"
#include "text/markup.h"

#define RAW_NAME_MAX 12

enum markup_state {
    TEXT,
    REFERENCE, /* after '&' */
    LESS,      /* after '<' */
    TAG,       /* in a start or end tag */
    QUOTED,    /* in the value of an attribute */
    BANG,      /* after "<!": a comment, CDATA or a declaration */
    COMMENT,
    CDATA,
    DECLARATION, /* a document type */
    INSTRUCTION, /* "<?" */
    RAW          /* in a script or a style of HTML: until its end tag */
};

struct markup {
    const struct markup_events *events;
    void *context;
    enum markup_language language;
    enum markup_state state;
    bool muted; /* nobody wants texts */
    char quote;
    int brackets;       /* of the internal subset */
    size_t dashes;      /* how much of the end of a section has been seen */
    struct buf pending; /* the reference or tag that is being read */
    char raw[RAW_NAME_MAX];
    struct tag_reader *tag_reader;
    size_t passed; /* bytes read so far */
    size_t less;   /* where the last '<' was */
    size_t end;    /* of the last tag */
    char before;   /* the byte before it in the text; NUL at the start and after mark-up */
    bool in_cdata; /* of HTML, where a section is mark-up like the rest */
    struct declared_entities *declared; /* of XML: by the document */
    bool may_declare;                   /* its document type declares some, perhaps elsewhere */
};

/* Another state, with nothing pending. */
void markup_begin(struct markup *markup, enum markup_state state);

/* Passes text on. */
void markup_put_text(struct markup *markup, struct str s, bool cdata);

/* Read a piece in the states TEXT and REFERENCE; return how much of it is done. */
size_t markup_read_text(struct markup *markup, struct str s);
size_t markup_read_reference(struct markup *markup, struct str s);

/* The reference that is pending has ended. */
void markup_end_reference(struct markup *markup);

/* Report the faults of a text, or of the inside of a tag. Only where `events->fault` is there. */
void markup_check_text(struct markup *markup, struct str text, size_t at);
void markup_check_tag(struct markup *markup, struct str inside);
/* The same of a document type: remembers whether entities may be declared. */
void markup_check_declaration(struct markup *markup, struct str declaration);

#endif
