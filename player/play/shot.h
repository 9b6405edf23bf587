/* What is on the screen, for `breakroom shot`. */
#ifndef BREAKROOM_PLAY_SHOT_H
#define BREAKROOM_PLAY_SHOT_H

#include "runtime/runtime.h"
#include "paint/canvas.h"

/* Writes the pixels beside what the process says, which shot_path names: whole or not at all, for its user
 * and root alone. They are not compressed: that is left to whoever asked, and the slides go on. NULL: there
 * are none. */
void shot_write(const struct runtime *runtime, const struct canvas *canvas);

#endif
