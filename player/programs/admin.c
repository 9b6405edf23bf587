#include "setup/command.h"

static const struct command_run commands[] = {
    {"config", command_config}, {"status", command_status},     {"played", command_played},
    {"shot", command_shot},     {"identify", command_identify}, {"setup", command_setup},
};

int
main(int argc, char **argv)
{
    return program_run(commands, sizeof(commands) / sizeof(commands[0]), argc, argv);
}
