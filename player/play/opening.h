/* The opening hours of the screen and the power of the television. */
#ifndef BREAKROOM_PLAY_OPENING_H
#define BREAKROOM_PLAY_OPENING_H

#include "play/power.h"
#include "config/config.h"
#include "playlist/hours.h"

struct opening {
    bool dark;       /* outside the opening hours the screen is black, */
    int brightness;  /* else it has this brightness, in per cent */
    int dim_percent; /* as configured; 0: dark instead */
    bool standby;    /* while dark the display is put to standby: screen_set_power */
    bool never;      /* there are no opening hours */
    struct hours *hours;
    struct power power;
};

/* Open until opening_update is called. The configuration must outlive it. */
void opening_init(struct opening *opening, const struct config *config);
void opening_finish(struct opening *opening);

/* Switches to the hours and commands of another configuration; a dark screen stays dark until opening_update.
 * Unchanged commands are not run again. */
void opening_replace(struct opening *opening, const struct config *config);

/* Checks the clock; true, with a log message, when `dark` changed. */
bool opening_update(struct opening *opening, struct moment now);

/* Monotonic time of the next check: `dark` changes only with the minute. INT64_MAX: it never changes. */
int64_t opening_deadline(const struct opening *opening, struct moment now);

/* Switches the television according to the opening hours; never waits. To be called after the frame that
 * belongs to it was drawn. */
void opening_switch_power(struct opening *opening, int64_t mono_ms);

/* The wall time at which `dark` will change, or TIME_NONE: never, or not known. */
int64_t opening_next_change(struct opening *opening, struct moment now);

#endif
