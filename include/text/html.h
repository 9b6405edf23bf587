/* HTML to the texts of an item, and the pictures on the way. Takes whatever it gets: whole pages, fragments,
 * broken mark-up, plain text with references. */
#ifndef BREAKROOM_TEXT_HTML_H
#define BREAKROOM_TEXT_HTML_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* A picture as it is offered. */
struct html_picture {
    struct str url; /* as written: relative ones are the caller's business */
    int width;      /* pixels, 0 when unknown */
};

#define HTML_PICTURES_MAX 16
#define HTML_LISTS_MAX    16

struct markup;

struct html {
    struct buf text; /* plain: '\n' between blocks and for <br>, nothing else of the structure */
    struct buf body; /* with a little structure: see item.h */
    struct html_picture pictures[HTML_PICTURES_MAX]; /* in document order, without tracking pixels */
    size_t picture_count;
    struct markup *markup; /* what follows is the reader's own */
    struct arena *arena;
    struct lines {
        struct buf *out;
        int breaks; /* that come before the next word: 1 line, 2 paragraph */
        bool space;
        bool started; /* the line has a word */
    } plain, rich;
    size_t dropped, hidden, quoted, verbatim; /* how many such elements are open */
    struct html_list {
        bool numbered;
        int number;
    } lists[HTML_LISTS_MAX];
    size_t list_count;
    bool untagged;                 /* a text without any tag: an empty line parts paragraphs of the body */
    bool item_starts, cell_starts; /* the next word is the first of a list item, of a cell */
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
