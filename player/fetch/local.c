#include "fetch/local.h"

#include <curl/curl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/memory.h"

#define PATH_BYTES 2048

uint64_t
local_stamp(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return 0;
    int64_t facts[] = {st.st_mtim.tv_sec,  st.st_mtim.tv_nsec, st.st_ctim.tv_sec,
                       st.st_ctim.tv_nsec, st.st_size,         (int64_t)st.st_ino};
    return str_hash((struct str){(const char *)facts, sizeof(facts)}, STR_HASH_SEED);
}

bool
local_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static char *
real_path(struct arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    char *copy = real ? arena_c(arena, str_from(real)) : NULL;
    free(real);
    return copy;
}

char *
local_folder(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (local_is_folder(path))
        return real_path(arena, path);
    if (!slash)
        return real_path(arena, ".");
    return real_path(arena, arena_c(arena, (struct str){path, (size_t)(slash - path) + 1}));
}

static bool
is_address(struct str text)
{
    return str_starts_nocase(text, STR("http://")) || str_starts_nocase(text, STR("https://"));
}

static bool
stays_inside(struct str relative)
{
    if (str_blank(relative) || relative.ptr[0] == '/' || relative.len > PATH_BYTES ||
        (str_find(relative, STR(":")) != SIZE_MAX && !str_starts(relative, STR("./"))) ||
        memchr(relative.ptr, '\0', relative.len))
        return false;
    while (relative.ptr)
        if (str_equal(str_split(&relative, '/'), STR("..")))
            return false;
    return true;
}

/* The real path, which links may not lead out of the folder; the path as it is when nothing is there. */
static char *
find_inside(struct arena *arena, const char *folder, struct str relative)
{
    if (!stays_inside(relative))
        return NULL;
    size_t len = strcmp(folder, "/") == 0 ? 0 : strlen(folder);
    char *path = (char *)arena_printf(arena, "%.*s/%.*s", (int)len, folder, STR_ARG(relative)).ptr;
    char *real = real_path(arena, path);
    if (!real)
        return path;
    return strncmp(real, folder, len) == 0 && real[len] == '/' ? real : NULL;
}

bool
local_picture(struct arena *arena, const char *folder, struct str reference, struct str *key)
{
    *key = reference;
    if (is_address(reference))
        return true;
    char *path = find_inside(arena, folder, reference);
    if (path && local_stamp(path) == 0) {
        int len = 0;
        char *decoded = curl_easy_unescape(NULL, reference.ptr, (int)reference.len, &len);
        char *other = decoded ? find_inside(arena, folder, (struct str){decoded, (size_t)len}) : NULL;
        path = other && local_stamp(other) ? other : path;
        curl_free(decoded);
    }
    if (path)
        *key = arena_printf(arena, "%s#%016llx", path, (unsigned long long)local_stamp(path));
    return path != NULL;
}

char *
local_picture_path(struct arena *arena, struct str key)
{
    size_t len = key.len;
    if (is_address(key))
        return NULL;
    while (len && key.ptr[len - 1] != '#')
        len--;
    return arena_c(arena, str_slice(key, 0, len ? len - 1 : key.len));
}

uint64_t
local_picture_stamp(struct str key)
{
    char digits[17] = "";
    if (key.len >= sizeof(digits))
        memcpy(digits, key.ptr + key.len - 16, 16);
    return strtoull(digits, NULL, 16);
}
