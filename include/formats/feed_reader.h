/* Bytes to items. Pure: no files, no network, no clock, no globals.
 *
 * The document is pushed in pieces of any size, so that memory does not depend on its length: only the items
 * are stored, each bounded by the limits. The format is detected from the bytes, never from a name. */
#ifndef BREAKROOM_FORMATS_FEED_READER_H
#define BREAKROOM_FORMATS_FEED_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/ceiling.h"
#include "base/reason.h"
#include "base/str.h"
#include "base/zone.h"
#include "feed/item.h"

/* Limits of the memory for one document, and of each list of one item: pictures, authors, categories; the
 * fields of an item may have four times as many values in all. */
#define FEED_MEMORY_BYTES_MAX CEILING((size_t)64 * 1024 * 1024)
#define FEED_LIST_MAX         64

/* Ceilings against broken and hostile feeds. What exceeds them is left out and counted in feed->cut. */
struct feed_limits {
    size_t items;       /* kept */
    size_t text_bytes;  /* of one text; longer ones are cut at a character; at most 256 KiB */
    size_t total_bytes; /* of all texts together; further ones are cut at 1 KiB */
    size_t depth;       /* of nested elements, at most 1024; deeper JSON documents are refused */
    size_t attributes;  /* of one element */
};

/* Defaults for a screen: 1000 items, 64 KiB a text, 2 MiB of them, depth 256, 256 attributes. */
struct feed_limits feed_limits_default(void);

/* The effect of a limit in words, with the name of its option: "more than 200 items: the rest is left out
 * (max-items)". In the arena; equal limits give equal words. */
struct str feed_limit_words(enum feed_limit limit, const struct feed_limits *limits, struct arena *arena);

/* Metadata of the document. Pointers are only read during feed_reader_create. */
struct feed_context {
    struct str base;         /* address of the response, for relative links; or absent */
    struct str content_type; /* the HTTP header; or absent */
    struct feed_limits limits;
    struct zone *zone;      /* for publication times without a zone; NULL: UTC. Must outlive the reader */
    enum kind default_kind; /* for items without a kind: KIND_NEWS, or as configured */
    struct str kind_rules;  /* which categories make kinds, as in kind_choose; must outlive the reader */
    /* For tools that refer to places in the document: receives its text as clean UTF-8, in pieces, without
     * byte order mark and leading white space; item->offset is an offset into it. NULL: not used. */
    void (*text)(void *ctx, struct str text);
    void *text_ctx;
};

struct feed_reader;

/* A reader for one document. The caller ends it with exactly one of feed_reader_finish, feed_reader_abandon.
 */
struct feed_reader *feed_reader_create(const struct feed_context *context);

/* Reads the next bytes; copies what it needs. False once it is certain that the document is refused: pushing
 * more does no harm and changes nothing. */
bool feed_reader_push(struct feed_reader *reader, struct str bytes);

/* Ends the document and the reader. Returns the feed, which the caller frees with feed_destroy, or NULL when
 * it is not a feed, with the reason in *why (REASON_FEED_HTML). */
struct feed *feed_reader_finish(struct feed_reader *reader, enum reason_code *why);
void feed_reader_abandon(struct feed_reader *reader); /* NULL is fine */

/* The three steps in one call, for a document in memory. */
struct feed *feed_parse(struct str bytes, const struct feed_context *context, enum reason_code *why);

/* Prepares the texts for display (`feed --json` prints them as written): corrects titles, authors and bodies
 * that were encoded or escaped twice, and removes visible HTML tags and authors that are account names. */
void feed_repair(struct feed *feed);

/* feed_repair, and marks duplicates, which are kept so that the reason can be reported. Of items with the
 * same key the most complete one takes the place of the first, and the others get new keys; items that share
 * a key but neither address nor title are different items and get new keys too. Returns the number of
 * duplicates.
 */
size_t feed_tidy(struct feed *feed);

void feed_destroy(struct feed *feed); /* NULL is fine */

#endif
