/* Switches displays to standby and back: through the DPMS property of each connector, or the extension of the
 * X server. */
#ifndef BREAKROOM_SCREEN_DPMS_H
#define BREAKROOM_SCREEN_DPMS_H

#include <SDL.h>
#include <stdbool.h>

/* As ioctl. */
typedef int dpms_call(int fd, unsigned long request, void *argument);

/* Sets the property DPMS of all connectors of a graphics card whose master is `fd`. `call` is dpms_ioctl, or
 * another function in tests. False when no connector accepted it. */
bool dpms_set_card(int fd, bool on, dpms_call *call);
int dpms_ioctl(int fd, unsigned long request, void *argument);

/* The same for the monitor of the X server that shows this window; false with another window system, or when
 * the server does not support it. */
bool dpms_set_x11(SDL_Window *window, bool on);

#endif
