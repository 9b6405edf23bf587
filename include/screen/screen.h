/* The window: opening it (and waiting for a television that is off), presenting frames, waiting, keys.
 *
 * Two ways to present behind one interface: the window's own surface where there is a window system, two
 * textures on KMS/DRM, where SDL knows only OpenGL. */
#ifndef BREAKROOM_SCREEN_SCREEN_H
#define BREAKROOM_SCREEN_SCREEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/descriptor.h"
#include "base/reason.h"
#include "paint/canvas.h"

struct screen;

struct screen_options {
    int window_w, window_h; /* 0: full screen */
    int fps;                /* ceiling in a fade */
    const char *connector;  /* full screen: "HDMI-A-1", "all", or "" and NULL: the first */
    int software_rendering; /* of OpenGL: 0: by the graphics card; 1: by Mesa, without the card's driver; 2 or
                               more: by Mesa's simplest and slowest renderer */
    int mode_w, mode_h, mode_hz; /* full screen: the mode to set; 0: the display's own, or any refresh rate */
    /* Called when the X server is gone and Xlib cannot be used any more in this process: `x_ended` should
     * execute the program again and not return, or the process ends. NULL: it ends. */
    void (*x_ended)(void *ctx);
    void *ctx;
};

/* Events of the window. */
enum screen_event {
    SCREEN_NOTHING,
    SCREEN_QUIT,           /* the window was closed; Esc or q in a window */
    SCREEN_PAUSE,          /* space, in a window */
    SCREEN_NEXT,           /* right, in a window */
    SCREEN_BACK,           /* left, in a window */
    SCREEN_RESIZED,        /* the size changed: lay out and paint again */
    SCREEN_EXPOSED,        /* the content of the window was lost: present again */
    SCREEN_TELEVISION_OFF, /* nothing is visible until SCREEN_LOST */
    SCREEN_LOST            /* the display is gone or was replaced: destroy and open again */
};

/* Opens the display: $SDL_VIDEODRIVER if set, else X11, Wayland, or the graphics card with a display plugged
 * in. NULL with the reason when it is not available (no television, no X server, a graphics card used by
 * another program): the caller tries again later; *fatal when trying again cannot help. */
struct screen *screen_create(const struct screen_options *options, struct reason *why, bool *fatal);
void screen_destroy(struct screen *screen); /* NULL is fine */

/* The diagonal of the display in inches, as reported by the display; 0: not known. */
int screen_diagonal_inch(void);

void screen_size(const struct screen *screen, int *width_px, int *height_px);
/* The brightness of frames from the next one on, in per cent of the painted one. */
void screen_set_brightness(struct screen *screen, int percent);
/* Switches the display to standby (DPMS) and back; it wakes up before the next frame. False when neither the
 * graphics card nor the X server supports it. */
bool screen_set_power(struct screen *screen, bool on);
/* Sets the maximum frame rate of a fade, as `fps` of the options. */
void screen_set_fps(struct screen *screen, int fps);
/* Shows a whole frame of the screen's size. False when the display failed. */
bool screen_show(struct screen *screen, const struct canvas *canvas);
/* Shows again the part of the canvas that changed. */
bool screen_show_part(struct screen *screen, const struct canvas *canvas, struct rect part);
/* Shows a frame of a fade: k from 0 (`from`) to 256 (`to`). The canvases stay the same during a fade, and
 * only the part `changed` of `to` was repainted since its last frame. */
bool screen_show_blend(struct screen *screen, const struct canvas *from, const struct canvas *to,
                       struct rect changed, int k);

/* Nothing is shown for a while, and then a whole frame or parts of the one that is shown: less memory is
 * kept. */
void screen_release_memory(struct screen *screen);

/* Waits for at most `timeout_ms`, until an event, which it returns, or until one of the descriptors `wake` is
 * readable (NULL: none). SCREEN_NOTHING only when no event is left. If events of the window system cannot be
 * waited for, it polls 20 times a second in a window and once a second in full screen. */
enum screen_event screen_wait(struct screen *screen, int64_t timeout_ms, const struct descriptors *wake);

#endif
