/* Converts libjpeg's errors to a guard, without output on stderr. */
#ifndef BREAKROOM_PICTURE_JPEG_ERRORS_H
#define BREAKROOM_PICTURE_JPEG_ERRORS_H

#include <stdio.h> /* required by jpeglib.h and jerror.h */

#include <jpeglib.h>

#include "picture/guard.h"

struct jpeg_errors {
    struct jpeg_error_mgr manager;
    struct guard guard;
};

/* To be set as cinfo.err before jpeg_create_…; errors must live as long as cinfo. */
struct jpeg_error_mgr *jpeg_errors_init(struct jpeg_errors *errors);

/* Ends the running step. */
void jpeg_errors_leave(j_common_ptr cinfo) __attribute__((noreturn));

#endif
