/* Converts HTML to the texts and pictures of an item. Accepts any input: whole pages, fragments, broken
 * mark-up, plain text with references. In a text without any tag, line ends are kept in the body as in plain
 * text, except before a lower-case letter. */
#ifndef BREAKROOM_HTML_HTML_H
#define BREAKROOM_HTML_HTML_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "html/html_mark.h"
#include "text/quotation.h"

/* A picture in the text. */
struct html_picture {
    struct str url; /* as written; the caller resolves relative addresses */
    int width;      /* pixels, 0 when unknown; less for a banner, see html_effective_width */
    bool original;  /* the larger original that a picture of the text links to */
};

#define HTML_PICTURES_MAX 16
#define HTML_LISTS_MAX    16

struct markup;
struct html_tables;

/* For marks in the body: html_mark.h. */
struct html_marks {
    /* Returns the type of a link from its `href` and `rel`. NULL (the default): no marks. It is kept until
     * the reader ends. */
    enum html_mark (*link)(void *ctx, struct str href, struct str rel);
    void *ctx;
    /* private: the open link, and the outermost open element with a mark */
    struct html_open {
        enum html_mark kind;
        bool open, put; /* put: its control character is in the body */
    } in_link, in_element;
    char name[16]; /* of that element */
    size_t depth;  /* how many of that name are open in it */
};

struct html {
    /* tag of the language of the texts, for the quotation marks of a <q> and the space before a colon; absent
     * (the default): straight marks, no space */
    struct str language;
    struct buf text; /* plain: '\n' between blocks and for <br>, nothing else of the structure */
    struct buf body; /* with some structure: see item.h */
    struct html_marks marks;
    struct html_picture pictures[HTML_PICTURES_MAX]; /* in document order, without tracking pixels */
    size_t picture_count;
    struct markup *markup; /* the following members are private */
    struct arena *arena;
    struct html_lines {
        struct buf *out;
        int breaks; /* before the next word: 1: line, 2: paragraph */
        bool space;
        bool started; /* the line has a word */
    } plain, rich;
    size_t dropped, hidden, quoted, verbatim, heading; /* numbers of open elements */
    struct html_list {
        bool numbered;
        int number;
    } lists[HTML_LISTS_MAX];
    size_t list_count;
    bool untagged;    /* a text without tags: line ends are those of the body */
    bool item_starts; /* the next word is the first of a list item … */
    char task;        /* … of a list of tasks: one that is done, 'x', or open, 'o' */
    char pair;        /* in a <dt>, 't', or a <dd>, 'd' */
    struct html_line {
        struct str fixed;   /* a space of fixed width before the next word; or absent */
        size_t indent;      /* spaces before the next word of a verbatim text */
        struct str join;    /* text before the next word instead of a line end, for a <dd>; or absent */
        char pair;          /* its last word is in a <dt>, 't', or <dd>, 'd' */
        size_t from;        /* where the line begins in the body, after its mark */
        bool marked, apart; /* it has a mark; it begins a paragraph */
        bool bold;          /* all of its words are bold */
    } line;                 /* of the body */
    struct html_phrase {
        char struck[16];           /* the outermost element whose text is struck out … */
        size_t struck_depth;       /* … and how many of its name are open */
        bool was_struck, skipped;  /* skipped: words were left out since the last one */
        char raised;               /* in a <sup>, '^', or <sub>, '_' … */
        bool raised_put;           /* … that has a word within a line … */
        size_t raised_from;        /* … which begins here in the body */
        size_t quotes, quotes_due; /* open <q> elements; those without a first word yet */
        size_t code, bold;         /* how many are open */
        bool note;                 /* in a link to a place on the page itself */
        struct str linked;         /* the picture that the open link leads to; or absent */
        bool closed, seam;         /* an element has just ended, and another one followed directly */
    } phrase;
    bool quotes_known; /* whether `quotation` is that of the language */
    struct quotation quotation;
    struct html_tables *tables; /* state of the tables of the text; NULL: none */
};

/* Texts are cut at `text_bytes` and `body_bytes`. */
void html_init(struct html *html, size_t text_bytes, size_t body_bytes);
void html_finish(struct html *html);

/* Reads a text in HTML; the previous results are discarded. Addresses of pictures live in the arena. */
void html_read(struct html *html, struct arena *arena, struct str source);

/* The same for plain text: line ends are kept unless they wrap a line at a width, an empty line separates
 * paragraphs, "- " and "* " start list items. */
void html_read_plain(struct html *html, struct str source);

#endif
