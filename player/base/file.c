#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/reason.h"

static struct str
read_descriptor(struct arena *arena, int fd, size_t ceiling, struct reason *why)
{
    struct buf bytes;
    buf_init(&bytes, ceiling);
    char piece[16384];
    ssize_t got;
    while ((got = read(fd, piece, sizeof(piece))) > 0 || (got < 0 && errno == EINTR))
        if (got > 0 && !buf_put(&bytes, (struct str){piece, (size_t)got}))
            break;
    struct str result = STR_NONE;
    if (got < 0)
        reason_set_errno(why, errno);
    else if (bytes.full)
        reason_set(why, REASON_FILE_LARGE, arena_printf(arena, "%zu", ceiling).ptr);
    else
        result = arena_str(arena, buf_str(&bytes));
    buf_finish(&bytes);
    return result;
}

/* A file of so many bytes, without a copy; what is written to it meanwhile does not count. */
static struct str
read_sized(struct arena *arena, int fd, size_t size, struct reason *why)
{
    char *bytes = arena_alloc(arena, size + 1);
    size_t len = 0;
    for (ssize_t got = 1; len < size && got != 0; len += got > 0 ? (size_t)got : 0) {
        got = read(fd, bytes + len, size - len);
        if (got < 0 && errno != EINTR) {
            reason_set_errno(why, errno);
            return STR_NONE;
        }
    }
    return (struct str){bytes, len};
}

/* 0 when it is not known, as of a file in /proc. */
static size_t
size_of(int fd)
{
    struct stat st;
    return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 ? (size_t)st.st_size : 0;
}

struct str
file_read(struct arena *arena, const char *path, size_t ceiling, struct reason *why)
{
    bool standard_input = strcmp(path, "-") == 0;
    int fd = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        reason_set_errno(why, errno);
        return STR_NONE;
    }
    size_t size = standard_input ? 0 : size_of(fd);
    struct str result =
        size && size <= ceiling ? read_sized(arena, fd, size, why) : read_descriptor(arena, fd, ceiling, why);
    if (!standard_input)
        close(fd);
    return result;
}

static bool
sync_folder_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *folder = slash ? arena_c(arena, (struct str){path, (size_t)(slash - path + 1)}) : ".";
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool good = fsync(fd) == 0;
    close(fd);
    return good;
}

static bool
replace(struct arena *arena, const char *path, const char *temporary, struct str bytes, mode_t mode)
{
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    if (fd < 0)
        return false;
    bool good = descriptor_write(fd, bytes.ptr, bytes.len) && fsync(fd) == 0;
    good = close(fd) == 0 && good;
    if (good && rename(temporary, path) == 0)
        return sync_folder_of(arena, path);
    int cause = errno;
    unlink(temporary);
    errno = cause;
    return false;
}

bool
file_replace(const char *path, struct str bytes)
{
    struct arena *arena = arena_create((size_t)64 * 1024);
    bool good = replace(arena, path, arena_printf(arena, "%s.new", path).ptr, bytes, 0644);
    arena_destroy(arena);
    return good;
}

bool
file_replace_private(const char *path, struct str bytes)
{
    struct arena *arena = arena_create((size_t)64 * 1024);
    const char *temporary = arena_printf(arena, "%s.%ld.new", path, (long)getpid()).ptr;
    bool good = replace(arena, path, temporary, bytes, 0600);
    arena_destroy(arena);
    return good;
}

bool
file_make_folder(const char *path)
{
    struct arena *arena = arena_create((size_t)64 * 1024);
    char *part = arena_c(arena, str_from(path));
    for (char *slash = part + 1; *slash; slash++)
        if (*slash == '/') {
            *slash = '\0';
            mkdir(part, 0755);
            *slash = '/';
        }
    struct stat st;
    bool good = mkdir(part, 0755) == 0 || errno == EEXIST;
    good = good && stat(part, &st) == 0;
    if (good && !S_ISDIR(st.st_mode)) {
        good = false;
        errno = ENOTDIR;
    }
    arena_destroy(arena);
    return good;
}

char *
file_join(struct arena *arena, const char *folder, const char *name)
{
    return (char *)arena_printf(arena, "%s/%s", folder, name).ptr;
}

char *
file_beside_program(struct arena *arena, const char *name)
{
    char self[4096];
    ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);
    size_t folder = len > 0 ? (size_t)len : 0;
    while (folder && self[folder - 1] != '/')
        folder--;
    return folder ? (char *)arena_printf(arena, "%.*s%s", (int)folder, self, name).ptr
                  : file_join(arena, BREAKROOM_PROGRAM_FOLDER, name);
}

static char *
source_data_folder(struct arena *arena)
{
    char self[4096];
    ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);
    if (len <= 0)
        return NULL;
    struct str path = {self, (size_t)len};
    /* for build/breakroom and build/NAME/breakroom the source tree is one or two folders up */
    for (int up = 0; up < 4; up++) {
        while (path.len && path.ptr[path.len - 1] != '/')
            path.len--;
        if (path.len == 0)
            break;
        path.len--;
        char *folder = (char *)arena_printf(arena, "%.*s/assets", STR_ARG(path)).ptr;
        if (access(file_join(arena, folder, "labels/en.ini"), R_OK) == 0)
            return folder;
    }
    return NULL;
}

char *
file_data_folder(struct arena *arena)
{
    char *folder = source_data_folder(arena);
    if (folder)
        return folder;
    if (access(BREAKROOM_DATA_FOLDER "/labels/en.ini", R_OK) == 0)
        return arena_c(arena, STR(BREAKROOM_DATA_FOLDER));
    return NULL;
}

char *
file_state_folder(struct arena *arena)
{
    const char *given = getenv("STATE_DIRECTORY");
    if (given && *given)
        return arena_c(arena, str_from(given));
    given = getenv("XDG_STATE_HOME");
    if (given && *given)
        return file_join(arena, given, "breakroom");
    given = getenv("HOME");
    if (given && *given)
        return file_join(arena, given, ".local/state/breakroom");
    return NULL;
}
