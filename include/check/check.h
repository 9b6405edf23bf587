/* What a feed holds that the person who edits it would rather know before it is on the wall.
 *
 * Pure rules over a document in memory: what they must know of the world (how an item looks as a slide, what
 * a picture is, what the fonts can draw) they ask of the caller. The rules are rows of the tables in
 * player/check/rules.c, what they say is in player/check/words_*.c. */
#ifndef BREAKROOM_CHECK_CHECK_H
#define BREAKROOM_CHECK_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/clock.h"
#include "clean/clean.h"
#include "feed/feed.h"
#include "playlist/playlist.h"
#include "slide/slide.h"

enum check_severity {
    CHECK_ERROR,   /* the feed, or an item, will not show as it is meant */
    CHECK_WARNING, /* it shows, and something of it is lost or hard to read */
    CHECK_HINT,    /* it could be better */
    CHECK_SEVERITY_COUNT
};

enum check_language { CHECK_ENGLISH, CHECK_FRENCH, CHECK_LANGUAGE_COUNT };

/* French for "fr" and "fr-…", else English. */
enum check_language check_language_of(const char *tag);

/* "error", "warning", "hint", or what they are in the language. A literal. */
const char *check_severity_name(enum check_severity severity, enum check_language language);

struct finding {
    size_t line, column; /* both from 1; columns in characters, as editors count */
    enum check_severity severity;
    const char *rule;        /* "until-before-from": stable, for tools. A literal */
    struct str what, remedy; /* in the language; one line each */
    struct str item;         /* the item's title or, without one, its id; absent when it is of no item */
    int message;             /* a number for what it says, whatever of */
    uint64_t same;           /* a hash of its words without the item: equal ones are printed once */
    struct str host;         /* of a picture: all of a host with the same fault are printed once; or absent */
};

/* What comes of a feed on a screen that has it alone. */
struct check_outlook {
    size_t shown, hidden; /* items */
    int64_t once_ms;      /* how long it takes to show each of them once; 0: not known */
    struct str text; /* a paragraph in the language: that, what is not shown and why, which categories made
                      * kinds, and which items to look at first */
};

struct findings {
    struct finding *list; /* in the order of the document */
    size_t count;
    size_t more;  /* beyond the ceiling of 1000, counted and not kept */
    size_t items; /* of the feed */
    size_t by_severity[CHECK_SEVERITY_COUNT];
    struct check_outlook outlook;
};

/* The bytes to check and what they came with. */
struct check_document {
    struct str bytes;
    struct str content_type; /* the HTTP header; or absent */
    struct str asked, url;   /* the address that was asked and the one that answered; absent for files */
    bool linked;             /* at `asked` is a web page that links to it */
};

enum check_picture_state {
    CHECK_PICTURE_GOOD,
    CHECK_PICTURE_ABSENT,  /* it could not be had: `why` */
    CHECK_PICTURE_NONE,    /* the bytes are no picture that can be shown: `why` */
    CHECK_PICTURE_CUT,     /* rows of it are missing, so that it is not shown: `why` */
    CHECK_PICTURE_CROPPED, /* its last rows are missing, and are cropped: likewise */
    CHECK_PICTURE_OUTSIDE, /* a file that is not in the folder of the feed */
    CHECK_PICTURE_UNKNOWN  /* it was not looked at: no finding */
};

struct check_picture {
    enum check_picture_state state;
    int width, height; /* pixels, when good */
    bool drawn;        /* at that size, from an SVG: it may have any */
    bool scaled;       /* while it is decoded, so that its pixels are not held to a limit */
    int64_t bytes;     /* of the file, when good */
    struct reason why;
};

/* How an item looks as a slide. */
struct check_slide {
    int pages;           /* 0: it is not known */
    struct rect picture; /* where the first picture of the first page goes; w = 0: nowhere */
    bool contain;        /* all of it is shown there, else it covers the place */
    int words;           /* on all pages */
    bool cut;            /* the end of a text or of a list is on none of them */
    bool emoji_cut;      /* nor are further emoji: there were too many different ones */
};

/* What the rules ask. A NULL function answers nothing, and its rules are silent. Texts handed out must live
 * as long as the arena of check_run. */
struct check_context {
    enum check_language language;
    struct moment now;
    struct playlist_options playlist; /* as the player has them: whether an item would be shown */
    struct feed_limits limits;
    struct clean_options clean; /* what the wall leaves out; `site` is the feed's */
    enum kind default_kind;
    struct str kind_rules; /* of the feed, as in kind_choose */
    bool qr[KIND_COUNT];   /* as in struct slide_context */
    struct str base;       /* for relative addresses, when not the document's url; or absent */
    int64_t picture_max_bytes, picture_max_pixels;
    const uint64_t *put_aside; /* hashes of items that ended a player (item_hash) */
    size_t put_aside_count;
    void *ctx;
    /* Told ahead of what will be asked, so that it can be fetched side by side; or NULL. */
    void (*pictures)(void *ctx, const struct str *urls, size_t count);
    struct check_picture (*picture)(void *ctx, struct str url);
    struct check_slide (*slide)(void *ctx, const struct item *item);
    /* As fonts_missing. */
    size_t (*missing)(void *ctx, struct str text, uint32_t *codes, size_t room);
};

/* Reads the document and applies every rule. What is found lives in the arena. */
struct findings check_run(struct arena *arena, const struct check_document *document,
                          const struct check_context *context);

/* Prints one line a finding, "name:line:column: severity: what: remedy"; equal ones, and more than a few of a
 * sort, as one line with a count and their lines. False when the stream failed. */
bool check_print_lines(const struct findings *findings, const char *name, enum check_language language,
                       FILE *out);
/* Prints one JSON object: feed, items, errors, warnings, hints, shown, once_seconds, outlook (the text),
 * findings (line, column, severity in English, rule, what, remedy, item). False when the stream failed. */
bool check_print_json(const struct findings *findings, const char *name, FILE *out);
/* Prints why the document could not be read, which is a reason of the fetch stage, on one line. */
void check_print_unreadable(const char *name, const struct reason *why, enum check_language language,
                            FILE *out);
/* Prints the paragraph of the outlook, behind an empty line and the name of the feed, in lines of `columns`.
 */
void check_print_outlook(const struct findings *findings, const char *name, int columns, FILE *out);
/* Prints how many pictures were not looked at, on one line. */
void check_print_unseen(size_t count, const char *name, enum check_language language, FILE *out);
/* Prints how many of what were found, on one line. */
void check_print_summary(const struct findings *findings, const char *name, enum check_language language,
                         FILE *out);

#endif
