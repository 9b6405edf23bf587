#include "setup/command.h"

static const struct command_run commands[] = {
    {"play", command_play},
};

int
main(int argc, char **argv)
{
    return program_run(commands, sizeof(commands) / sizeof(commands[0]), argc, argv);
}
