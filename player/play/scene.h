/* What is on the screen: shows the items of the playlist, and keeps the slide up to date while it is shown.
 */
#ifndef BREAKROOM_PLAY_SCENE_H
#define BREAKROOM_PLAY_SCENE_H

#include "setup/setup.h"
#include "playlist/playlist.h"
#include "play/wall.h"

/* Why nobody can see anything, though the screen should be lit. */
struct trouble {
    struct reason why; /* none: all is well */
    int64_t since_ms;
};

struct scene {
    const struct setup *setup;
    struct recovery *recovery;
    struct show *show;
    struct wall *wall;
    struct playlist *playlist;
    struct screen *screen; /* NULL while there is none */
    int64_t screen_due_ms; /* monotonic: then it is tried again */
    struct trouble trouble;
    bool proven;       /* a frame was drawn since the screen was opened */
    bool refused;      /* it was open and took no frame */
    bool loaded;       /* the store was read at least once */
    bool nothing_said; /* that there is no item to show */
    bool paused;
    int brightness;          /* per cent, of the screen that is or will be opened; 0 is 100 */
    struct config_mode mode; /* the screen was opened with, */
    char connector[64];      /* likewise */
    bool standby;            /* the screen was put to standby */
    bool standby_failed;     /* was said */
    bool needs_slide;        /* nothing is on the screen yet: scene_change_slide is due */
    bool size_known; /* the screen was opened: its size is to be noted; whoever does sets it to false */
    int64_t slides;  /* that were brought to the screen */
    bool changed;    /* since whoever reads it set it to false: what `status` tells of it */
};

/* Without a screen, items and pause. `setup`, `show` and `recovery`, which says what is quarantined, must
 * outlive it. */
void scene_init(struct scene *scene, const struct setup *setup, struct show *show, struct recovery *recovery);
void scene_finish(struct scene *scene);

/* Goes on with another setup and show, and takes its first content (without an arena: there is none). The
 * rotation is where it was, and what is on the screen stays until the next scene_change_slide. */
void scene_replace(struct scene *scene, const struct setup *setup, struct show *show,
                   struct store_content content, struct moment now);

/* Tries to open the screen; says it once when it must be waited for, and when it is back. `x_ended` is called
 * with `ctx` as in struct screen_options. False when the screen can never come. */
bool scene_open_screen(struct scene *scene, struct moment now, void (*x_ended)(void *ctx), void *ctx);
/* It is gone, shows nothing as its television is off (`expected` when it should not be lit), or has another
 * size now. */
void scene_lose_screen(struct scene *scene, struct moment now);
void scene_note_television_off(struct scene *scene, bool expected, struct moment now);
void scene_resize(struct scene *scene);

/* How bright the screen is, and whether it is switched to standby while nothing is to be seen; back before
 * the next frame. */
void scene_set_brightness(struct scene *scene, int percent);
void scene_set_standby(struct scene *scene, bool standby);

/* Takes other items, which it owns from now on: what is there goes on when it still may. */
void scene_take(struct scene *scene, struct store_content content, struct moment now);

/* Pictures came that slides were made without. */
void scene_take_pictures(struct scene *scene, struct moment now);

/* The quarantine has changed. */
void scene_apply_quarantine(struct scene *scene, struct moment now);

/* What the playlist says comes to the screen. */
void scene_change_slide(struct scene *scene, struct moment now);

/* Makes the slide anew that says what is no longer so (another day, a clock that can be trusted now), and one
 * that stands for hours, where it would burn in. After scene_change_slide. */
void scene_refresh(struct scene *scene, struct moment now);

/* Draws what is due; false when the display refused, or refused each frame when it was last open: a new
 * process may be better off. */
bool scene_draw(struct scene *scene, struct moment now);

void scene_pause(struct scene *scene, struct moment now); /* or goes on */

/* How much of the page's time has passed, 0 to 1; negative: it stays. */
float scene_progress(const struct scene *scene, struct moment now);

#endif
