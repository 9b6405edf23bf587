#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "setup/command.h"

/* Executes the script with that name in the data folder, with unchanged arguments. Returns only when it does
 * not exist. */
static int
become_script(const struct command *self, const char *name, char **argv)
{
    struct arena *arena = arena_create(FILE_PATHS_BYTES);
    const char *folder = file_data_folder(arena);
    const char *path = folder ? file_join(arena, file_join(arena, folder, "setup"), name) : NULL;
    if (path)
        execv(path, argv);
    fprintf(stderr, "breakroom %s: %s: %s; it comes with the package breakroom\n", self->name,
            path ? path : "its script", path ? strerror(errno) : "the data folder is missing");
    arena_destroy(arena);
    return EXIT_MACHINE;
}

int
command_setup(const struct command *self, int argc, char **argv)
{
    (void)argc;
    return become_script(self, "setup", argv);
}
