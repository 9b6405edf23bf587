/* The options of the command line: one table, of which each command takes some. */
#ifndef BREAKROOM_COMMANDS_FLAGS_H
#define BREAKROOM_COMMANDS_FLAGS_H

#include "commands/setup.h"

/* Reads the command line into setup, answers --help, refuses what the command does not take. */
enum setup_result flags_read(struct setup *setup, const struct command *command, const char *takes, int argc,
                             char **argv);

#endif
