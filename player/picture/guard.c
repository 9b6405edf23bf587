#include "picture/guard.h"

bool
guard_run(struct guard *guard, void (*step)(void *), void *context)
{
    if (setjmp(guard->way_out))
        return false;
    step(context);
    return true;
}

void
guard_leave(struct guard *guard)
{
    longjmp(guard->way_out, 1);
}
