#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "setup/command.h"

int
program_run(const struct command_run *commands, size_t count, int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "";
    memory_serve_icu();
    memory_read_icu_by_page();
    for (size_t i = 0; i < count; i++)
        if (strcmp(commands[i].name, word) == 0)
            return commands[i].run(command_find(word), argc - 1, argv + 1);
    fputs("this is a part of breakroom; `breakroom --help` lists the commands\n", stderr);
    return EXIT_MACHINE;
}
