/* Which part of a picture stays when it is cropped: detail, skin and strong colours count, in the manner of
 * smartcrop.js (https://github.com/jwagner/smartcrop.js), and no cut goes through more of them than it must.
 * Pure. */
#ifndef BREAKROOM_PICTURE_CROP_H
#define BREAKROOM_PICTURE_CROP_H

#include "picture/picture.h"

/* The first column (`across`), or else the first row, of a window of that many pixels. `usual`, 0 to 1, is
 * the centre of the window without regard to the picture: the farther a window is from it, the better it must
 * be. 0 when the picture is not longer than the window. */
int picture_crop_start(const struct picture *picture, bool across, int window_px, float usual);

#endif
