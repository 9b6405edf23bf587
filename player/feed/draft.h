/* An item, or the head of a feed, while it is read: what was found, from which element, before anything is
 * made of it. The readers of all formats fill the same one; draft_item and draft_head finish it. */
#ifndef BREAKROOM_FEED_DRAFT_H
#define BREAKROOM_FEED_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "feed/feed.h"
#include "text/html.h"

enum draft_slot {
    DRAFT_ID,
    DRAFT_TITLE,
    DRAFT_CONTENT,
    DRAFT_SUMMARY,
    DRAFT_LINK,
    DRAFT_PUBLISHED,
    DRAFT_UPDATED,
    DRAFT_LANGUAGE,
    DRAFT_KIND,
    DRAFT_SLOT_COUNT
};

enum draft_type { DRAFT_PLAIN, DRAFT_HTML };

#define DRAFT_RANK_MAX 99

/* Of two texts for a slot the one with the smaller rank wins, of two with the same the first. */
struct draft_text {
    struct buf raw;
    int rank; /* 0: there is none; else from 1 */
    enum draft_type type;
    struct str base; /* of relative addresses in it; absent: that of the document */
};

struct draft_author {
    struct str name, mail;
    int rank;
};

/* In the order of the contract: which of them is the image. */
enum draft_source {
    DRAFT_JSON_IMAGE = 1,
    DRAFT_JSON_BANNER,
    DRAFT_THUMBNAIL,
    DRAFT_MEDIA,
    DRAFT_PODCAST,
    DRAFT_ENCLOSURE,
    DRAFT_IN_TEXT
};

struct draft_picture {
    struct str url, base;
    enum draft_source source;
    int width;     /* pixels, 0 when unknown */
    bool original; /* what a smaller one of the text links to */
};

struct draft {
    struct draft_text slots[DRAFT_SLOT_COUNT];
    struct arena *arena; /* for all below, emptied with the draft; what it has no room for is left out */
    struct draft_author authors[FEED_LIST_MAX];
    size_t author_count;
    struct draft_picture pictures[FEED_LIST_MAX];
    size_t picture_count;
    struct str categories[FEED_LIST_MAX];
    size_t category_count;
    const struct value *fields[FIELD_COUNT];
    bool event;        /* its field `on` is that of a calendar */
    size_t field_sets; /* how often one was offered */
    size_t left_out;   /* what no list, or the arena, had room for */
};

void draft_init(struct draft *draft, size_t raw_bytes);
void draft_finish(struct draft *draft);
void draft_clear(struct draft *draft);
bool draft_is_empty(const struct draft *draft);

/* Whether the arena has room for another part of the item; else it is counted as left out. */
bool draft_has_room(struct draft *draft);

/* Offers a text for a slot. Blank ones, and dates that cannot be read, count for nothing. `base` may be
 * absent. */
void draft_set(struct draft *draft, enum draft_slot slot, int rank, enum draft_type type, struct str text,
               struct str base);
void draft_add_author(struct draft *draft, int rank, struct str name, struct str mail);
void draft_add_picture(struct draft *draft, enum draft_source source, int width, struct str url,
                       struct str base);
void draft_add_category(struct draft *draft, struct str category);
/* A field of ours, from an element; ignored when the text is nothing that the field may hold. */
void draft_set_field(struct draft *draft, enum field field, struct str text);

/* The same from an element of another vocabulary (`foreign`), whose day `on` is that of a calendar; `again`:
 * also where the draft has the field already. */
void draft_put_field(struct draft *draft, enum field field, struct str text, bool again, bool foreign);

/* Best text of a slot, trimmed; absent when there is none. */
struct str draft_get(const struct draft *draft, enum draft_slot slot);
/* The display names of the best authors, joined by ", ", in the arena; absent when there is none. */
struct str draft_authors(const struct draft *draft, struct arena *arena);

/* What finishing needs of the document. */
struct draft_context {
    const struct feed_limits *limits;
    struct str base;     /* where the document came from; may be absent or a path */
    struct str home;     /* the feed's home page, resolved; may be absent */
    struct str language; /* of the item, or else of the feed; may be absent */
    struct zone *zone;   /* of dates that say none; NULL: UTC */
    enum kind default_kind;
    struct str kind_rules;
    struct html *html;   /* a reader to use */
    struct arena *arena; /* where the result lives */
    size_t position;     /* of the item in the document */
    size_t *cut;         /* feed->cut, counted up */
};

/* Makes an item of it. */
void draft_item(const struct draft *draft, const struct draft_context *context, struct item *out);

/* Makes the head of a feed of it. */
void draft_head(const struct draft *draft, const struct draft_context *context, struct feed *feed);

#endif
