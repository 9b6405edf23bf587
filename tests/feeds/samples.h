/* Shared by the tests of the sample feeds: JSON feeds of this repository. */
#ifndef BREAKROOM_TESTS_FEEDS_SAMPLES_H
#define BREAKROOM_TESTS_FEEDS_SAMPLES_H

#include "test.h"

#include "base/arena.h"
#include "base/file.h"
#include "feed/field.h"
#include "feed/field_value.h"
#include "text/json_tree.h"
#include "feed/kind.h"

#define SAMPLE_CEILING ((size_t)4 << 20)

/* Setup and teardown: *state is an arena. */
static inline int
samples_setup(void **state)
{
    *state = arena_create(16 * SAMPLE_CEILING);
    return 0;
}

static inline int
samples_teardown(void **state)
{
    arena_destroy(*state);
    return 0;
}

static inline struct str
sample_read(struct arena *arena, const char *path)
{
    struct reason why = {.text = ""};
    struct str bytes = file_read(arena, path, SAMPLE_CEILING, &why);
    if (!bytes.ptr)
        fail_msg("%s: %s", path, why.text);
    return bytes;
}

/* The kind that an item names; news without a Breakroom object. */
static inline enum kind
sample_kind(const struct json *item)
{
    enum kind kind = KIND_NEWS;
    const struct json *own = json_get(item, "_breakroom");
    if (own && !kind_from_name(json_get_text(own, "kind"), &kind))
        fail_msg("no kind: '%.*s'", STR_ARG(json_get_text(own, "kind")));
    return kind;
}

/* Fails unless it is `kind` or a field of that kind with a value of the right type. */
static inline void
sample_check_field(struct arena *arena, const struct json *json, enum kind kind)
{
    enum field field;
    if (str_equal(json->key, STR("kind")))
        return;
    if (!field_from_name(json->key, &field))
        fail_msg("unknown field '%.*s'", STR_ARG(json->key));
    if (!field_applies(field, kind))
        fail_msg("'%.*s' is no field of %s", STR_ARG(json->key), kind_name(kind));
    if (!field_from_json(arena, field, json))
        fail_msg("'%.*s' has the wrong type", STR_ARG(json->key));
}

static inline void
sample_check_item(struct arena *arena, const struct json *item)
{
    const struct json *own = json_get(item, "_breakroom");
    assert_true(json_get_text(item, "id").len > 0);
    for (const struct json *json = own ? own->first : NULL; json; json = json->next)
        sample_check_field(arena, json, sample_kind(item));
}

#endif
