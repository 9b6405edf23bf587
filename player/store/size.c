#include <dirent.h>
#include <sys/stat.h>

#include "base/file.h"
#include "store/database.h"
#include "store/store.h"

#define SCRATCH_BYTES ((size_t)16 * 1024 * 1024)

static int64_t
bytes_of(struct arena *arena, const char *folder, const char *name)
{
    struct stat st;
    bool there = stat(file_join(arena, folder, name), &st) == 0 && S_ISREG(st.st_mode);
    return there ? (int64_t)st.st_size : 0;
}

int64_t
store_bytes(const char *folder)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    int64_t bytes = bytes_of(arena, folder, DATABASE_NAME);
    const char *pictures = file_join(arena, folder, "pictures");
    DIR *list = opendir(pictures);
    const struct dirent *entry;
    while (list && (entry = readdir(list)))
        bytes += bytes_of(arena, pictures, entry->d_name);
    if (list)
        closedir(list);
    arena_destroy(arena);
    return bytes;
}
