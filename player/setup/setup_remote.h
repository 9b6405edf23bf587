/* The configuration from [config] url, which precedes the file on the machine. Private to this folder. */
#ifndef BREAKROOM_SETUP_SETUP_REMOTE_H
#define BREAKROOM_SETUP_SETUP_REMOTE_H

#include "setup/setup.h"

/* Reads the configuration of the setup again, after the stored text of the server; records in `remote` of the
 * setup which one. Changes nothing when the configuration names no server or no text is stored. */
void setup_take_remote(struct setup *setup);

#endif
