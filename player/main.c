#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "setup/command.h"

static void
print_help(FILE *out)
{
    const struct command *command;
    fputs("breakroom: show the news of RSS, Atom and JSON feeds as slides on a screen\n\nUsage:\n", out);
    for (size_t i = 0; (command = command_at(i)); i++) {
        char call[64];
        snprintf(call, sizeof(call), "breakroom %s %s", command->name, command->arguments);
        /* "…" is three bytes and one column */
        fprintf(out, "  %-*s  %s\n", strstr(call, "…") ? 36 : 34, call, command->summary);
    }
    fputs(
        "\nFEED is the address or path of an RSS, Atom or JSON feed, or - for standard input. Without FEED,\n"
        "the feeds of the configuration file are used (/etc/breakroom/breakroom.conf, or --config FILE);\n"
        "without a configuration file, a sample feed.\n"
        "`breakroom COMMAND --help` lists the options of a command; `breakroom --version` prints the "
        "version.\n",
        out);
}

/* The next file to be opened would get the descriptor of a closed standard stream, and receive what is
 * written to the stream. */
static void
open_missing_streams(void)
{
    int fd;
    do
        fd = open("/dev/null", O_RDWR);
    while (fd >= 0 && fd <= 2);
    if (fd > 2)
        close(fd);
}

/* The editor is also started directly, so it may be anywhere in PATH. Returns only when it is not installed.
 */
static void
become_editor(struct arena *arena, char **argv)
{
    argv[1] = (char *)PROGRAM_EDIT;
    execv(file_beside_program(arena, PROGRAM_EDIT), argv + 1);
    execvp(PROGRAM_EDIT, argv + 1);
    if (errno == ENOENT)
        fputs(
            "breakroom edit: the editor is not installed; `sudo apt install breakroom-editor` installs it\n",
            stderr);
    else
        fprintf(stderr, "breakroom edit: breakroom-edit: %s\n", strerror(errno));
}

/* Programs of a source tree are beside this one. Returns only when it does not exist. */
static void
become_program(struct arena *arena, const struct command *command, char **argv)
{
    const char *installed = file_join(arena, BREAKROOM_PROGRAM_FOLDER, command->program);
    execv(file_beside_program(arena, command->program), argv);
    execv(installed, argv);
    fprintf(stderr, "breakroom %s: %s: %s; it comes with the package breakroom\n", command->name, installed,
            strerror(errno));
}

static int
become(const struct command *command, char **argv)
{
    struct arena *arena = arena_create(FILE_PATHS_BYTES);
    if (strcmp(command->program, PROGRAM_EDIT) == 0)
        become_editor(arena, argv);
    else
        become_program(arena, command, argv);
    arena_destroy(arena);
    return EXIT_MACHINE;
}

/* Options or feeds without a command's name belong to play. */
static int
play(int argc, char **argv)
{
    struct arena *arena = arena_create(FILE_PATHS_BYTES + (size_t)argc * sizeof(char *));
    char **named = arena_array(arena, (size_t)argc + 2, sizeof(*named));
    named[0] = argv[0];
    named[1] = (char *)"play";
    for (int i = 1; i < argc; i++)
        named[i + 1] = argv[i];
    int status = become(command_find("play"), named);
    arena_destroy(arena);
    return status;
}

int
main(int argc, char **argv)
{
    open_missing_streams();
    if (argc < 2)
        return play(argc, argv);
    const char *word = argv[1];
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0) {
        print_help(stdout);
        return EXIT_DONE;
    }
    if (strcmp(word, "--version") == 0) {
        printf("breakroom %s\n", BREAKROOM_VERSION);
        return EXIT_DONE;
    }
    const struct command *command = command_find(word);
    if (command)
        return become(command, argv);
    if (word[0] == '-' || strpbrk(word, "/.:"))
        return play(argc, argv);
    fprintf(stderr, "breakroom: unknown command '%s'; `breakroom --help` lists the commands\n", word);
    return EXIT_MACHINE;
}
