/* A JSON value as a tree in an arena, built from the events of a scan. */
#ifndef BREAKROOM_TEXT_JSON_TREE_H
#define BREAKROOM_TEXT_JSON_TREE_H

#include "base/arena.h"
#include "text/json_scan.h"

enum json_type { JSON_IS_NULL, JSON_IS_BOOL, JSON_IS_NUMBER, JSON_IS_TEXT, JSON_IS_ARRAY, JSON_IS_OBJECT };

struct json {
    enum json_type type;
    struct str key;  /* in an object; else absent */
    struct str text; /* of texts and numbers, as written */
    bool yes;
    struct json *first, *next, *parent;
    struct json *last; /* for the builder */
};

/* Builds a tree from events. Zero-initialised, except for the arena. */
struct json_build {
    struct arena *arena;
    size_t bytes_left; /* the limit: what exceeds it is left out */
    struct json *root; /* the value; complete when `at` is NULL again */
    struct json *at;
    struct str key;
    size_t skip; /* number of open containers that are left out */
};

void json_build_event(struct json_build *build, enum json_event event, struct str text);

/* Reads a whole text; NULL when it is not strict JSON. */
struct json *json_read(struct arena *arena, struct str text);
/* Also NULL when the tree would take more than about that many bytes, of an arena half as large again. */
struct json *json_read_within(struct arena *arena, struct str text, size_t tree_bytes);

/* The member of an object, or NULL; also NULL for NULL and other types. The last of equal names is used. */
const struct json *json_get(const struct json *object, const char *name);
/* Its text, or absent when there is none of that type. */
struct str json_get_text(const struct json *object, const char *name);
/* Its whole number. False, with *out unchanged, when there is none with that name. */
bool json_get_whole(const struct json *object, const char *name, int64_t *out);
/* True when it is true. */
bool json_get_yes(const struct json *object, const char *name);

#endif
