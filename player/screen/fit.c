#include "screen/fit.h"

#include <stdint.h>

#include "base/number.h"

#define SIDE_MIN 64 /* as in `breakroom render` */

void
fit_frame(int *width_px, int *height_px, int side_max_px)
{
    int longer = number_max(*width_px, *height_px);
    if (longer > side_max_px) {
        *width_px = (int)((int64_t)*width_px * side_max_px / longer);
        *height_px = (int)((int64_t)*height_px * side_max_px / longer);
    }
    *width_px = number_max(*width_px, SIDE_MIN);
    *height_px = number_max(*height_px, SIDE_MIN);
}
