/* Internals of the linter: the state its rules read, and how they report findings. */
#ifndef BREAKROOM_CHECK_CHECK_PRIVATE_H
#define BREAKROOM_CHECK_CHECK_PRIVATE_H

#include "check/check.h"
#include "outline/outline.h"
#include "check/words.h"
#include "meant/meant.h"

struct check {
    struct arena *arena;
    const struct check_document *document;
    const struct check_context *context;
    struct zone *zone; /* of local time */
    struct meant_context meant;
    struct str text;     /* of the document, clean UTF-8; empty when there is none */
    const size_t *lines; /* where each line begins */
    size_t line_count;
    struct feed *feed;          /* NULL: the document is not a feed */
    enum reason_code why;       /* why it is not a feed: the reader's reason */
    const struct xml *xml;      /* of a feed in XML; else NULL */
    struct outline_part *parts; /* of the current item */
    size_t part_count;
    const struct item *item;      /* the current item, as in the feed */
    const struct item *shown;     /* the same as the screen shows it */
    struct item *cleaned;         /* all items as the screen shows them */
    struct clean_report *reports; /* what was left out of each item */
    struct check_slide *slides;   /* the slide of each item; pages is 0 until it has been requested */
    struct playlist_verdict verdict;
    struct playlist_verdict *verdicts; /* of all items */
    int64_t *dwell_ms;                 /* likewise: how long each item stays */
    size_t end;                        /* of the item in the text */
    bool kind_unknown;          /* the current item names an unknown kind: its fields are not checked */
    struct str banner;          /* the picture that most items have; or absent */
    size_t banner_seen;         /* how many of these items have been checked */
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

/* Adds a finding; it belongs to the current item, if any. */
void check_say(struct check *check, struct say say);
/* The same for a finding about a host: findings with the same second argument are printed once. */
void check_say_of_host(struct check *check, struct say say, struct str host);

/* "line 12", in the language. */
struct str check_line(struct check *check, size_t at);

/* The first part of the item with this name, one of Breakroom's or not; NULL when there is none. */
const struct outline_part *check_part(const struct check *check, const char *name, bool ours);
/* The value of a member as written, or its beginning; of a text without its quotation marks. */
struct str check_raw(struct check *check, const struct outline_part *part);
/* The place of a part; the beginning of the item when the part is missing. */
size_t check_at(const struct check *check, const char *name, bool ours);
/* The part that a field was read from, and its place. */
size_t check_field_at(const struct check *check, enum field field);

/* True when an item has neither words nor a picture that can be shown. */
bool check_is_void(const struct check *check, size_t index);
/* The slide of an item; pages 0 when it is not known. */
struct check_slide check_slide_of(struct check *check, size_t index);
/* The same for the current item. */
struct check_slide check_slide(struct check *check);

/* The language of the current item, else of the feed; or absent. */
struct str check_language(const struct check *check);
/* True when the reader used the part for the field of this name although the part is named differently. */
bool check_is_read_as(const struct check *check, const struct outline_part *part, const char *name);
/* The correction for a list, an object or a number where a text is expected: its texts between quotation
 * marks, each text of a list separately. */
struct str check_quote_all(struct check *check, struct str raw, bool list);
/* True when the item has the field under another name, which is reported by a finding of its own. */
bool check_other_named(struct check *check, enum field field);

/* The text of a number. */
struct str check_number(struct check *check, int64_t number);

/* A phrase in the language of the findings, with `arg` for its {0}. */
struct str check_phrase(struct check *check, enum phrase phrase, struct str arg);

/* Findings about the document as a whole, */
void check_refusal(struct check *check); /* why it is not a feed */
/* The faults of its JSON; false when there are none. */
bool check_json_fault(struct check *check);
void check_structure(struct check *check);    /* faults of its XML */
void check_json_members(struct check *check); /* of the list of items */
void check_charset(struct check *check);
void check_feed(struct check *check);
bool check_folder(struct check *check); /* false: it is not a folder of pictures */
void check_identity(struct check *check);
void check_banner(struct check *check); /* one picture in most items */
/* Requests the pictures of all items together, before the items are checked one by one. */
void check_ask_pictures(struct check *check);
/* and about the current item. */
void check_text(struct check *check);
void check_picture(struct check *check);
void check_fields(struct check *check);
void check_values(struct check *check);
void check_time(struct check *check);
/* A Breakroom part that holds a date; false when there is nothing to report. */
bool check_date(struct check *check, const struct outline_part *part, enum field field);
/* A start or end that is not a date. */
void check_bounds(struct check *check);
void check_members(struct check *check);

/* Summary of the feed, when all its findings are known. */
struct check_outlook check_outlook(struct check *check);

/* What the screen leaves out of all items, and which item takes too much time. */
void check_left_out(struct check *check);
void check_round(struct check *check, const struct playlist *playlist);

/* Severity and name of a message, from the table in rules.c. */
enum check_severity rule_severity(enum message message);
const char *rule_name(enum message message);

#endif
