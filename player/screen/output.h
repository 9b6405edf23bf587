/* One display with a window of the player. */
#ifndef BREAKROOM_SCREEN_OUTPUT_H
#define BREAKROOM_SCREEN_OUTPUT_H

#include "screen/present.h"
#include "screen/screen.h"
#include "screen/video.h"

#define OUTPUTS_MAX 4

struct output {
    SDL_Window *window; /* NULL: none */
    const struct present_way *way;
    void *present; /* state of its presenting method */
};

/* The displays to show on; the first one determines the frame size: that of the connector of the options, all
 * for "all", else the first. Logs when the connector is missing. Returns how many, at least 1. */
int output_choose(const struct screen_options *options, const struct video *video, int displays[OUTPUTS_MAX]);

/* Opens a window on SDL's display of this number, in the mode of the options if the display has it, with a
 * presenting method. False with SDL's error. */
bool output_open(struct output *output, int display, const struct screen_options *options,
                 const struct video *video);
void output_close(struct output *output);

#endif
