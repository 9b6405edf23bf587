#include "fetch/local.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/near.h"

/* folders of find_hidden: those of users, and all */
#define HIDDEN_USERS  3
#define HIDDEN_COUNT  5
#define PATH_BYTES    2048
#define SCRATCH_BYTES ((size_t)16 * 1024 * 1024)

uint64_t
local_stamp(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return 0;
    int64_t times[] = {st.st_mtim.tv_sec,  st.st_mtim.tv_nsec, st.st_ctim.tv_sec,
                       st.st_ctim.tv_nsec, st.st_size,         (int64_t)st.st_ino};
    return str_hash((struct str){(const char *)times, sizeof(times)}, STR_HASH_SEED);
}

bool
local_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The folder of these that contains the path, or NULL. */
static const char *
find_hidden(const char *path, size_t count)
{
    static const char *const folders[HIDDEN_COUNT] = {"/home", "/root", "/run/user", "/tmp", "/var/tmp"};
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(folders[i]);
        if (strncmp(path, folders[i], len) == 0 && (path[len] == '/' || !path[len]))
            return folders[i];
    }
    return NULL;
}

/* The first part of the path that this user may not enter or read. */
static const char *
closed_part(struct arena *arena, const char *path)
{
    char *part = arena_c(arena, str_from(path));
    for (char *slash = strchr(part + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (access(part, X_OK) != 0)
            return part;
        *slash = '/';
    }
    return part;
}

/* The error of open(2) for a path, with a remedy. */
static struct reason
why_not_opened(const char *path, int error)
{
    struct reason why;
    struct arena *arena = arena_create(SCRATCH_BYTES);
    bool absent = error == ENOENT || error == ENOTDIR;
    const char *near = absent ? near_path(arena, path) : NULL;
    const char *users = error == EACCES ? find_hidden(path, HIDDEN_USERS) : NULL;
    if (near)
        reason_set(&why, REASON_PATH_ABSENT_NEAR, near);
    else if (absent)
        reason_set(&why, REASON_PATH_ABSENT);
    else if (users)
        reason_set(&why, REASON_PATH_OF_USERS, users);
    else if (error == EACCES)
        reason_set(&why, REASON_PATH_CLOSED, *path ? closed_part(arena, path) : path);
    else
        reason_set_errno(&why, error);
    arena_destroy(arena);
    return why;
}

struct reason
local_why_hidden(const char *path)
{
    struct reason why = {.text = ""};
    const char *folder = find_hidden(path, HIDDEN_COUNT);
    if (folder)
        reason_set(&why, REASON_PATH_HIDDEN, folder);
    return why;
}

struct reason
local_why_unreadable(const char *path)
{
    struct stat st;
    struct reason why = {.text = ""};
    if (strcmp(path, "-") == 0)
        return why;
    /* only regular files and folders: opening a pipe or a device could block for ever */
    bool there = stat(path, &st) == 0;
    if (there && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
        reason_set(&why, REASON_NOT_FILE);
    else if (there && access(path, S_ISDIR(st.st_mode) ? R_OK | X_OK : R_OK) == 0)
        return why;
    else
        return why_not_opened(path, errno);
    return why;
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
    if (str_blank(relative) || str_starts(relative, STR("/")) || relative.len > PATH_BYTES ||
        (str_find(relative, STR(":")) != SIZE_MAX && !str_starts(relative, STR("./"))) ||
        str_find(relative, (struct str){"", 1}) != SIZE_MAX) /* a NUL */
        return false;
    while (relative.ptr)
        if (str_equal(str_split(&relative, '/'), STR("..")))
            return false;
    return true;
}

/* The real path: links may not lead outside the folder. The path itself when the file does not exist. */
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
        char *decoded = arena_c(arena, reference);
        char *other = str_decode_percent(decoded) ? find_inside(arena, folder, str_from(decoded)) : NULL;
        path = other && local_stamp(other) ? other : path;
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
