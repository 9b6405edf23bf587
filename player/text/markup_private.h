/* Internals of the markup tokenizer, for markup.c (tags and sections), markup_text.c (texts and references)
 * and markup_fault.c (faults of XML). */
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
    bool muted; /* texts are not needed */
    char quote;
    int brackets;       /* of the internal subset */
    size_t dashes;      /* number of matching bytes of the end of a section */
    struct buf pending; /* the current reference or tag */
    char raw[RAW_NAME_MAX];
    struct tag_reader *tag_reader;
    size_t passed; /* bytes read so far */
    size_t less;   /* position of the last '<' */
    size_t end;    /* of the last tag */
    char before;   /* the byte before it in the text; NUL at the start and after mark-up */
    bool in_cdata; /* in HTML, where a section is parsed like other mark-up */
    struct declared_entities *declared; /* entities declared by the document; XML only */
    bool may_declare;                   /* its document type declares some, perhaps externally */
};

/* Changes the state, with nothing pending. */
void markup_begin(struct markup *markup, enum markup_state state);

/* Passes text on. */
void markup_put_text(struct markup *markup, struct str s, bool cdata);

/* Read a piece in the states TEXT and REFERENCE; return how much of it was processed. */
size_t markup_read_text(struct markup *markup, struct str s);
size_t markup_read_reference(struct markup *markup, struct str s);

/* The pending reference has ended. */
void markup_end_reference(struct markup *markup);

/* Report the faults of a text, or of the inside of a tag. Only if `events->fault` is set. */
void markup_check_text(struct markup *markup, struct str text, size_t at);
void markup_check_tag(struct markup *markup, struct str inside);
/* The same for a document type: records whether entities may be declared. */
void markup_check_declaration(struct markup *markup, struct str declaration);

#endif
