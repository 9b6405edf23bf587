#include "feed/folder.h"

#include <assert.h>

#include "text/json_tree.h"

#define TREE_BYTES_MAX ((size_t)24 * 1024 * 1024)

const char *
folder_part_name(enum folder_part part)
{
    static const char *const names[] = {"documents", "videos", "others", "folders", "texts"};
    static_assert(sizeof(names) / sizeof(names[0]) == FOLDER_PART_COUNT, "a name for each part");
    return names[part];
}

static struct str_list
names_of(struct arena *arena, const struct json *list)
{
    struct str_list names = {NULL, 0};
    size_t count = 0;
    bool array = list && list->type == JSON_IS_ARRAY;
    for (const struct json *one = array ? list->first : NULL; one; one = one->next)
        count += one->type == JSON_IS_TEXT;
    names.items = arena_array(arena, count, sizeof(*names.items));
    for (const struct json *one = array ? list->first : NULL; one; one = one->next)
        if (one->type == JSON_IS_TEXT)
            names.items[names.count++] = one->text;
    return names;
}

bool
folder_read(struct arena *arena, struct str document, struct str_list out[FOLDER_PART_COUNT])
{
    if (str_find(document, STR("\"" FOLDER_MEMBER "\"")) == SIZE_MAX)
        return false;
    const struct json *folder = json_get(json_read_within(arena, document, TREE_BYTES_MAX), FOLDER_MEMBER);
    if (!folder || folder->type != JSON_IS_OBJECT)
        return false;
    for (int part = 0; part < FOLDER_PART_COUNT; part++)
        out[part] = names_of(arena, json_get(folder, folder_part_name((enum folder_part)part)));
    return true;
}
