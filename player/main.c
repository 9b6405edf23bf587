#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "setup/command.h"

static const struct command commands[] = {
    {"play", "[FEED…]", "show the slides full screen (the default command)",
     "breakroom play --window 1280x720 https://intranet.example/news.xml", command_play},
    {"fetch", "[FEED…]", "download feeds and pictures into the store; needs no display",
     "breakroom fetch --once https://intranet.example/news.xml", command_fetch},
    {"feed", "FEED", "print the items of a feed as Breakroom reads them", "breakroom feed news.xml",
     command_feed},
    {"render", "-o DIR FEED", "write the slides as PNG files, exactly as the screen shows them",
     "breakroom render news.json -o slides --size 1920x1080", command_render},
    {"plan", "[FEED…]", "print which slide is shown when, and why an item is not shown",
     "breakroom plan news.json --at 2026-12-04T08:00 --for 1h", command_plan},
    {"check", "[FEED]", "report the problems of a feed, with what to change", "breakroom check news.json",
     command_check},
    {"config", "", "print the configuration in force, where each value comes from, and its faults",
     "breakroom config --check", command_config},
    {"status", "", "print what the running player shows and the state of its feeds",
     "breakroom status --json", command_status},
    {"played", "", "print what was shown on which day, how often and how long",
     "breakroom played --csv --from 2026-11-01 --to 2026-11-30", command_played},
    {"shot", "-o FILE", "write what is on the screen now as a PNG file; for root or the user of the player",
     "sudo breakroom shot -o wall.png", command_shot},
    {"identify", "", "show the name and the address of this machine on its screen for a minute",
     "sudo breakroom identify", command_identify},
    {"setup", "--feed URL | --undo", "make this machine boot into the slides, or undo that; run as root",
     "breakroom setup --feed https://intranet.example/news.xml", command_setup},
    {"edit", "FEED.json", "edit a JSON feed in a browser, with the slides as the screen shows them",
     "breakroom edit week.json", command_edit},
};

#define COMMAND_COUNT (sizeof(commands) / sizeof(commands[0]))

static void
print_help(FILE *out)
{
    fputs("breakroom: show the news of RSS, Atom and JSON feeds as slides on a screen\n\nUsage:\n", out);
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        char call[64];
        snprintf(call, sizeof(call), "breakroom %s %s", commands[i].name, commands[i].arguments);
        /* "…" is three bytes and one column */
        fprintf(out, "  %-*s  %s\n", strstr(call, "…") ? 36 : 34, call, commands[i].summary);
    }
    fputs(
        "\nFEED is the address or path of an RSS, Atom or JSON feed, or - for standard input. Without FEED,\n"
        "the feeds of the configuration file are used (/etc/breakroom/breakroom.conf, or --config FILE);\n"
        "without a configuration file, a sample feed.\n"
        "`breakroom COMMAND --help` lists the options of a command; `breakroom --version` prints the "
        "version.\n",
        out);
}

static const struct command *
find_command(const char *name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

/* The next file that is opened would take the place of a standard stream that is closed, and what is written
 * to the stream would go there. */
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

int
main(int argc, char **argv)
{
    open_missing_streams();
    memory_serve_icu();
    const char *word = argc > 1 ? argv[1] : "play";
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0) {
        print_help(stdout);
        return EXIT_DONE;
    }
    if (strcmp(word, "--version") == 0) {
        printf("breakroom %s\n", BREAKROOM_VERSION);
        return EXIT_DONE;
    }
    const struct command *command = find_command(word);
    if (command)
        return command->run(command, argc - 1, argv + 1);
    /* options or feeds without a command's name are for play */
    if (word[0] == '-' || strpbrk(word, "/.:"))
        return command_play(&commands[0], argc, argv);
    fprintf(stderr, "breakroom: unknown command '%s'; `breakroom --help` lists the commands\n", word);
    return EXIT_MACHINE;
}
