/* What [config] url gave, put before the file on the machine. For this folder only. */
#ifndef BREAKROOM_SETUP_SETUP_REMOTE_H
#define BREAKROOM_SETUP_SETUP_REMOTE_H

#include "setup/setup.h"

/* Reads the configuration of the setup anew, after the text that is kept of the server; notes in `remote` of
 * the setup which. Leaves all as it is when the configuration names no server or nothing is kept of it. */
void setup_take_remote(struct setup *setup);

#endif
