/* A feed and its items: what every later stage works with. Plain data, valid UTF-8 throughout, born and
 * freed with one arena. Absent texts are STR_NONE, absent times TIME_NONE. */
#ifndef BREAKROOM_FEED_ITEM_H
#define BREAKROOM_FEED_ITEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/str.h"
#include "feed/field.h"
#include "feed/kind.h"

struct item {
    struct str id; /* verbatim; absent when the feed gives none */
    struct str
        key; /* what the store knows it by: id, else url, else a hash of title and date; never absent */
    struct str title; /* one line of plain text */
    struct str
        headline; /* the title for the slide where that is another one, as of "CO<sub>2</sub>" or of a title
                     that is struck out in part; else absent. feed_mend makes it the title; not kept */
    struct str text;    /* the full content as plain text: '\n' between blocks, no bullets, no mark-up */
    struct str summary; /* the short form, same rules */
    struct str body;    /* the same content for the slide, with a little structure kept: see below */
    struct str marks;   /* where its links stand, and what of it a page hides: see feed/marks.h; or absent */
    struct str url;
    struct str image; /* the first picture, as `feed --json` reports it */
    struct str_list
        pictures; /* absolute http(s) addresses or local paths, the most suitable for a slide first */
    struct str author;
    struct str_list categories;
    struct str language;      /* BCP 47; the item's own, else absent */
    struct str feed_language; /* what the feed says of all its items, or absent */
    int64_t published_s;      /* seconds since 1970 UTC, or TIME_NONE */
    int64_t updated_s;
    enum kind kind;
    bool kind_said;                          /* the item said its kind, by field or category */
    bool duplicate;                          /* a poorer copy of another item of the feed: see feed_tidy */
    bool put_aside;                          /* it ended the player: set by whoever loaded it, not kept */
    const struct value *fields[FIELD_COUNT]; /* NULL when the item does not carry the field */
    struct str feed;   /* the configured name of the feed it came from; set when loaded from the store */
    struct str source; /* the feed's own title; likewise */
    /* Set by the cleaning of what a wall shows (clean/clean.h), not kept. */
    int max_pages;         /* that its slide may have; 0: no limit */
    bool placeholder;      /* it held nothing but what a content system fills in */
    uint64_t hash;         /* item_hash of the item as the feed has it; 0: it was not cleaned */
    size_t offset;         /* where in the document's text it begins: feed_context.text; not kept */
    int64_t first_seen_ms; /* wall time of the first fetch that had it; likewise, else TIME_NONE */
};

/* `body` is lines joined by '\n'. An empty line separates paragraphs. A line of a list starts with "•\t"
 * (U+2022), in a list within a list "–\t" (U+2013), its number, as in "3.\t", or of tasks "✓\t" for one that
 * is done and "□\t" for one that is open; a quoted line with ">\t", a heading with "#\t", a line of code with
 * "`\t": its spaces and quotation marks are as they are meant. A row of a table is one line with " · "
 * between its cells and "–" for an empty one. TAB occurs nowhere else. What is struck out is left out. Soft
 * hyphens and typographic spaces of the source are kept. */

enum feed_format { FEED_RSS, FEED_RDF, FEED_ATOM, FEED_JSON, FEED_FORMAT_COUNT };

/* What reading may cut off: see struct feed_limits. */
enum feed_limit {
    FEED_LIMIT_ITEMS,
    FEED_LIMIT_TEXT,
    FEED_LIMIT_TOTAL,
    FEED_LIMIT_DEPTH,
    FEED_LIMIT_ATTRIBUTES,
    FEED_LIMIT_LIST,   /* FEED_LIST_MAX */
    FEED_LIMIT_MEMORY, /* FEED_MEMORY_BYTES_MAX */
    FEED_LIMIT_COUNT
};

struct feed {
    struct arena *arena; /* everything below lives here */
    enum feed_format format;
    struct str title, url, description, author, image, language;
    int64_t updated_s;
    struct item *items; /* in document order */
    size_t count;
    size_t cut[FEED_LIMIT_COUNT]; /* how often each limit cut something off; of items: how many */
    int64_t refresh_ms;           /* how often the feed asks to be fetched (ttl, sy:updatePeriod), or 0 */
    struct str fault; /* what was wrong with the document though it was read, for the log; or absent */
    bool truncated;   /* it ended before its end: the items are those that came whole, and some may miss */
};

/* "rss", "rdf", "atom", "json". A literal. */
const char *feed_format_name(enum feed_format format);

/* Shorthand for fields of an item: the text (or the first of texts), or STR_NONE; the number, or `fallback`.
 */
struct str item_text(const struct item *item, enum field field);
double item_number(const struct item *item, enum field field, double fallback);

/* All texts of a field, whether it holds one or a list; empty for an absent field and for one blank text.
 * Lives as long as the item, and belongs to it. */
struct str_list item_texts(const struct item *item, enum field field);

/* The date in a field; false when there is none or it cannot be read. */
bool item_date(const struct item *item, enum field field, struct field_date *out);
/* True when the item has something in the field, and it is no date. Blank texts are nothing. */
bool item_date_unreadable(const struct item *item, enum field field);

/* True when the link of the item may be shown as a code: http or https with a host, without control
 * characters. Telephones would run or open others ("javascript:", "file:", "data:") in ways that nobody sees.
 */
bool item_has_web_link(const struct item *item);

/* Calendars write the day of an event as its publication: of something `upcoming` that names no `on`, a time
 * of publication that lay well ahead (two hours and more) when it was first seen becomes its `on`, in the
 * arena, and is no time of publication any more. Wall time in milliseconds; TIME_NONE: nothing is done. */
void item_take_event_date(struct arena *arena, struct item *item, int64_t seen_ms);

/* A hash of all that its slides are made of; an item that was edited has another. Cleaning keeps it. */
uint64_t item_hash(const struct item *item);

/* A deep copy in another arena. */
void item_copy(struct arena *arena, const struct item *from, struct item *to);

#endif
