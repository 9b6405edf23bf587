/* The commands of the administrator that switch the television off and on: [hours] power-off, power-on. */
#ifndef BREAKROOM_PLAY_POWER_H
#define BREAKROOM_PLAY_POWER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct power {
    const char *commands[2]; /* to switch off, to switch on; "": none */
    bool (*own)(bool lit);   /* run instead of them, in a process of its own; NULL: none */
    bool settled;            /* the television is as it was wanted last */
    bool lit;                /* how it was wanted last */
    pid_t pid;               /* of the command that runs; 0: none */
    bool lighting;           /* which one runs */
    int tries;
    int64_t due_ms; /* monotonic: when it is stopped, or tried again */
};

/* How the television shall be from now on; to be called when that changes, a child ended or it is due, and
 * never waits. The first call
 * runs a command too: nobody knows how the last run left the television. A command is the shell's
 * (/bin/sh -c), is stopped after half a minute, and tried again a minute after it failed, five times in all;
 * a failure is said once. */
void power_keep(struct power *power, bool lit, int64_t mono_ms);

/* Monotonic time at which power_keep is due, if no child ends; INT64_MAX: it is not. */
int64_t power_deadline(const struct power *power);

/* Goes on with the commands of `next`, which was never kept: where they are the same ones, all is known of
 * `next` that was known, and it has the command that runs. */
void power_hand_on(struct power *power, struct power *next);

/* Stops a command that runs. */
void power_finish(struct power *power);

#endif
