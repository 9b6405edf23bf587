/* For LD_PRELOAD: a graphics card whose page flips never finish or, if the file /run/test-refuse exists,
 * always fail. The first FLIPS of a process succeed. It intercepts the system call, because SDL loads
 * libdrm's functions itself. */
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <unistd.h>

#define FLIPS     3
#define PAGE_FLIP 0xb0 /* the number of DRM_IOCTL_MODE_PAGE_FLIP */

typedef int call(int fd, unsigned long request, void *data);

int
ioctl(int fd, unsigned long request, ...)
{
    static int count;
    va_list rest;
    va_start(rest, request);
    void *data = va_arg(rest, void *);
    va_end(rest);
    if ((request & 0xff) == PAGE_FLIP && (request >> 8 & 0xff) == 'd') {
        bool refuses = access("/run/test-refuse", F_OK) == 0;
        if (++count > FLIPS) {
            errno = EBUSY;
            return refuses ? -1 : 0;
        }
    }
    call *next = (call *)dlsym(RTLD_NEXT, "ioctl");
    return next ? next(fd, request, data) : -1;
}
