/* A feed and its items: the data of all later stages. Plain data, valid UTF-8 throughout, allocated and freed
 * with one arena. Absent texts are STR_NONE, absent times TIME_NONE. */
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
    struct str id;       /* verbatim; absent when the feed gives none */
    struct str key;      /* its key in the store: id, else url, else a hash of title and date; never absent */
    struct str title;    /* one line of plain text */
    struct str headline; /* the title for the slide where it differs, as for "CO<sub>2</sub>" or a partly
                            struck-out title; else absent. feed_repair makes it the title; not stored */
    struct str text;     /* the full content as plain text: '\n' between blocks, no bullets, no mark-up */
    struct str summary;  /* the short form, same rules */
    struct str body;     /* the same content for the slide, with some structure: see below */
    struct str marks;    /* the places of its links and of what a page hides: see feed/marks.h; or absent */
    struct str url;
    struct str image;         /* the first picture, as `feed --json` reports it */
    struct str_list pictures; /* absolute http(s) addresses or local paths, best for a slide first */
    struct str author;
    struct str_list categories;
    struct str language;      /* BCP 47; the item's own, else absent */
    struct str feed_language; /* the language of the feed, or absent */
    int64_t published_s;      /* seconds since 1970 UTC, or TIME_NONE */
    int64_t updated_s;
    enum kind kind;
    bool kind_said;   /* the item named its kind, by field or category */
    bool duplicate;   /* a less complete copy of another item of the feed: see feed_tidy */
    bool quarantined; /* it crashed the player: set by the loader, not stored */
    const struct value *fields[FIELD_COUNT]; /* NULL when the item does not have the field */
    struct str feed;   /* the configured name of its feed; set when loaded from the store */
    struct str source; /* the feed's own title; likewise */
    /* Set by cleaning (clean/clean.h), not stored. */
    int max_pages;         /* limit for its slide; 0: no limit */
    bool placeholder;      /* it contained only default text of a content system */
    size_t length;         /* of its body in average words; 0: no body */
    uint64_t hash;         /* item_hash of the item before cleaning; 0: not cleaned */
    size_t offset;         /* where it begins in the document's text: feed_context.text; not stored */
    int64_t first_seen_ms; /* wall time of the first fetch with it; set when loaded from the store, else
                              TIME_NONE */
};

/* `body` is lines joined by '\n'. An empty line separates paragraphs. A line of a list starts with "•\t"
 * (U+2022), in a list within a list "–\t" (U+2013), its number, as in "3.\t", or of tasks "✓\t" for one that
 * is done and "□\t" for one that is open; a quoted line with ">\t", a heading with "#\t", a line of code with
 * "`\t": its spaces and quotation marks are kept unchanged. A row of a table is one line with " · " between
 * its cells and "–" for an empty one. TAB occurs nowhere else. Struck-out text is left out. Soft hyphens and
 * typographic spaces of the source are kept. */

enum feed_format { FEED_RSS, FEED_RDF, FEED_ATOM, FEED_JSON, FEED_FORMAT_COUNT };

/* Limits that may cut something off: see struct feed_limits. */
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
    size_t cut[FEED_LIMIT_COUNT]; /* how often each limit cut something off; for items: their number */
    int64_t refresh_ms;           /* the interval that the feed asks for (ttl, sy:updatePeriod), or 0 */
    struct str fault; /* a fault of the document that did not prevent reading, for the log; or absent */
    bool truncated;   /* the document was cut off: only its complete items are here */
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
/* True when the field has a text that is not blank and not a date. */
bool item_date_unreadable(const struct item *item, enum field field);

/* True when the link of the item may be shown as a QR code: http or https with a host, without control
 * characters. Telephones might execute other schemes ("javascript:", "file:", "data:") unnoticed.
 */
bool item_has_web_link(const struct item *item);

/* Calendars write the date of an event as its publication date: in an `upcoming` item without `on`, a
 * publication time that was two hours or more ahead when it was first seen becomes its `on`, in the arena,
 * and is removed as publication time. An `upcoming` item or a menu without one takes the day in its title
 * that is nearest to when it was first seen. Wall time in milliseconds; TIME_NONE: does nothing. */
void item_take_event_date(struct arena *arena, struct item *item, int64_t seen_ms);

/* A hash of all content of its slides; an edited item has another hash. Cleaning keeps it. */
uint64_t item_hash(const struct item *item);

/* A deep copy in another arena. */
void item_copy(struct arena *arena, const struct item *from, struct item *to);

#endif
