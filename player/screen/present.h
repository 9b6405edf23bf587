/* The two ways of bringing a canvas to the screen. */
#ifndef BREAKROOM_SCREEN_PRESENT_H
#define BREAKROOM_SCREEN_PRESENT_H

#include <SDL.h>

#include "paint/canvas.h"

struct present_way {
    /* State for a window; NULL when this way does not work on it. */
    void *(*open)(SDL_Window *window);
    void (*close)(void *state);
    /* The largest side of a frame in pixels; frames are stretched to the window. */
    int (*side_max)(const void *state);
    /* Each shows a whole frame; `part` and `changed` are what was painted since the last one of the
     * same canvas. */
    bool (*show)(void *state, const struct canvas *canvas, struct rect part);
    bool (*blend)(void *state, const struct canvas *from, const struct canvas *to, struct rect changed,
                  int k);
    /* Says in the log what draws; NULL: nothing worth saying. */
    void (*say)(const void *state);
    /* The graphics card has lost what was given to it. */
    void (*reset)(void *state);
};

/* Blends in memory, straight into the window's surface. For window systems; without SDL's detour over OpenGL
 * when SDL_FRAMEBUFFER_ACCELERATION is 0. */
extern const struct present_way present_surface;

/* Two textures, blended by the graphics card. For KMS/DRM and Wayland, where SDL has no surface. */
extern const struct present_way present_texture;

#endif
