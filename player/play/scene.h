/* The content of the screen: shows the items of the playlist, and keeps the current slide up to date. */
#ifndef BREAKROOM_PLAY_SCENE_H
#define BREAKROOM_PLAY_SCENE_H

#include "setup/setup.h"
#include "playlist/playlist.h"
#include "play/view.h"

/* Why nothing can be seen although the screen should be lit. */
struct trouble {
    struct reason why; /* none: it can be seen */
    int64_t since_ms;
};

struct scene {
    const struct setup *setup;
    struct recovery *recovery;
    struct show *show;
    struct view *view;
    struct playlist *playlist;
    struct screen *screen; /* NULL while it is not open */
    int64_t screen_due_ms; /* monotonic: time of the next try */
    struct trouble trouble;
    bool proven;       /* a frame was drawn since the screen was opened */
    bool refused;      /* it was open and accepted no frame */
    bool loaded;       /* the store was read at least once */
    bool nothing_said; /* that there is no item to show was logged */
    bool paused;
    int brightness;          /* per cent, of the current or next screen; 0 means 100 */
    struct config_mode mode; /* with which the screen was opened, */
    char connector[64];      /* likewise */
    bool standby;            /* and whether it was put to standby */
    bool standby_failed;     /* was said */
    bool needs_slide;        /* the screen is still empty: scene_change_slide is due */
    bool size_known; /* the screen was opened and its size must be stored; whoever does so sets it to false */
    int64_t slides;  /* number of slides shown */
    bool changed;    /* since its reader set it to false: what `status` reports of it */
};

/* Without a screen and items, not paused. `setup`, `show` and `recovery`, which holds the quarantine, must
 * outlive it. */
void scene_init(struct scene *scene, const struct setup *setup, struct show *show, struct recovery *recovery);
void scene_finish(struct scene *scene);

/* Switches to another setup and show, and takes its first content (without an arena: none). The position of
 * the rotation is kept, and the current slide stays until the next scene_change_slide. */
void scene_replace(struct scene *scene, const struct setup *setup, struct show *show,
                   struct store_content content, struct moment now);

/* Tries to open the screen; logs once when it must be waited for, and when it is back. `x_ended` is called
 * with `ctx` as in struct screen_options. False when the screen can never be opened. */
bool scene_open_screen(struct scene *scene, struct moment now, void (*x_ended)(void *ctx), void *ctx);
/* The screen is gone, shows nothing because its television is off (`expected` when it should be dark), or has
 * another size now. */
void scene_lose_screen(struct scene *scene, struct moment now);
void scene_note_television_off(struct scene *scene, bool expected, struct moment now);
void scene_resize(struct scene *scene);

/* Sets the brightness of the screen, and whether it is switched to standby while nothing is visible; it wakes
 * up before the next frame. */
void scene_set_brightness(struct scene *scene, int percent);
void scene_set_standby(struct scene *scene, bool standby);

/* Takes other items, which it owns from now on: the current one stays if it still may be shown. */
void scene_take(struct scene *scene, struct store_content content, struct moment now);

/* Pictures have arrived that were missing on slides. */
void scene_take_pictures(struct scene *scene, struct moment now);

/* The quarantine has changed. */
void scene_apply_quarantine(struct scene *scene, struct moment now);

/* Shows the current item of the playlist. */
void scene_change_slide(struct scene *scene, struct moment now);

/* Makes the slide again when its text is outdated (another day, a clock that has become trusted), or when it
 * has been shown for hours, to prevent burn-in. After scene_change_slide. */
void scene_refresh(struct scene *scene, struct moment now);

/* Draws what is due; false when the display refuses frames, or has refused all of them since it was last
 * opened: a new process may succeed. */
bool scene_draw(struct scene *scene, struct moment now);

/* Packs the frames until the next slide is due, unless that is soon: then it would only cost the work. */
void scene_pack(struct scene *scene, struct moment now);

void scene_pause(struct scene *scene, struct moment now); /* or goes on */

/* The elapsed part of the page's time, 0 to 1; negative: it has no end. */
float scene_progress(const struct scene *scene, struct moment now);

#endif
