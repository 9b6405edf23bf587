/* libjpeg's errors into a guard, and nothing on stderr. */
#ifndef BREAKROOM_PICTURE_JPEG_ERRORS_H
#define BREAKROOM_PICTURE_JPEG_ERRORS_H

#include <stdio.h> /* jpeglib.h and jerror.h want it */

#include <jpeglib.h>

#include "picture/guard.h"

struct jpeg_errors {
    struct jpeg_error_mgr manager;
    struct guard guard;
};

/* What goes into cinfo.err before jpeg_create_…; errors must live as long as cinfo. */
struct jpeg_error_mgr *jpeg_errors_init(struct jpeg_errors *errors);

/* Ends the running step. */
void jpeg_errors_leave(j_common_ptr cinfo) __attribute__((noreturn));

#endif
