/* The report of `play`, for `breakroom status`. */
#ifndef BREAKROOM_PLAY_REPORT_H
#define BREAKROOM_PLAY_REPORT_H

#include "base/reason.h"
#include "config/health.h"
#include "playlist/playlist.h"
#include "runtime/runtime.h"
#include "slide/slide.h"
#include "store/store.h"

struct report {
    int width, height; /* of the screen; 0: none */
    bool dark, paused;
    enum clock_source clock;
    int64_t change_ms; /* wall time when it will turn dark or lit, or TIME_NONE */
    const struct store_content *content;
    const struct playlist *playlist;
    const struct config_health *health;
    const struct slide *slide;    /* on the screen, or NULL */
    const struct reason *trouble; /* why nobody can see it, or none */
    int64_t trouble_ms;           /* since when */
    int64_t slides;               /* shown since the start */
};

/* Updates the member "play" of the report of this process (runtime/runtime.h). */
void report_play(const struct runtime *runtime, const struct report *report, struct moment now);

/* Logs, at level debug, which slide of an item is shown from now on. */
void report_slide(const struct item *item, const struct slide *slide);

#endif
