/* Removes from items what content systems add around a text for readers of a web page. Pure.
 *
 * The rules use the structure of the texts and of their mark-up first (a last link to the item itself, a
 * paragraph that half of the items share, a hidden element), and words only where the structure is not
 * sufficient. Sentences with content are kept: in doubt nothing is cut. Each cut is in the report, for
 * `check` and `feed` to list. */
#ifndef BREAKROOM_CLEAN_CLEAN_H
#define BREAKROOM_CLEAN_CLEAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/reason.h"
#include "feed/item.h"

/* Why something is left out. */
enum clean_reason {
    CLEAN_HIDDEN,      /* an element that a page hides */
    CLEAN_BOILERPLATE, /* page elements: share buttons, related posts, an author box, tags, a cookie notice */
    CLEAN_LINK,        /* a last link to the page itself, or one that only says "read more" */
    CLEAN_COMMON,      /* a first or last paragraph shared by half of the items */
    CLEAN_CODE,        /* a shortcode or a template variable that was not replaced */
    CLEAN_REPEATED,    /* a first paragraph that repeats the title */
    CLEAN_SITE,        /* the name of the site in a title */
    CLEAN_ADDRESS,     /* an address in a text, except for its host */
    CLEAN_MARKDOWN,    /* the signs of Markdown */
    CLEAN_CUT_OFF,     /* the end of a text, or a title, that the feed cuts off in the middle of a sentence */
    CLEAN_PLACEHOLDER, /* default text of a content system, or a notice for subscribers */
    CLEAN_UPDATE,      /* all updates of a report except the newest */
    CLEAN_MAIL,        /* what a program for mail adds: "Re:", a signature, a notice about confidentiality */
    CLEAN_OPTION,      /* phrases of `cut` in the configuration */
    CLEAN_LENGTH,      /* text that is too long for a glance */
    CLEAN_REASON_COUNT
};

/* "hidden", "boilerplate", … A literal, for tools. */
const char *clean_reason_name(enum clean_reason reason);
/* The reason in words, in French or English. A literal. */
const char *clean_reason_words(enum clean_reason reason, enum reason_language language);

struct clean_cut {
    enum clean_reason reason;
    struct str text; /* what is not shown, on one line; long ones are shortened */
};

/* The report on one item. */
struct clean_report {
    struct clean_cut *cuts; /* in the order in which they were made */
    size_t count;
};

/* How much of a text is shown. */
enum clean_text {
    CLEAN_AUTO,    /* all of it when it fits, else the feed's excerpt, else its beginning */
    CLEAN_EXCERPT, /* the feed's excerpt; without one, the beginning of the text */
    CLEAN_FULL,
    CLEAN_TITLE, /* no text */
    CLEAN_TEXT_COUNT
};

/* Options of one feed. */
struct clean_options {
    enum clean_text text;
    int max_pages[KIND_COUNT]; /* of a slide; 0: no limit */
    const char *cut; /* phrases, separated by "|", in which "*" matches anything; NULL or "": none */
    struct str site; /* the feed's title; or absent */
};

/* Cleans the items of one feed in place: title, text, summary and body become what the screen shows,
 * max_pages and placeholder are set, and `qr` where a text is shortened and its link can be shown. `reports`,
 * one per item, may be NULL. New data lives in the arena. Call it once for a set of items. */
void clean_feed(struct arena *arena, struct item *items, size_t count, const struct clean_options *options,
                struct clean_report *reports);

/* Call it after clean_feed, with the items of all feeds: if there are ten or more, shortens those that would
 * be shown for more than a tenth of a round, down to a short page. Items with `text = full` (max_pages 0) are
 * not shortened. Adds to `reports`. */
void clean_round(struct arena *arena, struct item *items, size_t count, struct clean_report *reports);

/* The item with a body of at most `words` words, cut after a sentence if possible, and its link as a QR code:
 * for a slide that has too many pages. In the arena; shares texts with the item. */
struct item clean_shorten(struct arena *arena, const struct item *item, size_t words);

/* How many words a text has, as reading time counts them: two letters of Chinese or Japanese are a word. */
size_t clean_words(struct str text);

/* How many words of the usual length a page holds. */
#define CLEAN_PAGE_WORDS 85

#endif
