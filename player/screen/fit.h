/* The size of the frames that a screen is given. */
#ifndef BREAKROOM_SCREEN_FIT_H
#define BREAKROOM_SCREEN_FIT_H

/* As large as the window's pixels; smaller by the same share when a side is longer than `side_max`, which is
 * what the graphics card can hold, and never so small that no slide can be laid out. Then the frame is
 * stretched to the window, or cut. */
void fit_frame(int *width_px, int *height_px, int side_max_px);

#endif
