/* What a wall leaves out of an item: what content systems put around a text for readers of a page. Pure.
 *
 * It goes by the structure of the texts and of their mark-up first (a last link to the item itself, a
 * paragraph that half of the items have in common, an element that is hidden), and by words only where
 * nothing else tells. A sentence that says something stays: what is in doubt is not cut. Nothing goes
 * silently: each cut is in the report, for `check` and `feed` to list. */
#ifndef BREAKROOM_CLEAN_CLEAN_H
#define BREAKROOM_CLEAN_CLEAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "feed/item.h"

/* Why something is left out. */
enum clean_reason {
    CLEAN_HIDDEN,      /* an element that a page does not show */
    CLEAN_FURNITURE,   /* of a page: share buttons, related posts, an author box, tags, a cookie notice */
    CLEAN_LINK,        /* a last link that leads to the page itself, or only says "read more" */
    CLEAN_COMMON,      /* a first or last paragraph that half of the items have */
    CLEAN_CODE,        /* a shortcode or a template's brace that nobody replaced */
    CLEAN_REPEATED,    /* a first paragraph that says what the title says */
    CLEAN_SITE,        /* the name of the site in a title */
    CLEAN_ADDRESS,     /* of an address in a text, all but its host */
    CLEAN_MARKDOWN,    /* the signs of Markdown */
    CLEAN_CUT_OFF,     /* the end of a text that the feed cuts off in the middle of a sentence */
    CLEAN_PLACEHOLDER, /* what a content system fills in where there is no text for everybody */
    CLEAN_UPDATE,      /* all updates of a report but the newest */
    CLEAN_OPTION,      /* what `cut` of the configuration names */
    CLEAN_LENGTH,      /* what is too long for one glance */
    CLEAN_REASON_COUNT
};

/* "hidden", "furniture", … A literal, for tools. */
const char *clean_reason_name(enum clean_reason reason);
/* Why, for people, in French or English. A literal. */
const char *clean_reason_words(enum clean_reason reason, bool french);

struct clean_cut {
    enum clean_reason reason;
    struct str text; /* what is not shown, on one line; long ones are shortened */
};

/* Of one item. */
struct clean_report {
    struct clean_cut *cuts; /* in the order in which they were made */
    size_t count;
};

/* How much of a text is shown. */
enum clean_text {
    CLEAN_AUTO,    /* all of it when it fits, else the feed's excerpt, else its beginning */
    CLEAN_EXCERPT, /* the feed's excerpt, and without one its beginning */
    CLEAN_FULL,
    CLEAN_TITLE, /* nothing of it */
    CLEAN_TEXT_COUNT
};

/* Of one feed. */
struct clean_options {
    enum clean_text text;
    int max_pages[KIND_COUNT]; /* of a slide; 0: no limit */
    const char *cut;           /* texts, separated by "|", a "*" in them is anything; NULL or "": none */
    struct str site;           /* the feed's title; or absent */
};

/* Cleans the items of one feed in place: title, text, summary and body become what the wall shows, max_pages
 * and placeholder are set, `qr` too where a text is shortened and its link can be shown. `reports`, one an
 * item, may be NULL. Everything new lives in the arena. To be called once for a set of items. */
void clean_feed(struct arena *arena, struct item *items, size_t count, const struct clean_options *options,
                struct clean_report *reports);

/* After that, of ten items or more from all feeds together: shortens those that would hold the wall for more
 * than a tenth of a round, to a short page at the least. Items with `text = full` (max_pages 0) stay.
 * `reports` as before, which is added to. */
void clean_round(struct arena *arena, struct item *items, size_t count, struct clean_report *reports);

/* The item with a body of so many words at most, cut behind a sentence where there is one, and its link as a
 * code: for a slide that has turned out to have too many pages. In the arena; what it shares with the item
 * lives as long as that. */
struct item clean_shorten(struct arena *arena, const struct item *item, size_t words);

/* How many words a text has, as reading time counts them: two letters of Chinese or Japanese are a word. */
size_t clean_words(struct str text);

/* How many words of the usual length a page holds, and how long an item with so many stays on the wall, in
 * milliseconds, at the usual reading speed. */
#define CLEAN_PAGE_WORDS 85
int64_t clean_length_ms(const struct item *item);

#endif
