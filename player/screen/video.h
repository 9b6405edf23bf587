/* SDL's video subsystem: choosing a driver, starting and stopping it, its messages. */
#ifndef BREAKROOM_SCREEN_VIDEO_H
#define BREAKROOM_SCREEN_VIDEO_H

#include <stdbool.h>

#include <SDL.h>

#include "base/reason.h"
#include "screen/drm.h"

/* Copies SDL's messages to the log, a limited number per hour: some are repeated with each frame. */
struct video_log {
    SDL_LogOutputFunction before;
    void *before_data;
    int64_t hour;
    int written;
};

struct video {
    struct video_log log;
    struct drm_state drm; /* at the start; for KMS/DRM */
    bool kms;             /* no window system */
    bool polls;           /* SDL cannot wait for events here */
    bool dummy;           /* nothing can be seen */
    int errors;  /* number of errors of SDL's video: the only sign that a graphics card refused a frame */
    bool proven; /* a frame was accepted; before that, SDL's errors repeat with each try, and are returned as
                    the reason instead */
};

/* From the next video_start on: a level as in screen_options; 0 changes nothing.
 * https://docs.mesa3d.org/envvars.html */
void video_render_in_software(int level);

/* $SDL_VIDEODRIVER decides; else X11, then Wayland, then a graphics card with a display plugged in. Fills in
 * `video` on success; it must not move until video_stop. False with the reason. */
bool video_start(struct video *video, struct reason *why, bool *fatal);
void video_stop(struct video *video);

/* False with the reason when another program uses the graphics card. To be called once there is a window. */
bool video_can_show(const struct video *video, struct reason *why);

#endif
