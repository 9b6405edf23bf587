/* An open newsroom, for newsroom*.c only. */
#ifndef BREAKROOM_EDITOR_NEWSROOM_PRIVATE_H
#define BREAKROOM_EDITOR_NEWSROOM_PRIVATE_H

#include <jansson.h>
#include <sqlite3.h>

#include "editor/newsroom.h"
#include "store/sql.h"

#define NEWSROOM_TEXT_MAX ((size_t)1024 * 1024)      /* of an item */
#define NEWSROOM_FEED_MAX ((size_t)32 * 1024 * 1024) /* of a feed */

struct newsroom {
    sqlite3 *db;
    char *feed; /* the path of its file */
    char reason[256];
};

/* Keeps the reason of SQLite; false. */
bool newsroom_failed(struct newsroom *room);

/* The JSON text of a value, indented like an edited feed when `pretty`. In the arena. */
struct str newsroom_dump(struct arena *arena, const json_t *value, bool pretty);

/* Parses; NULL when it is not a JSON object. The caller owns it: json_decref. */
json_t *newsroom_parse(struct str text);

/* Takes the items and the head of a feed as published: updates the rows of the items. In a transaction of the
 * caller. */
bool newsroom_take_feed(struct newsroom *room, const json_t *feed, struct newsroom_actor actor);

/* Adds a version, in a transaction of the caller; returns its number, 0 on failure. */
int64_t newsroom_add_version(struct newsroom *room, const json_t *feed, struct newsroom_actor actor);

/* Writes the latest version to the file. */
bool newsroom_write_file(struct newsroom *room);

#endif
