/* The commands and the programs that have them. `breakroom` itself links no library but libc: it becomes the
 * program of the command that it is given, so that each process loads the libraries of its own work alone. */
#ifndef BREAKROOM_SETUP_COMMAND_H
#define BREAKROOM_SETUP_COMMAND_H

#include <stddef.h>

/* Exit statuses. */
enum exit_status {
    EXIT_DONE = 0,
    EXIT_INPUT = 1,   /* the given feed or file is faulty */
    EXIT_MACHINE = 2, /* the command line is wrong, or the machine failed */
};

/* The files of the programs: all in one folder but the editor, which is beside `breakroom`. */
#define PROGRAM_PLAY  "breakroom-play"
#define PROGRAM_FETCH "breakroom-fetch"
#define PROGRAM_DRAW  "breakroom-draw"
#define PROGRAM_ADMIN "breakroom-admin"
#define PROGRAM_EDIT  "breakroom-edit"

struct command {
    const char *name;
    const char *arguments; /* for the synopsis: feeds, and options that it needs */
    const char *summary;   /* one line of --help */
    const char *example;
    const char *program;
};

/* NULL: no command has that name; or there is no such index. */
const struct command *command_find(const char *name);
const struct command *command_at(size_t i);

/* What a program does for a command; argv[0] is the command's name. */
struct command_run {
    const char *name;
    int (*run)(const struct command *self, int argc, char **argv);
};

/* The main function of a program that has these commands: runs the one that argv[1] names. Returns an exit
 * status. */
int program_run(const struct command_run *commands, size_t count, int argc, char **argv);

int command_play(const struct command *self, int argc, char **argv);
int command_fetch(const struct command *self, int argc, char **argv);
int command_feed(const struct command *self, int argc, char **argv);
int command_render(const struct command *self, int argc, char **argv);
int command_plan(const struct command *self, int argc, char **argv);
int command_check(const struct command *self, int argc, char **argv);
int command_config(const struct command *self, int argc, char **argv);
int command_status(const struct command *self, int argc, char **argv);
int command_played(const struct command *self, int argc, char **argv);
int command_shot(const struct command *self, int argc, char **argv);
int command_identify(const struct command *self, int argc, char **argv);
/* Executes the script assets/setup/setup. */
int command_setup(const struct command *self, int argc, char **argv);

#endif
