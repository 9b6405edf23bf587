#include "setup/command.h"

static const struct command_run commands[] = {
    {"fetch", command_fetch},
    {"feed", command_feed},
};

int
main(int argc, char **argv)
{
    return program_run(commands, sizeof(commands) / sizeof(commands[0]), argc, argv);
}
