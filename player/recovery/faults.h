/* Records fatal signals in memory that outlives the process. Private to this folder. */
#ifndef BREAKROOM_RECOVERY_FAULTS_H
#define BREAKROOM_RECOVERY_FAULTS_H

#include <stdbool.h>
#include <stdint.h>

struct faults;

/* From now on a fatal signal (SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS) writes its number
 * (with RECOVERY_SENT when another process sent it, RECOVERY_MEMORY when memory ran out) to *note, which must
 * stay mapped, and then has its usual effect. Handlers have their own stack, so that a stack overflow is
 * recorded too. Not in children, which keep the default handlers. */
struct faults *faults_note(uint32_t *note);
/* Restores the previous handlers; frees it. */
void faults_forget(struct faults *faults);

/* SIGTERM and SIGINT, which end the process as usual, set *running to 0 first. */
void faults_note_requests(struct faults *faults, uint32_t *running);

/* Defers SIGTERM and SIGINT until it is called with false. */
void faults_hold_signals(bool hold);

#endif
