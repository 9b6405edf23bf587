/* Drafts and published items, and every version that was ever published.
 *
 * One SQLite database, and the JSON Feed file that players fetch. An item has a published text, a draft, or
 * both; each change increments its revision. Every change names the revision that its author has seen, so
 * that no other change is lost. Publishing is one transaction, then one replacement of the file; after a
 * power cut between the two, the next newsroom_open writes the file. A file that somebody else changed
 * becomes a published version of its own. */
#ifndef BREAKROOM_EDITOR_NEWSROOM_H
#define BREAKROOM_EDITOR_NEWSROOM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/reason.h"
#include "base/str.h"

struct newsroom;

/* Opens the database, created when missing, for the feed at `feed`, a JSON Feed that may be missing too. NULL
 * with a reason for people in *why. The caller owns it: newsroom_close. */
struct newsroom *newsroom_open(const char *database, const char *feed, struct reason *why);
void newsroom_close(struct newsroom *room); /* NULL is fine */

/* An item as JSON texts in the caller's arena. */
struct newsroom_item {
    struct str id;
    struct str published; /* absent: not published */
    struct str draft;     /* absent: none */
    bool removed;         /* the draft is a deletion */
    int64_t revision;
    int64_t changed_ms;
    struct str changed_by;
};

struct newsroom_items {
    struct newsroom_item *list; /* in the order of the feed */
    size_t count;
};

struct newsroom_items newsroom_items(struct newsroom *room, struct arena *arena);
/* False when there is no item with this id. */
bool newsroom_find(struct newsroom *room, struct str id, struct arena *arena, struct newsroom_item *out);

/* The feed's own members (title, language, …) as one JSON object. */
struct str newsroom_head(struct newsroom *room, struct arena *arena);

enum newsroom_result {
    NEWSROOM_DONE,
    NEWSROOM_CONFLICT, /* somebody has changed it since */
    NEWSROOM_GONE,     /* there is no such item or version */
    NEWSROOM_INVALID,  /* the text is not a JSON object with this id */
    NEWSROOM_FAILED    /* an error of the disk: newsroom_reason */
};
const char *newsroom_reason(const struct newsroom *room);

/* Who does something, and when (wall time). */
struct newsroom_actor {
    struct str name;
    int64_t now_ms;
};

/* Saves a draft. `revision` is that of the item as last seen, 0 for a new item, which is inserted at the
 * beginning; it becomes the new one. A draft equal to the published item is dropped. */
enum newsroom_result newsroom_save(struct newsroom *room, struct str id, struct str json, int64_t *revision,
                                   struct newsroom_actor actor);
/* Makes a deletion the draft; an item that was never published is deleted at once. */
enum newsroom_result newsroom_remove(struct newsroom *room, struct str id, int64_t *revision,
                                     struct newsroom_actor actor);
/* Drops the draft. */
enum newsroom_result newsroom_discard(struct newsroom *room, struct str id, int64_t *revision,
                                      struct newsroom_actor actor);
/* Moves it before another item, or to the end when `before` is absent: the change of order is published with
 * the next publication. */
enum newsroom_result newsroom_move(struct newsroom *room, struct str id, struct str before);

/* The number of the latest published version, 0: none. */
int64_t newsroom_latest(struct newsroom *room);

/* Publishes all drafts; `only` names the one item whose draft is published, absent: all. *version is the
 * latest version that the caller has seen, and becomes the new one. CONFLICT when there is a newer one. */
enum newsroom_result newsroom_publish(struct newsroom *room, struct str only, int64_t *version,
                                      struct newsroom_actor actor);

struct newsroom_version {
    int64_t number, at_ms, items;
    struct str by;
    struct str change; /* JSON: {"new": n, "changed": n, "gone": n} */
};
struct newsroom_versions {
    struct newsroom_version *list; /* the latest first */
    size_t count;
};
#define NEWSROOM_VERSIONS_LISTED 500
struct newsroom_versions newsroom_versions(struct newsroom *room, struct arena *arena);
/* The whole feed of a version; absent when it does not exist. */
struct str newsroom_version(struct newsroom *room, int64_t number, struct arena *arena);
/* Publishes an earlier version again, as a new one. Drafts are kept. */
enum newsroom_result newsroom_restore(struct newsroom *room, int64_t number, int64_t *version,
                                      struct newsroom_actor actor);

/* The feed with all drafts applied, or, with `only`, only that item: for checks and previews before
 * publication. In the arena. */
struct str newsroom_preview_feed(struct newsroom *room, struct arena *arena);

/* A new id that no item has. */
struct str newsroom_new_id(struct arena *arena);

#endif
