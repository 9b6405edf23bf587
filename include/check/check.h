/* Rules that report problems of a feed to the person who edits it, before it is on a screen.
 *
 * Pure rules over a document in memory: other facts (how an item looks as a slide, what a picture contains,
 * what the fonts can draw) come from callbacks. The rules are rows of the tables in player/check/rules.c,
 * their messages are in player/check/words_*.c. */
#ifndef BREAKROOM_CHECK_CHECK_H
#define BREAKROOM_CHECK_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/reason.h"
#include "clean/clean.h"
#include "formats/feed_reader.h"
#include "playlist/playlist.h"
#include "slide/slide.h"

enum check_severity {
    CHECK_ERROR,   /* the feed, or an item, will not show as intended */
    CHECK_WARNING, /* it shows, but part of it is lost or hard to read */
    CHECK_HINT,    /* it could be better */
    CHECK_SEVERITY_COUNT
};

/* "error", "warning", "hint", in the language. A literal. */
const char *check_severity_name(enum check_severity severity, enum reason_language language);

struct finding {
    size_t line, column; /* both from 1; columns in characters, as editors count */
    enum check_severity severity;
    const char *rule;        /* "until-before-from": stable, for tools. A literal */
    struct str what, remedy; /* in the language; one line each */
    struct str item;         /* the item's title or, without one, its id; absent when it concerns no item */
    int message;             /* the number of its message, whatever its arguments */
    uint64_t same;           /* a hash of its words without the item: equal findings are printed once */
    struct str host;         /* of a picture: equal faults of one host are printed once; or absent */
};

/* How a screen with only this feed would show it. */
struct check_outlook {
    size_t shown, hidden; /* items */
    int64_t once_ms;      /* how long it takes to show each of them once; 0: not known */
    struct str text; /* a paragraph in the language: that, what is not shown and why, which categories made
                      * kinds, and which items to look at first */
};

struct findings {
    struct finding *list; /* in the order of the document */
    size_t count;
    size_t more;  /* beyond the limit of 1000: counted, not stored */
    size_t items; /* of the feed */
    size_t by_severity[CHECK_SEVERITY_COUNT];
    struct check_outlook outlook;
};

/* The bytes to check and their metadata. */
struct check_document {
    struct str bytes;
    struct str content_type; /* the HTTP header; or absent */
    struct str asked, url;   /* the requested address and the final one; absent for files */
    bool linked;             /* `asked` is a web page that links to it */
};

enum check_picture_state {
    CHECK_PICTURE_GOOD,
    CHECK_PICTURE_ABSENT,  /* it could not be fetched: `why` */
    CHECK_PICTURE_NONE,    /* the bytes are not a picture that can be shown: `why` */
    CHECK_PICTURE_CUT,     /* rows are missing, so it is not shown: `why` */
    CHECK_PICTURE_CROPPED, /* its last rows are missing and are cropped: `why` */
    CHECK_PICTURE_OUTSIDE, /* a file outside the folder of the feed */
    CHECK_PICTURE_UNKNOWN  /* it was not checked: no finding */
};

struct check_picture {
    enum check_picture_state state;
    int width, height; /* pixels, when good */
    bool drawn;        /* drawn from an SVG at that size, which may be any */
    bool scaled;       /* scaled while decoding, so that the limit of pixels does not apply */
    int64_t bytes;     /* of the file, when good */
    struct reason why;
};

/* An item as a slide. */
struct check_slide {
    int pages;           /* 0: not known */
    struct rect picture; /* place of the first picture on the first page; w = 0: none */
    bool contain;        /* it is shown whole, else it is cropped to cover the place */
    int words;           /* on all pages */
    bool cut;            /* the end of a text or a list is not on any of them */
    bool emoji_cut;      /* further emoji are left out: there were too many different ones */
};

/* Callbacks and options of the rules. Rules that need a NULL callback are skipped. Returned texts must live
 * as long as the arena of check_run. */
struct check_context {
    enum reason_language language;
    struct moment now;
    struct playlist_options playlist; /* as in the player: whether an item would be shown */
    struct feed_limits limits;
    struct clean_options clean; /* what the screen leaves out; `site` is the feed's title */
    enum kind default_kind;
    struct str kind_rules; /* of the feed, as in kind_choose */
    bool qr[KIND_COUNT];   /* as in struct slide_context */
    struct str base;       /* for relative addresses, when not the document's url; or absent */
    int64_t picture_max_bytes, picture_max_pixels;
    const uint64_t *quarantined; /* hashes of items that crashed a player (item_hash) */
    size_t quarantined_count;
    void *ctx;
    /* Called with the addresses of all pictures before the first call of `picture`, so that they can be
     * fetched in parallel; or NULL. */
    void (*pictures)(void *ctx, const struct str *urls, size_t count);
    struct check_picture (*picture)(void *ctx, struct str url);
    struct check_slide (*slide)(void *ctx, const struct item *item);
    /* As fonts_missing. */
    size_t (*missing)(void *ctx, struct str text, uint32_t *codes, size_t room);
};

/* Reads the document and applies every rule. The findings live in the arena. */
struct findings check_run(struct arena *arena, const struct check_document *document,
                          const struct check_context *context);

/* Prints one line per finding, "name:line:column: severity: what: remedy"; equal findings, and many of one
 * rule, as one line with a count and their lines. False when the stream failed. */
bool check_print_lines(const struct findings *findings, const char *name, enum reason_language language,
                       FILE *out);
/* Prints one JSON object: feed, items, errors, warnings, hints, shown, once_seconds, outlook (the text),
 * findings (line, column, severity in English, rule, what, remedy, item). False when the stream failed. */
bool check_print_json(const struct findings *findings, const char *name, FILE *out);
/* Prints why the document could not be read, which is a reason of the fetch stage, on one line. */
void check_print_unreadable(const char *name, const struct reason *why, enum reason_language language,
                            FILE *out);
/* Prints the paragraph of the outlook, after an empty line and the name of the feed, wrapped at `columns`.
 */
void check_print_outlook(const struct findings *findings, const char *name, int columns, FILE *out);
/* Prints how many pictures were not checked, on one line. */
void check_print_unseen(size_t count, const char *name, enum reason_language language, FILE *out);
/* Prints the numbers of findings, on one line. */
void check_print_summary(const struct findings *findings, const char *name, enum reason_language language,
                         FILE *out);

#endif
