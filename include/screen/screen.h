/* The window: opening it (and waiting for a television that is off), presenting frames, waiting, keys.
 *
 * Two ways to present behind one interface: the window's own surface where there is a window system, two
 * textures on KMS/DRM, where SDL knows only OpenGL. */
#ifndef BREAKROOM_SCREEN_SCREEN_H
#define BREAKROOM_SCREEN_SCREEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/reason.h"
#include "paint/canvas.h"

struct screen;

struct screen_options {
    int window_w, window_h;      /* 0: full screen */
    int fps;                     /* ceiling in a fade */
    const char *connector;       /* full screen: "HDMI-A-1", "all", or "" and NULL: the first */
    int mode_w, mode_h, mode_hz; /* full screen: the mode to set; 0: the display's own, or any refresh rate */
    /* The X server is gone, and its library cannot be used any more in this process: `x_ended` should run the
     * program anew and not return, or the process ends. NULL: it ends. */
    void (*x_ended)(void *ctx);
    void *ctx;
};

/* What the person at the screen did. */
enum screen_event {
    SCREEN_NOTHING,
    SCREEN_QUIT,           /* the window was closed; Esc or q in a window */
    SCREEN_PAUSE,          /* space, in a window */
    SCREEN_NEXT,           /* right, in a window */
    SCREEN_BACK,           /* left, in a window */
    SCREEN_RESIZED,        /* another size: lay out and paint anew */
    SCREEN_EXPOSED,        /* the window system lost our pixels: present again */
    SCREEN_TELEVISION_OFF, /* nobody sees anything, until SCREEN_LOST comes */
    SCREEN_LOST            /* the display is gone or another one: destroy and open again */
};

/* Opens the display: $SDL_VIDEODRIVER when set, else X11, Wayland, or the graphics card that has something
 * plugged in. NULL with the reason when it cannot be had now (no television, no X server, a graphics card
 * that another program shows on): the caller tries again later with screen_create; *fatal when trying again
 * cannot help. */
struct screen *screen_create(const struct screen_options *options, struct reason *why, bool *fatal);
void screen_destroy(struct screen *screen); /* NULL is fine */

/* The diagonal of what is plugged in, in inches, as it says itself; 0: not known. */
int screen_diagonal_inch(void);

void screen_size(const struct screen *screen, int *width_px, int *height_px);
/* How bright frames are shown from the next one on, in per cent of how they are painted. */
void screen_set_brightness(struct screen *screen, int percent);
/* Switches what hangs on the display to standby (DPMS) and back; back before the next frame. False when
 * neither the graphics card nor the X server can. */
bool screen_set_power(struct screen *screen, bool on);
/* Another ceiling for the frames of a fade, as `fps` of the options. */
void screen_set_fps(struct screen *screen, int fps);
/* True when no display is there but SDL's dummy one: nothing can be seen. */
bool screen_is_dummy(const struct screen *screen);

/* Shows a frame of the screen's size, whole. False when the display refused it. */
bool screen_show(struct screen *screen, const struct canvas *canvas);
/* Shows again the part of the canvas that changed. */
bool screen_show_part(struct screen *screen, const struct canvas *canvas, struct rect part);
/* A frame of a fade: k of 0..256 from `from` to `to`. Both are the same canvases through one fade, and of
 * `to` only the part that `changed` was painted since its last frame. */
bool screen_show_blend(struct screen *screen, const struct canvas *from, const struct canvas *to,
                       struct rect changed, int k);

/* Sleeps for at most `timeout_ms` or until something happened, and says what; SCREEN_NOTHING only when
 * nothing is left that has happened. A real wait where the window system has one; where it has none, 20 looks
 * a second in a window and one a second in full screen. */
enum screen_event screen_wait(struct screen *screen, int64_t timeout_ms);

#endif
