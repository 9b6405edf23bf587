#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "setup/setup.h"

#define PATH_BYTES  4096
#define ARENA_BYTES ((size_t)64 * 1024)

/* The editor beside this program, as in a source tree and in one package's folder. */
static void
run_beside(char **argv)
{
    char self[PATH_BYTES];
    ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);
    if (len <= 0)
        return;
    self[len] = '\0';
    *strrchr(self, '/') = '\0';
    struct arena *arena = arena_create(ARENA_BYTES);
    execv(file_join(arena, self, argv[0]), argv);
    arena_destroy(arena);
}

/* The editor is a separate program, so that the player contains no server. */
int
command_edit(const struct command *self, int argc, char **argv)
{
    (void)self;
    (void)argc;
    argv[0] = (char *)"breakroom-edit";
    run_beside(argv);
    execvp(argv[0], argv);
    if (errno == ENOENT)
        fputs(
            "breakroom edit: the editor is not installed; `sudo apt install breakroom-editor` installs it\n",
            stderr);
    else
        fprintf(stderr, "breakroom edit: breakroom-edit: %s\n", strerror(errno));
    return EXIT_MACHINE;
}
