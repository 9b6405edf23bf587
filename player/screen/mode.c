#include "screen/mode.h"

#include <stdlib.h>

int
mode_find(const SDL_DisplayMode *modes, int count, int width, int height, int hz)
{
    int best = -1;
    for (int i = 0; i < count; i++) {
        const SDL_DisplayMode *mode = &modes[i];
        int off = hz ? abs(mode->refresh_rate - hz) : -mode->refresh_rate;
        int best_off = best < 0 ? 2 : hz ? abs(modes[best].refresh_rate - hz) : -modes[best].refresh_rate;
        if (mode->w == width && mode->h == height && off < best_off)
            best = i;
    }
    return best;
}
