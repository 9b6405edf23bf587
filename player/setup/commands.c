#include <string.h>

#include "setup/command.h"

static const struct command commands[] = {
    {"play", "[FEED…]", "show the slides full screen (the default command)",
     "breakroom play --window 1280x720 https://intranet.example/news.xml", PROGRAM_PLAY},
    {"fetch", "[FEED…]", "download feeds and pictures into the store; needs no display",
     "breakroom fetch --once https://intranet.example/news.xml", PROGRAM_FETCH},
    {"feed", "FEED", "print the items of a feed as Breakroom reads them", "breakroom feed news.xml",
     PROGRAM_FETCH},
    {"render", "-o DIR FEED", "write the slides as PNG files, exactly as the screen shows them",
     "breakroom render news.json -o slides --size 1920x1080", PROGRAM_DRAW},
    {"plan", "[FEED…]", "print which slide is shown when, and why an item is not shown",
     "breakroom plan news.json --at 2026-12-04T08:00 --for 1h", PROGRAM_DRAW},
    {"check", "[FEED]", "report the problems of a feed, with what to change", "breakroom check news.json",
     PROGRAM_DRAW},
    {"config", "", "print the configuration in force, where each value comes from, and its faults",
     "breakroom config --check", PROGRAM_ADMIN},
    {"status", "", "print what the running player shows and the state of its feeds",
     "breakroom status --json", PROGRAM_ADMIN},
    {"played", "", "print what was shown on which day, how often and how long",
     "breakroom played --csv --from 2026-11-01 --to 2026-11-30", PROGRAM_ADMIN},
    {"shot", "-o FILE", "write what is on the screen now as a PNG file; for root or the user of the player",
     "sudo breakroom shot -o wall.png", PROGRAM_ADMIN},
    {"identify", "", "show the name and the address of this machine on its screen for a minute",
     "sudo breakroom identify", PROGRAM_ADMIN},
    {"setup", "--feed URL | --undo", "make this machine boot into the slides, or undo that; run as root",
     "breakroom setup --feed https://intranet.example/news.xml", PROGRAM_ADMIN},
    {"edit", "FEED.json", "edit a JSON feed in a browser, with the slides as the screen shows them",
     "breakroom edit week.json", PROGRAM_EDIT},
};

const struct command *
command_at(size_t i)
{
    return i < sizeof(commands) / sizeof(commands[0]) ? &commands[i] : NULL;
}

const struct command *
command_find(const char *name)
{
    const struct command *command;
    for (size_t i = 0; (command = command_at(i)); i++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}
