/* The inside of the tokenizer, for markup.c (texts and tags) and markup_section.c (what is skipped or taken
 * as it is). */
#ifndef BREAKROOM_TEXT_MARKUP_STATE_H
#define BREAKROOM_TEXT_MARKUP_STATE_H

#include "text/markup_tag.h"

#define RAW_NAME_MAX 12

enum state {
    TEXT,
    REFERENCE, /* behind '&' */
    LESS,      /* behind '<' */
    TAG,       /* in a start or end tag */
    QUOTED,    /* in the value of an attribute */
    BANG,      /* behind "<!": a comment, CDATA or a declaration */
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
    enum state state;
    bool muted; /* nobody wants texts */
    char quote;
    int brackets;       /* of the internal subset */
    size_t dashes;      /* how much of the end of a section has been seen */
    struct buf pending; /* the reference or tag that is being read */
    char raw[RAW_NAME_MAX];
    struct tag_reader *tag_reader;
    size_t passed; /* bytes read so far */
    size_t less;   /* where the last '<' was */
};

/* Passes text on. */
void markup_text(struct markup *markup, struct str s, bool cdata);
void markup_begin(struct markup *markup, enum state state);

/* Each reads as much of s, which is not empty, as belongs to its state, and says how much that was. */
size_t markup_read_bang(struct markup *markup, struct str s);
size_t markup_read_skipped(struct markup *markup, struct str s);
size_t markup_read_cdata(struct markup *markup, struct str s);
size_t markup_read_declaration(struct markup *markup, struct str s);
size_t markup_read_raw(struct markup *markup, struct str s);

#endif
