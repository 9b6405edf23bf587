/* The size of the frames of a screen. */
#ifndef BREAKROOM_SCREEN_FIT_H
#define BREAKROOM_SCREEN_FIT_H

/* As large as the window in pixels; proportionally smaller when a side is longer than `side_max`, the limit
 * of the graphics card, and never too small to lay out a slide. Such a frame is stretched to the window, or
 * cropped. */
void fit_frame(int *width_px, int *height_px, int side_max_px);

#endif
