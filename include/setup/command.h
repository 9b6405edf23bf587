/* The commands of the program: one row and one file per command. */
#ifndef BREAKROOM_SETUP_COMMAND_H
#define BREAKROOM_SETUP_COMMAND_H

/* Exit statuses. */
enum exit_status {
    EXIT_DONE = 0,
    EXIT_INPUT = 1,   /* the given feed or file is faulty */
    EXIT_MACHINE = 2, /* the command line is wrong, or the machine failed */
};

struct command {
    const char *name;
    const char *arguments; /* for the synopsis: feeds, and options that it needs */
    const char *summary;   /* one line of --help */
    const char *example;
    int (*run)(const struct command *self, int argc, char **argv); /* argv[0] is the command's name */
};

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
int command_edit(const struct command *self, int argc, char **argv);

#endif
