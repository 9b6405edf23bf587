/* Remote control of the television over HDMI (CEC), through the kernel's /dev/cec0 without a library. */
#ifndef BREAKROOM_PLAY_CEC_H
#define BREAKROOM_PLAY_CEC_H

#include <stdbool.h>

/* As ioctl. */
typedef int cec_call(int fd, unsigned long request, void *argument);
int cec_ioctl(int fd, unsigned long request, void *argument);

/* Tells the televisions on all ports (FOLDER/cec0 …; /dev, or another folder in tests) to wake up and show
 * this machine, or to go to standby. Takes up to some seconds. False, with the reason on standard error, when
 * none has confirmed it. `call` is cec_ioctl, or another function in tests. */
bool cec_switch(const char *folder, bool lit, cec_call *call);

#endif
