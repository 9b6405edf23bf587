/* The inside of the linter: what its rules look at, and how they say what they found. */
#ifndef BREAKROOM_CHECK_CHECK_PRIVATE_H
#define BREAKROOM_CHECK_CHECK_PRIVATE_H

#include "check/check.h"
#include "check/outline.h"
#include "check/words.h"

struct check {
    struct arena *arena;
    const struct check_document *document;
    const struct check_context *context;
    struct zone *zone;   /* of local time */
    struct str text;     /* of the document, clean UTF-8; empty when there is none */
    const size_t *lines; /* where each line begins */
    size_t line_count;
    struct feed *feed;          /* NULL: it is not one */
    enum reason_code why;       /* then: the reader's reason */
    const struct xml *xml;      /* of a feed in XML; else NULL */
    struct outline_part *parts; /* of the item at hand */
    size_t part_count;
    const struct item *item;      /* at hand, as the feed has it */
    const struct item *shown;     /* the same as the screen shows it */
    struct item *cleaned;         /* all of them so, */
    struct clean_report *reports; /* what was left out of each, */
    struct check_slide *slides;   /* and how each looks, once it was asked for: pages is 0 until then */
    struct playlist_verdict verdict;
    struct playlist_verdict *verdicts; /* of all items */
    int64_t *dwell_ms;                 /* likewise: how long each stays */
    size_t end;                        /* of the item in the text */
    bool kind_unknown;  /* the item at hand names a kind that there is not: nothing of its fields is judged */
    struct str banner;  /* the picture that most items have; or absent */
    size_t banner_seen; /* how many of these items were looked at */
    struct finding *found;      /* room for FINDINGS_MAX */
    size_t *offsets;            /* of each */
    const struct item **owners; /* likewise: the item, or NULL */
    size_t count, more;
};

#define FINDINGS_MAX 1000

/* A message with its place and its arguments. */
struct say {
    enum message message;
    size_t at; /* in check->text */
    struct str args[FILL_ARGS];
};

/* Adds a finding; it belongs to the item at hand, if any. */
void check_say(struct check *check, struct say say);
/* The same of something that a host has: findings whose second argument is the same too are printed once. */
void check_say_of_host(struct check *check, struct say say, struct str host);

/* "line 12", in the language. */
struct str check_line(struct check *check, size_t at);

/* The first part of the item with this name, of ours or not; NULL when there is none. */
const struct outline_part *check_part(const struct check *check, const char *name, bool ours);
/* The value of a member as it is written, or its beginning; of a text without the quotation marks. */
struct str check_raw(struct check *check, const struct outline_part *part);
/* Where it is; the item's beginning when it is not there. */
size_t check_at(const struct check *check, const char *name, bool ours);
/* The part that a field was read from, and where it is. */
size_t check_field_at(const struct check *check, enum field field);

/* Whether an item has no words, and no picture that can be shown. */
bool check_is_void(const struct check *check, size_t index);
/* How an item looks as a slide; pages 0 where nobody knows. */
struct check_slide check_slide_of(struct check *check, size_t index);
/* Likewise of the item at hand. */
struct check_slide check_slide(struct check *check);

/* The language of the item at hand, else of the feed; or absent. */
struct str check_language(const struct check *check);
/* Whether the reader took the part for the field of this name, in spite of its own. */
bool check_is_read_as(const struct check *check, const struct outline_part *part, const char *name);
/* What to write for a list, an object or a number where a text belongs: the texts in it between quotation
 * marks, each of them when they make a list. */
struct str check_quote_all(struct check *check, struct str raw, bool list);
/* Whether the item has the field by another name, of which a finding of its own speaks. */
bool check_other_named(struct check *check, enum field field);

/* The text of a number. */
struct str check_number(struct check *check, int64_t number);

/* What each says of the document as a whole, */
void check_refusal(struct check *check); /* why it is not a feed */
/* What is wrong with its JSON; false when nothing is. */
bool check_json_fault(struct check *check);
void check_structure(struct check *check);    /* faults of its XML */
void check_json_members(struct check *check); /* of the list of items */
void check_charset(struct check *check);
void check_feed(struct check *check);
bool check_folder(struct check *check); /* false: it is none of pictures */
void check_identity(struct check *check);
void check_banner(struct check *check); /* one picture in most items */
/* Asks for the pictures of all items together, before they are judged one by one. */
void check_ask_pictures(struct check *check);
/* and of the item at hand. */
void check_text(struct check *check);
void check_picture(struct check *check);
void check_fields(struct check *check);
void check_values(struct check *check);
void check_time(struct check *check);
/* A part of ours that holds a date; false when there is nothing to say. */
bool check_date(struct check *check, const struct outline_part *part, enum field field);
/* A bound that is not a date. */
void check_bounds(struct check *check);
void check_members(struct check *check);

/* What comes of the feed, when all its findings are known. */
struct check_outlook check_outlook(struct check *check);

/* What the screen leaves out of all items, and which of them has it for too long. */
void check_left_out(struct check *check);
void check_round(struct check *check, const struct playlist *playlist);

/* Severity and name of a message, from the table in rules.c. */
enum check_severity rule_severity(enum message message);
const char *rule_name(enum message message);

#endif
