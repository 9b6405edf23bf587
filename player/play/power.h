/* The administrator's commands that switch the television off and on: [hours] power-off, power-on. */
#ifndef BREAKROOM_PLAY_POWER_H
#define BREAKROOM_PLAY_POWER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct power {
    const char *commands[2]; /* to switch off, to switch on; "": none */
    bool (*own)(bool lit);   /* run instead of the commands, in a process of its own; NULL: none */
    bool settled;            /* the television is in the wanted state */
    bool lit;                /* the wanted state */
    pid_t pid;               /* of the running command; 0: none */
    bool lighting;           /* which one is running */
    bool stopped;            /* it ran too long and was killed */
    int tries;
    int64_t due_ms; /* monotonic: when it is stopped, or tried again */
};

/* Sets the wanted state of the television; to be called when that changes, a child has ended or it is due;
 * never waits. The first call always runs a command, because the state left by the previous run is not known.
 * A command is run by the shell (/bin/sh -c), is stopped after half a minute, and tried again a minute after
 * a failure, five times in all; a failure is logged once. */
void power_keep(struct power *power, bool lit, int64_t mono_ms);

/* Monotonic time at which power_keep is due, if no child ends; INT64_MAX: never. */
int64_t power_deadline(const struct power *power);

/* Switches to the commands of `next`, which was not used yet: if they are the same, it takes over the state
 * and the running command. */
void power_hand_on(struct power *power, struct power *next);

/* Stops a running command. */
void power_finish(struct power *power);

#endif
