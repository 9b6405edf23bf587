/* Bytes to items. Pure: no files, no network, no clock, no globals.
 *
 * The document is pushed in pieces of any size, so that memory does not depend on its length: what is kept
 * is the items, each bounded by the limits. Formats are told apart by the bytes, never by a name. */
#ifndef BREAKROOM_FEED_FEED_H
#define BREAKROOM_FEED_FEED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/ceiling.h"
#include "base/reason.h"
#include "base/str.h"
#include "base/zone.h"
#include "feed/item.h"

/* Of all that is kept of one document, and of each kind of list of one item: pictures, authors, categories;
 * of the fields of an item four times as many values may come, one by one. */
#define FEED_MEMORY_BYTES_MAX CEILING((size_t)64 * 1024 * 1024)
#define FEED_LIST_MAX         64

/* Ceilings against broken and hostile feeds. What lies beyond is left out and counted in feed->cut. */
struct feed_limits {
    size_t items;       /* kept */
    size_t text_bytes;  /* of one text; longer ones are cut at a character; most 256 KiB */
    size_t total_bytes; /* of all texts together; further ones are cut at 1 KiB */
    size_t depth;       /* of nested elements, most 1024; a JSON document that is deeper is refused */
    size_t attributes;  /* of one element */
};

/* Sane values for a screen: 1000 items, 64 KiB a text, 2 MiB of them, depth 256, 256 attributes. */
struct feed_limits feed_limits_default(void);

/* What a limit does, for the log and for people, with the name of its option: "more than 200 items: the rest
 * is left out (max-items)". In the arena; equal limits give equal words. */
struct str feed_limit_words(enum feed_limit limit, const struct feed_limits *limits, struct arena *arena);

/* What the bytes came with. Pointers are only read during feed_reader_create. */
struct feed_context {
    struct str base;         /* address of the response, for relative links; or absent */
    struct str content_type; /* the HTTP header; or absent */
    struct feed_limits limits;
    struct zone *zone; /* of times of publication that say no zone; NULL: UTC. Lives as long as the reader */
    enum kind default_kind; /* for items that say nothing: KIND_NEWS, or what the configuration says */
    struct str kind_rules;  /* which categories make kinds, as in kind_choose; lives as long as the reader */
    /* For tools that point into the document: is told its text as clean UTF-8, piece by piece, without byte
     * order mark and blank pieces before it; item->offset counts in it. NULL: nobody is. */
    void (*text)(void *ctx, struct str text);
    void *text_ctx;
};

struct feed_reader;

/* A reader for one document. The caller ends it with exactly one of feed_reader_finish, feed_reader_abandon.
 */
struct feed_reader *feed_reader_create(const struct feed_context *context);

/* Takes the next bytes; copies what it needs. False once it is certain that the document is refused:
 * pushing more does no harm and changes nothing. */
bool feed_reader_push(struct feed_reader *reader, struct str bytes);

/* Ends the document and the reader. Returns the feed, which the caller frees with feed_destroy, or NULL when
 * it is none, with the reason in *why (REASON_FEED_HTML). */
struct feed *feed_reader_finish(struct feed_reader *reader, enum reason_code *why);
void feed_reader_abandon(struct feed_reader *reader); /* NULL is fine */

/* The three steps in one, for a document that is in memory. */
struct feed *feed_parse(struct str bytes, const struct feed_context *context, enum reason_code *why);

/* Makes the words fit for the wall, where `feed --json` shows them as they are written: mends titles, authors
 * and bodies that were encoded or escaped twice, takes tags of HTML out that show as such, and authors that
 * are accounts and no names. */
void feed_mend(struct feed *feed);

/* feed_mend, and marks duplicates, which stay so that it can be said why they are not shown. Of items with
 * one key the richest has the place of the first, and the others get keys of their own; items that share a
 * key but neither address nor title are different ones and get keys of their own too. Returns how many are
 * duplicates.
 */
size_t feed_tidy(struct feed *feed);

void feed_destroy(struct feed *feed); /* NULL is fine */

#endif
