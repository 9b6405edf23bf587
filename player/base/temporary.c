#define _XOPEN_SOURCE 700

#include "base/temporary.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OPEN_FOLDERS_MAX 8

char *
temporary_create(struct arena *arena)
{
    const char *base = getenv("TMPDIR");
    char *folder = (char *)arena_printf(arena, "%s/breakroom-XXXXXX", base && *base ? base : "/tmp").ptr;
    if (mkdtemp(folder))
        return folder;
    fprintf(stderr, "breakroom: no temporary folder %s: %s\n", folder, strerror(errno));
    return NULL;
}

static int
remove_entry(const char *path, const struct stat *st, int type, struct FTW *place)
{
    (void)st;
    (void)type;
    (void)place;
    remove(path);
    return 0;
}

void
temporary_remove(const char *folder)
{
    if (folder)
        nftw(folder, remove_entry, OPEN_FOLDERS_MAX, FTW_DEPTH | FTW_PHYS);
}
