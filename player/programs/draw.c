#include "setup/command.h"

static const struct command_run commands[] = {
    {"render", command_render},
    {"plan", command_plan},
    {"check", command_check},
};

int
main(int argc, char **argv)
{
    return program_run(commands, sizeof(commands) / sizeof(commands[0]), argc, argv);
}
