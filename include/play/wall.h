/* What stands on the wall: the present frame, the next one made ahead, and the fade between two. Draws only
 * what changed, and says when it must draw again. */
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

/* A bare wall, without a screen. `show` must outlive it. The caller owns it: wall_destroy. */
struct wall *wall_create(struct show *show, const struct wall_options *options);
void wall_destroy(struct wall *wall); /* NULL is fine */

/* The screen to draw on from now on; NULL while there is none. Frames are made anew in its size; what stood
 * there stands again after the next wall_change_slide or wall_refresh. */
void wall_set_screen(struct wall *wall, struct screen *screen);

/* Brings a page of an item (NULL: the idle slide) to the wall, with a fade from what is shown, be it between
 * two slides, when something stood there and `now` is its beginning. Uses the frame made ahead when it is
 * this one. */
void wall_change_slide(struct wall *wall, const struct item *item, int page, struct moment now);

/* A dark wall is black, whatever was or is brought to it; after it wall_change_slide is due. */
void wall_set_dark(struct wall *wall, bool dark);

/* Makes a frame ahead. Does nothing during a fade, or when it is made already. */
void wall_prepare(struct wall *wall, const struct item *item, int page, struct moment now);

/* Makes the present frame anew from changed content, and fades to it when one pixel differs; in a fade only
 * makes wall_outdated true at its end. Forgets the frame made ahead. */
void wall_refresh(struct wall *wall, const struct item *item, int page, struct moment now);

/* True when what stands there should be made anew, for burn-in's sake: wall_refresh does. Not in a fade. */
bool wall_drifted(const struct wall *wall, struct moment now);

/* True when it was made on another day or while the clock could not be trusted as it can now: what it says of
 * dates may be wrong, and the house's slide lacks them; or when wall_refresh came in a fade that is over now.
 * wall_refresh makes it anew. Not in a fade. */
bool wall_outdated(const struct wall *wall, struct moment now);

/* The slide that stands there or is fading in; NULL before the first. */
const struct slide *wall_slide(const struct wall *wall);

/* What is on the screen, or will be at the end of a fade; NULL before the first frame. */
const struct canvas *wall_canvas(const struct wall *wall);

/* Draws what is due: a frame of the fade, the clock, the progress line (`progress` of 0..1, or negative for
 * none). False when the display refused. */
bool wall_draw(struct wall *wall, struct moment now, float progress);

/* All of it again at the next wall_draw: the window system lost our pixels. */
void wall_expose(struct wall *wall);

/* Monotonic time at which wall_draw has something to do; the progress line counts while `progressing`. */
int64_t wall_deadline(const struct wall *wall, struct moment now, bool progressing);

#endif
