/* The two methods of presenting a canvas on the screen. */
#ifndef BREAKROOM_SCREEN_PRESENT_H
#define BREAKROOM_SCREEN_PRESENT_H

#include <SDL.h>

#include "paint/canvas.h"

struct present_way {
    /* State for a window; NULL when this method does not work on it. */
    void *(*open)(SDL_Window *window);
    void (*close)(void *state);
    /* The largest side of a frame in pixels; frames are stretched to the window. */
    int (*side_max)(const void *state);
    /* Each shows a whole frame; `part` and `changed` are the areas painted since the last frame of the same
     * canvas. */
    bool (*show)(void *state, const struct canvas *canvas, struct rect part);
    bool (*blend)(void *state, const struct canvas *from, const struct canvas *to, struct rect changed,
                  int k);
    /* Nothing is shown for a while, and then a whole frame or what was painted since: memory that is not
     * needed for that goes back to the system. */
    void (*release_memory)(void *state);
    /* Logs the renderer; NULL: there is nothing to log. */
    void (*say)(const void *state);
    /* The graphics card has lost its textures. */
    void (*reset)(void *state);
};

/* Blends in memory, directly into the window's surface. For window systems; avoids SDL's emulation by OpenGL
 * when SDL_FRAMEBUFFER_ACCELERATION is 0. */
extern const struct present_way present_surface;

/* Two textures, blended by the graphics card. For KMS/DRM and Wayland, where SDL has no surface. */
extern const struct present_way present_texture;

#endif
