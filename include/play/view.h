/* The frames on the screen: the current frame, the next one prepared in advance, and the fade between them.
 * Draws only what changed, and reports when it must draw again. */
#ifndef BREAKROOM_PLAY_VIEW_H
#define BREAKROOM_PLAY_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "screen/screen.h"
#include "show/show.h"

struct view;

struct view_options {
    int64_t fade_ms; /* 0: slides change at once */
    int fps;         /* ceiling in a fade */
};

/* A view without a screen. `show` must outlive it. The caller owns it: view_destroy. */
struct view *view_create(struct show *show, const struct view_options *options);
void view_destroy(struct view *view); /* NULL is fine */

/* Sets the screen to draw on; NULL while there is none. Frames are made again in its size by the next
 * view_change_slide or view_refresh. */
void view_set_screen(struct view *view, struct screen *screen);

/* Shows a page of an item (NULL: the idle slide), with a fade that begins at `now` from what is on the
 * screen, if there is something, even in the middle of a fade. Uses the prepared frame if it is this page. */
void view_change_slide(struct view *view, const struct item *item, int page, struct moment now);

/* A dark view is black regardless of its slide; afterwards view_change_slide is required. */
void view_set_dark(struct view *view, bool dark);

/* Prepares a frame in advance. Does nothing during a fade, or when it is ready. */
void view_prepare(struct view *view, const struct item *item, int page, struct moment now);

/* Packs the frames that wait, and closes the fonts, so that they take less memory: they are not needed for a
 * while. Not during a fade; whatever needs them afterwards unpacks and opens them. */
void view_pack(struct view *view);

/* Makes the current frame again from changed content, and fades to it if any pixel differs; during a fade it
 * only makes view_outdated true at the end. Discards the prepared frame. */
void view_refresh(struct view *view, const struct item *item, int page, struct moment now);

/* True when the frame should be made again to prevent burn-in: view_refresh does it. Not during a fade. */
bool view_drifted(const struct view *view, struct moment now);

/* True when the frame was made on another day or while the clock was not trusted: its dates may be wrong or
 * missing; or when view_refresh was called during a fade that is over now. view_refresh makes it again. Not
 * during a fade. */
bool view_outdated(const struct view *view, struct moment now);

/* The slide on the screen or fading in; NULL before the first. */
const struct slide *view_slide(const struct view *view);

/* The pixels on the screen, or at the end of the fade; NULL before the first frame. */
const struct canvas *view_canvas(const struct view *view);

/* Draws what is due: a frame of the fade, the clock, the progress line (`progress` from 0 to 1, or negative
 * for none). False when the display failed. */
bool view_draw(struct view *view, struct moment now, float progress);

/* Draws everything again at the next view_draw: the window system lost the pixels. */
void view_expose(struct view *view);

/* Monotonic time of the next work of view_draw; the progress line counts while `progressing`. */
int64_t view_deadline(const struct view *view, struct moment now, bool progressing);

#endif
