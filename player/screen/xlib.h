/* Keeps Xlib from ending the process when the X server is gone. */
#ifndef BREAKROOM_SCREEN_XLIB_H
#define BREAKROOM_SCREEN_XLIB_H

#include <SDL.h>
#include <stdbool.h>
#include <stddef.h>

struct xlib_end {
    void (*ended)(void *ctx);
    void *ctx;
};

/* The address of a function of a library opened by SDL_LoadObject (NULL: none), in *function, which has the
 * size of a function pointer. False when it does not exist. */
bool xlib_find(void *library, const char *name, void *function, size_t size);

/* Calls `ended` when the server of this window is gone; `end` must live until the window is closed. The
 * process cannot go on then: SDL has a second connection to the server, which would end the process when it
 * is closed. So `ended` should execute this program again; when it returns, the process ends. Does nothing
 * when X11 does not show the window, or with libX11 before 1.7. */
void xlib_on_end(SDL_Window *window, struct xlib_end *end);

/* The descriptor that becomes readable when the X server has sent something to this window; -1 when X11 does
 * not show it. */
int xlib_events(SDL_Window *window);

/* From now on an error of a single request is only recorded; by default Xlib ends the process. To be called
 * before SDL starts its video, so that it also applies while a window is opened or closed. Does nothing
 * without $DISPLAY or libX11. */
void xlib_note_errors(void);

#endif
