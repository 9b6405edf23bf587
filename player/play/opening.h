/* The opening hours of the screen and the power of the television. */
#ifndef BREAKROOM_PLAY_OPENING_H
#define BREAKROOM_PLAY_OPENING_H

#include "play/power.h"
#include "config/config.h"
#include "playlist/hours.h"

struct opening {
    bool dark;       /* outside the opening hours the screen is black, */
    int brightness;  /* or this bright, in per cent */
    int dim_percent; /* as the configuration has it; 0: dark instead */
    bool standby;    /* while dark the display is put to standby: screen_set_power */
    bool never;      /* there are no opening hours */
    struct hours *hours;
    struct power power;
};

/* Open, until opening_update says otherwise. The configuration must outlive it. */
void opening_init(struct opening *opening, const struct config *config);
void opening_finish(struct opening *opening);

/* Goes on with the hours and commands of another configuration; what is dark stays so until opening_update.
 * The same commands do not run again.
 */
void opening_replace(struct opening *opening, const struct config *config);

/* Checks the clock; true, with a log message, when `dark` changed. */
bool opening_update(struct opening *opening, struct moment now);

/* Monotonic time of the next look: `dark` changes with the minute, if at all. INT64_MAX: it never does. */
int64_t opening_deadline(const struct opening *opening, struct moment now);

/* Switches the television as the opening hours say; never waits. After the frame is drawn that goes with it.
 */
void opening_switch_power(struct opening *opening, int64_t mono_ms);

/* The wall time at which `dark` will change, or TIME_NONE: never, or not known. */
int64_t opening_next_change(struct opening *opening, struct moment now);

#endif
