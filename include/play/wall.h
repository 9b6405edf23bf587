/* The frames on the screen: the current frame, the next one prepared in advance, and the fade between them.
 * Draws only what changed, and reports when it must draw again. */
#ifndef BREAKROOM_PLAY_WALL_H
#define BREAKROOM_PLAY_WALL_H

#include <stdbool.h>
#include <stdint.h>

#include "screen/screen.h"
#include "show/show.h"

struct wall;

struct wall_options {
    int64_t fade_ms; /* 0: slides change at once */
    int fps;         /* ceiling in a fade */
};

/* A wall without a screen. `show` must outlive it. The caller owns it: wall_destroy. */
struct wall *wall_create(struct show *show, const struct wall_options *options);
void wall_destroy(struct wall *wall); /* NULL is fine */

/* Sets the screen to draw on; NULL while there is none. Frames are made again in its size by the next
 * wall_change_slide or wall_refresh. */
void wall_set_screen(struct wall *wall, struct screen *screen);

/* Shows a page of an item (NULL: the idle slide), with a fade that begins at `now` from what is on the
 * screen, if there is something, even in the middle of a fade. Uses the prepared frame if it is this page. */
void wall_change_slide(struct wall *wall, const struct item *item, int page, struct moment now);

/* A dark wall is black regardless of its slide; afterwards wall_change_slide is required. */
void wall_set_dark(struct wall *wall, bool dark);

/* Prepares a frame in advance. Does nothing during a fade, or when it is ready. */
void wall_prepare(struct wall *wall, const struct item *item, int page, struct moment now);

/* Makes the current frame again from changed content, and fades to it if any pixel differs; during a fade it
 * only makes wall_outdated true at the end. Discards the prepared frame. */
void wall_refresh(struct wall *wall, const struct item *item, int page, struct moment now);

/* True when the frame should be made again to prevent burn-in: wall_refresh does it. Not during a fade. */
bool wall_drifted(const struct wall *wall, struct moment now);

/* True when the frame was made on another day or while the clock was not trusted: its dates may be wrong or
 * missing; or when wall_refresh was called during a fade that is over now. wall_refresh makes it again. Not
 * during a fade. */
bool wall_outdated(const struct wall *wall, struct moment now);

/* The slide on the screen or fading in; NULL before the first. */
const struct slide *wall_slide(const struct wall *wall);

/* The pixels on the screen, or at the end of the fade; NULL before the first frame. */
const struct canvas *wall_canvas(const struct wall *wall);

/* Draws what is due: a frame of the fade, the clock, the progress line (`progress` from 0 to 1, or negative
 * for none). False when the display failed. */
bool wall_draw(struct wall *wall, struct moment now, float progress);

/* Draws everything again at the next wall_draw: the window system lost the pixels. */
void wall_expose(struct wall *wall);

/* Monotonic time of the next work of wall_draw; the progress line counts while `progressing`. */
int64_t wall_deadline(const struct wall *wall, struct moment now, bool progressing);

#endif
