/* The picture of the screen, for `breakroom shot`. */
#ifndef BREAKROOM_PLAY_SHOT_H
#define BREAKROOM_PLAY_SHOT_H

#include "runtime/runtime.h"
#include "paint/canvas.h"

/* Writes the pixels to the file named by shot_path: whole or not at all, readable by its user and root only.
 * They are not compressed, so that the slides are not delayed; the reader does that. NULL: there are none. */
void shot_write(const struct runtime *runtime, const struct canvas *canvas);

#endif
