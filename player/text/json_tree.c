#include "text/json_tree.h"

#include "base/ceiling.h"

#define NODE_BYTES_MAX CEILING((size_t)64 * 1024 * 1024)

static struct json *
new_node(struct json_build *build, enum json_type type, struct str text)
{
    size_t cost = sizeof(struct json) + text.len + build->key.len;
    if (cost > build->bytes_left) {
        build->bytes_left = 0;
        return NULL;
    }
    build->bytes_left -= cost;
    struct json *node = arena_alloc(build->arena, sizeof(*node));
    node->type = type;
    node->key = build->key;
    node->text = arena_str(build->arena, text);
    build->key = STR_NONE;
    return node;
}

static void
hang(struct json_build *build, struct json *node)
{
    struct json *parent = build->at;
    node->parent = parent;
    if (!parent)
        build->root = node;
    else if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    if (parent)
        parent->last = node;
    if (node->type >= JSON_IS_ARRAY)
        build->at = node;
}

void
json_build_event(struct json_build *build, enum json_event event, struct str text)
{
    static const enum json_type types[] = {
        [JSON_OBJECT] = JSON_IS_OBJECT, [JSON_ARRAY] = JSON_IS_ARRAY, [JSON_STRING] = JSON_IS_TEXT,
        [JSON_NUMBER] = JSON_IS_NUMBER, [JSON_TRUE] = JSON_IS_BOOL,   [JSON_FALSE] = JSON_IS_BOOL,
        [JSON_NULL] = JSON_IS_NULL};
    bool opens = event == JSON_OBJECT || event == JSON_ARRAY;
    if (event == JSON_END && build->skip) {
        build->skip--;
    } else if (event == JSON_END) {
        build->at = build->at ? build->at->parent : NULL;
    } else if (event == JSON_KEY) {
        build->key = text.len < build->bytes_left ? arena_str(build->arena, text) : STR_NONE;
    } else {
        struct json *node = build->skip ? NULL : new_node(build, types[event], text);
        if (node) {
            node->yes = event == JSON_TRUE;
            hang(build, node);
        } else {
            build->skip += opens;
        }
    }
}

static void
take_event(void *context, enum json_event event, struct str text)
{
    json_build_event(context, event, text);
}

static bool
read_text(struct json_build *build, struct str text)
{
    struct json_scan *scan = json_scan_create(64, text.len, take_event, build);
    bool good = json_scan_push(scan, text) && json_scan_finish(scan);
    json_scan_destroy(scan);
    return good;
}

struct json *
json_read(struct arena *arena, struct str text)
{
    struct json_build build = {.arena = arena, .bytes_left = NODE_BYTES_MAX};
    return read_text(&build, text) ? build.root : NULL;
}

struct json *
json_read_within(struct arena *arena, struct str text, size_t tree_bytes)
{
    struct json_build build = {.arena = arena, .bytes_left = tree_bytes};
    return read_text(&build, text) && build.bytes_left ? build.root : NULL;
}

const struct json *
json_get(const struct json *object, const char *name)
{
    const struct json *found = NULL;
    struct str key = str_from(name);
    if (!object || object->type != JSON_IS_OBJECT)
        return NULL;
    for (const struct json *node = object->first; node; node = node->next)
        if (str_equal(node->key, key))
            found = node;
    return found;
}

struct str
json_get_text(const struct json *object, const char *name)
{
    const struct json *node = json_get(object, name);
    return node && node->type == JSON_IS_TEXT ? node->text : STR_NONE;
}

bool
json_get_whole(const struct json *object, const char *name, int64_t *out)
{
    const struct json *node = json_get(object, name);
    return node && node->type == JSON_IS_NUMBER && str_to_int(node->text, out);
}

bool
json_get_yes(const struct json *object, const char *name)
{
    const struct json *node = json_get(object, name);
    return node && node->yes;
}
