/* The opening hours of the screen and the power of the television. */
#ifndef BREAKROOM_PLAY_LIGHTS_H
#define BREAKROOM_PLAY_LIGHTS_H

#include "play/power.h"
#include "config/config.h"
#include "playlist/hours.h"

struct lights {
    bool dark;  /* outside the opening hours */
    bool never; /* there are no opening hours */
    struct hours *hours;
    struct power power;
};

/* Lit, until lights_follow says otherwise. The configuration must outlive it. */
void lights_init(struct lights *lights, const struct config *config);
void lights_finish(struct lights *lights);

/* Goes on with the hours and commands of another configuration; what is dark stays so until lights_follow. */
void lights_replace(struct lights *lights, const struct config *config);

/* Looks at the clock; true, and said in the log, when `dark` changed. */
bool lights_follow(struct lights *lights, struct moment now);

/* Monotonic time of the next look: `dark` changes with the minute, if at all. INT64_MAX: it never does. */
int64_t lights_deadline(const struct lights *lights, struct moment now);

/* Switches the television as the lights are; never waits. After the frame is drawn that goes with it. */
void lights_keep(struct lights *lights, int64_t mono_ms);

/* The wall time at which `dark` will change, or TIME_NONE: never, or not known. */
int64_t lights_change(struct lights *lights, struct moment now);

#endif
