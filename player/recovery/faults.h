/* Signals of faults, noted where they outlive the process. For this folder only. */
#ifndef BREAKROOM_RECOVERY_FAULTS_H
#define BREAKROOM_RECOVERY_FAULTS_H

#include <stdbool.h>
#include <stdint.h>

struct faults;

/* From now on a signal of a fault (SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS) writes its
 * number (with RECOVERY_SENT, when another process sent it, RECOVERY_MEMORY, when memory was short) to *note,
 * which must stay mapped, and then does what it would have done. Handlers have a stack of their own, so that
 * a stack that overflows is noted too. Not in children: there all is as before. */
struct faults *faults_note(uint32_t *note);
/* As before; frees it. */
void faults_forget(struct faults *faults);

/* SIGTERM and SIGINT, which end the process as before, set *running to 0 first. */
void faults_note_requests(struct faults *faults, uint32_t *running);

/* SIGTERM and SIGINT wait until it is called with false. */
void faults_hold_signals(bool hold);

#endif
