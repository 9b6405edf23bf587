/* Leaves a C library that reports errors by a callback that must not return (libjpeg, libpng): the only place
 * with setjmp. Everything that a step acquires must be reachable from its context, so that the caller can
 * free it. */
#ifndef BREAKROOM_PICTURE_GUARD_H
#define BREAKROOM_PICTURE_GUARD_H

#include <setjmp.h>
#include <stdbool.h>

struct guard {
    jmp_buf way_out;
};

/* Runs the step. False when guard_leave ended it. */
bool guard_run(struct guard *guard, void (*step)(void *), void *context);

/* Ends the running step; does not return. */
void guard_leave(struct guard *guard) __attribute__((noreturn));

#endif
