/* An item, or the head of a feed, while it is read: the raw texts, and the elements they came from. The
 * readers of all formats fill the same draft; draft_item and draft_head convert it. */
#ifndef BREAKROOM_FORMATS_DRAFT_H
#define BREAKROOM_FORMATS_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "formats/feed_reader.h"
#include "html/html.h"

#define DRAFT_BYTES_MAX CEILING((size_t)512 * 1024) /* of the raw texts of an item */

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

/* Of two texts for a slot, the one with the smaller rank wins; with the same rank, the first. */
struct draft_text {
    struct buf raw;
    int rank; /* 0: there is none; else from 1 */
    enum draft_type type;
    struct str base; /* base of relative addresses in it; absent: that of the document */
};

struct draft_author {
    struct str name, mail;
    int rank;
};

/* In the order in which one of them becomes the image. */
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
    bool original; /* the link target of a smaller picture in the text */
};

struct draft {
    struct draft_text slots[DRAFT_SLOT_COUNT];
    struct arena *arena; /* for all below, emptied with the draft; what does not fit is left out */
    struct draft_author authors[FEED_LIST_MAX];
    size_t author_count;
    struct draft_picture pictures[FEED_LIST_MAX];
    size_t picture_count;
    struct str categories[FEED_LIST_MAX];
    size_t category_count;
    const struct value *fields[FIELD_COUNT];
    bool event;        /* its field `on` comes from a calendar */
    size_t field_sets; /* how often a field was offered */
    size_t left_out;   /* what did not fit into a list or the arena */
};

void draft_init(struct draft *draft, size_t raw_bytes);
void draft_finish(struct draft *draft);
void draft_clear(struct draft *draft);
/* True when nothing was offered that counts. */
bool draft_is_empty(const struct draft *draft);

/* True when the arena has room for another part of the item; else it is counted as left out. */
bool draft_has_room(struct draft *draft);

/* Offers a text for a slot. Blank texts and unreadable dates are ignored. `base` may be absent. */
void draft_set(struct draft *draft, enum draft_slot slot, int rank, enum draft_type type, struct str text,
               struct str base);
void draft_add_author(struct draft *draft, int rank, struct str name, struct str mail);
void draft_add_picture(struct draft *draft, enum draft_source source, int width, struct str url,
                       struct str base);
void draft_add_category(struct draft *draft, struct str category);
/* A Breakroom field, from an element; ignored when the text is not a valid value of the field. */
void draft_set_field(struct draft *draft, enum field field, struct str text);

/* The same from an element of another vocabulary (`foreign`), whose day `on` comes from a calendar; `again`:
 * even if the draft has the field already. */
void draft_put_field(struct draft *draft, enum field field, struct str text, bool again, bool foreign);

/* The best text of a slot, trimmed; absent when there is none. */
struct str draft_get(const struct draft *draft, enum draft_slot slot);
/* The display names of the best authors, joined by ", ", in the arena; absent when there is none. */
struct str draft_authors(const struct draft *draft, struct arena *arena);

#define CATEGORY_KNOWN_BYTES 64

/* What the only category of an item sets, as kind_choose returns it: the next item most often has the same.
 */
struct known_category {
    char name[CATEGORY_KNOWN_BYTES];
    size_t len; /* of the name; 0: none is known */
    size_t at;
    enum kind kind;
};

/* What is needed from the document to finish an item. */
struct draft_context {
    const struct feed_limits *limits;
    struct str base;     /* address of the document; may be absent or a path */
    struct str home;     /* the feed's home page, resolved; may be absent */
    struct str language; /* of the item, or else of the feed; may be absent */
    struct zone *zone;   /* for dates without a zone; NULL: UTC */
    enum kind default_kind;
    struct str kind_rules;
    struct known_category *category; /* of the last item */
    struct html *html;               /* a reader to use */
    struct arena *arena;             /* receives the result */
    size_t position;                 /* of the item in the document */
    size_t *cut;                     /* feed->cut, to be incremented */
};

/* Makes an item of the draft. */
void draft_item(const struct draft *draft, const struct draft_context *context, struct item *out);

/* Makes the head of a feed of the draft. */
void draft_head(const struct draft *draft, const struct draft_context *context, struct feed *feed);

#endif
