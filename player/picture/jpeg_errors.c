#include "picture/jpeg_errors.h"

void
jpeg_errors_leave(j_common_ptr cinfo)
{
    /* the manager is the first member */
    guard_leave(&((struct jpeg_errors *)(void *)cinfo->err)->guard);
}

static void
say_nothing(j_common_ptr cinfo, int level)
{
    (void)cinfo;
    (void)level;
}

struct jpeg_error_mgr *
jpeg_errors_init(struct jpeg_errors *errors)
{
    jpeg_std_error(&errors->manager);
    errors->manager.error_exit = jpeg_errors_leave;
    errors->manager.emit_message = say_nothing;
    return &errors->manager;
}
