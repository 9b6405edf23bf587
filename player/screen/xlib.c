#include "screen/xlib.h"

#include <SDL_syswm.h>
#include <stdlib.h>

#define LOG_MODULE "screen"
#include "base/log.h"

bool
xlib_find(void *library, const char *name, void *function, size_t size)
{
    void *address = library ? SDL_LoadFunction(library, name) : NULL;
    SDL_memcpy(function, &address, size);
    return address != NULL;
}

#ifdef SDL_VIDEO_DRIVER_X11

static int
note_error(Display *display, XErrorEvent *error)
{
    (void)display;
    log_debug("X11: request %d.%d failed with error %d", error->request_code, error->minor_code,
              error->error_code);
    return 0;
}

static int
say_nothing(Display *display)
{
    (void)display;
    return 0;
}

static void
end_process(Display *display, void *data)
{
    const struct xlib_end *end = data;
    (void)display;
    end->ended(end->ctx);
    _Exit(EXIT_FAILURE);
}

void
xlib_on_end(SDL_Window *window, struct xlib_end *end)
{
    SDL_SysWMinfo info;
    void (*set_end)(Display *, void (*)(Display *, void *), void *);
    int (*(*set_message)(int (*)(Display *)))(Display *);
    SDL_VERSION(&info.version);
    if (!end->ended || !SDL_GetWindowWMInfo(window, &info) || info.subsystem != SDL_SYSWM_X11)
        return;
    void *library = SDL_LoadObject("libX11.so.6");
    if (xlib_find(library, "XSetIOErrorExitHandler", &set_end, sizeof set_end)) {
        set_end(info.info.x11.display, end_process, end);
        if (xlib_find(library, "XSetIOErrorHandler", &set_message, sizeof set_message))
            set_message(say_nothing);
    }
    SDL_UnloadObject(library);
}

int
xlib_events(SDL_Window *window)
{
    SDL_SysWMinfo info;
    int (*number)(Display *);
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info) || info.subsystem != SDL_SYSWM_X11)
        return -1;
    void *library = SDL_LoadObject("libX11.so.6");
    bool found = xlib_find(library, "XConnectionNumber", &number, sizeof number);
    int fd = found ? number(info.info.x11.display) : -1;
    SDL_UnloadObject(library);
    return fd;
}

void
xlib_note_errors(void)
{
    XErrorHandler (*set_error)(XErrorHandler);
    void *library = SDL_getenv("DISPLAY") ? SDL_LoadObject("libX11.so.6") : NULL;
    if (xlib_find(library, "XSetErrorHandler", &set_error, sizeof set_error))
        set_error(note_error);
    /* the library stays loaded: else the handler would be lost before SDL loads it */
}

#else

int
xlib_events(SDL_Window *window)
{
    (void)window;
    return -1;
}

void
xlib_note_errors(void)
{
}

void
xlib_on_end(SDL_Window *window, struct xlib_end *end)
{
    (void)window;
    (void)end;
}

#endif
