#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "base/file.h"
#include "store/database.h"
#include "store/store.h"

#define SCRATCH_BYTES ((size_t)64 * 1024)

static int64_t
bytes_of(int folder, const char *name)
{
    struct stat st;
    bool there = fstatat(folder, name, &st, 0) == 0 && S_ISREG(st.st_mode);
    return there ? (int64_t)st.st_size : 0;
}

int64_t
store_bytes(const char *folder)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    int64_t bytes = bytes_of(AT_FDCWD, file_join(arena, folder, DATABASE_NAME));
    DIR *list = opendir(file_join(arena, folder, "pictures"));
    const struct dirent *entry;
    while (list && (entry = readdir(list)))
        bytes += bytes_of(dirfd(list), entry->d_name);
    if (list)
        closedir(list);
    arena_destroy(arena);
    return bytes;
}
