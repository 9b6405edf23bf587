#include "screen/fit.h"

#include <stdint.h>

#define SIDE_MIN 64 /* as in `breakroom render` */

static int
larger(int a, int b)
{
    return a > b ? a : b;
}

void
fit_frame(int *width_px, int *height_px, int side_max_px)
{
    int longer = larger(*width_px, *height_px);
    if (longer > side_max_px) {
        *width_px = (int)((int64_t)*width_px * side_max_px / longer);
        *height_px = (int)((int64_t)*height_px * side_max_px / longer);
    }
    *width_px = larger(*width_px, SIDE_MIN);
    *height_px = larger(*height_px, SIDE_MIN);
}
