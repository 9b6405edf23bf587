#include <dirent.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/near.h"

#define NAMES_MAX   1000 /* of a folder */
#define CHANGES_MAX 3
#define PATH_BYTES  1024

/* "news" of "news.xml". */
static struct str
stem(struct str name)
{
    size_t end = name.len;
    while (end > 1 && name.ptr[end - 1] != '.')
        end--;
    return end > 1 ? str_slice(name, 0, end - 1) : name;
}

/* The intended name in the folder, or NULL. */
static const char *
nearest_name(struct arena *arena, const char *path, struct str name)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;
    const char **names = folder ? arena_array(arena, NAMES_MAX, sizeof(*names)) : NULL, *same = NULL;
    size_t count = 0;
    while (folder && count < NAMES_MAX && (entry = readdir(folder)))
        if (entry->d_name[0] != '.')
            names[count++] = arena_c(arena, str_from(entry->d_name));
    if (folder)
        closedir(folder);
    const char *near = count ? near_find(name, names, count) : NULL;
    for (size_t i = 0; i < count && !near && !same; i++)
        if (str_equal_nocase(stem(str_from(names[i])), stem(name)))
            same = names[i];
    return near ? near : same;
}

const char *
near_path(struct arena *arena, const char *path)
{
    struct str rest = str_from(path);
    const char *found = path[0] == '/' ? "/" : ".";
    int changes = 0;
    if (rest.len >= PATH_BYTES)
        return NULL;
    while (rest.ptr) {
        struct str name = str_split(&rest, '/');
        if (name.len == 0 || str_equal(name, STR(".")))
            continue;
        const char *at = arena_c(arena, name), *next = file_join(arena, found, at);
        if (access(next, F_OK) != 0) {
            at = changes++ < CHANGES_MAX ? nearest_name(arena, found, name) : NULL;
            next = at ? file_join(arena, found, at) : NULL;
        }
        if (!next || access(next, F_OK) != 0)
            return NULL;
        found = strcmp(found, ".") == 0   ? at
                : strcmp(found, "/") == 0 ? arena_printf(arena, "/%s", at).ptr
                                          : next;
    }
    return changes ? found : NULL;
}
