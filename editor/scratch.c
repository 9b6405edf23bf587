#include "editor/scratch.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/temporary.h"

#define PREFIX "breakroom-edit-"

typedef void entry_fn(const char *folder, const char *name, void *ctx);

static void
each_entry(const char *folder, entry_fn *call, void *ctx)
{
    DIR *entries = opendir(folder);
    for (const struct dirent *entry; entries && (entry = readdir(entries));)
        call(folder, entry->d_name, ctx);
    if (entries)
        closedir(entries);
}

/* "breakroom-edit-PID-XXXXXX" of a process that has ended; one of another user must not be removed. */
static void
remove_left(const char *folder, const char *name, void *ctx)
{
    char path[PATH_MAX];
    int pid = 0;
    (void)ctx;
    if (sscanf(name, PREFIX "%d-", &pid) != 1 || pid <= 0 || kill(pid, 0) == 0 || errno != ESRCH)
        return;
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    temporary_remove(path);
}

const char *
scratch_create(struct arena *arena)
{
    const char *runtime = getenv("XDG_RUNTIME_DIR");
    const char *base = runtime && access(runtime, W_OK) == 0 ? runtime : "/dev/shm";
    each_entry(base, remove_left, NULL);
    char *folder = arena_c(arena, arena_printf(arena, "%s/" PREFIX "%d-XXXXXX", base, (int)getpid()));
    return mkdtemp(folder);
}

static void
remove_beside(const char *folder, const char *name, void *ctx)
{
    char path[PATH_MAX];
    const char *prefix = ctx;
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    if (strncmp(name, prefix, strlen(prefix)) == 0)
        unlink(path);
}

void
scratch_clean_feed(const char *folder, const char *name)
{
    char prefix[PATH_MAX];
    snprintf(prefix, sizeof(prefix), ".%s.check-", name);
    each_entry(folder, remove_beside, prefix);
    snprintf(prefix, sizeof(prefix), ".%s.drafts.json", name);
    each_entry(folder, remove_beside, prefix);
}
