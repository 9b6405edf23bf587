/* For LD_PRELOAD: a graphics driver that kills a process that opens a window, unless Mesa is told to render
 * in software. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>

typedef void *create_window(const char *title, int x, int y, int width, int height, uint32_t flags);

void *
SDL_CreateWindow(const char *title, int x, int y, int width, int height, uint32_t flags)
{
    create_window *next;
    *(void **)&next = dlsym(RTLD_NEXT, "SDL_CreateWindow");
    if (!getenv("LIBGL_ALWAYS_SOFTWARE"))
        raise(SIGSEGV);
    return next(title, x, y, width, height, flags);
}
