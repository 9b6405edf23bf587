/* HTML to the texts of an item, and the pictures on the way. Takes whatever it gets: whole pages, fragments,
 * broken mark-up, plain text with references. */
#ifndef BREAKROOM_TEXT_HTML_H
#define BREAKROOM_TEXT_HTML_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/html_mark.h"

/* A picture as it is offered. */
struct html_picture {
    struct str url; /* as written: relative ones are the caller's business */
    int width;      /* pixels, 0 when unknown; of a banner less, see html_effective_width */
    bool original;  /* what a picture of the text links to: the same, larger */
};

#define HTML_PICTURES_MAX 16
#define HTML_LISTS_MAX    16

struct markup;
struct html_tables;

/* For marks in the body: html_mark.h. */
struct html_marks {
    /* What a link leads to, by its `href` and `rel`. NULL, as at first: no marks are wanted. It stays until
     * the reader ends. */
    enum html_mark (*link)(void *ctx, struct str href, struct str rel);
    void *ctx;
    /* the reader's own: the open link, and the outermost open element that has a mark */
    struct html_open {
        enum html_mark kind;
        bool open, put; /* put: its sign stands in the body */
    } in_link, in_element;
    char name[16]; /* of that element */
    size_t depth;  /* how many of that name are open in it */
};

struct html {
    struct buf text; /* plain: '\n' between blocks and for <br>, nothing else of the structure */
    struct buf body; /* with a little structure: see item.h */
    struct html_marks marks;
    struct html_picture pictures[HTML_PICTURES_MAX]; /* in document order, without tracking pixels */
    size_t picture_count;
    struct markup *markup; /* what follows is the reader's own */
    struct arena *arena;
    struct html_lines {
        struct buf *out;
        int breaks; /* that come before the next word: 1 line, 2 paragraph */
        bool space;
        bool started; /* the line has a word */
    } plain, rich;
    size_t dropped, hidden, quoted, verbatim, heading; /* how many such elements are open */
    struct html_list {
        bool numbered;
        int number;
    } lists[HTML_LISTS_MAX];
    size_t list_count;
    bool untagged;    /* a text without any tag: an empty line parts paragraphs of the body */
    bool item_starts; /* the next word is the first of a list item … */
    char task;        /* … of a list of tasks: one that is done, 'x', or open, 'o' */
    char pair;        /* in a <dt>, 't', or a <dd>, 'd' */
    struct html_line {
        struct str fixed; /* a space of fixed width before the next word; or absent */
        size_t indent;    /* spaces before the next word of a verbatim text */
        struct str join;  /* what stands before the next word instead of a line's end: of a <dd>; or absent */
        char pair;        /* its last word is of a <dt>, 't', or <dd>, 'd' */
        size_t from;      /* where in the body the line begins, behind its mark */
        bool marked, apart; /* it has a mark; it begins a paragraph */
        bool bold;          /* all of its words are bold */
    } line;                 /* of the body */
    struct html_phrase {
        char struck[16];     /* the outermost element whose text is struck out … */
        size_t struck_depth; /* … and how many of its name are open */
        bool was_struck;
        char raised;               /* in a <sup>, '^', or <sub>, '_' … */
        bool raised_put;           /* … that has a word within a line … */
        size_t raised_from;        /* … which begins here in the body */
        size_t quotes, quotes_due; /* open <q>; those whose first word is still to come */
        size_t code, bold;         /* how many are open */
        bool note;                 /* in a link to a place on the page itself */
        struct str linked;         /* the picture that the open link leads to; or absent */
        bool closed, seam;         /* an element has just ended; and another began at once */
    } phrase;
    struct html_tables *tables; /* what is known of those of the text; NULL: it has none */
};

/* Texts are cut at `text_bytes` and `body_bytes`. */
void html_init(struct html *html, size_t text_bytes, size_t body_bytes);
void html_finish(struct html *html);

/* Reads a text in HTML; what was read before is forgotten. Addresses of pictures live in the arena. */
void html_read(struct html *html, struct arena *arena, struct str source);

/* The same for plain text: line ends are line ends, an empty line parts paragraphs, "- " and "* " start items
 * of a list. */
void html_read_plain(struct html *html, struct str source);

#endif
