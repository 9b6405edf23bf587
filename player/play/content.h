/* The store as `play` has it: read by a child, so that no disk ever stops the slides. */
#ifndef BREAKROOM_PLAY_CONTENT_H
#define BREAKROOM_PLAY_CONTENT_H

#include "config/config.h"
#include "show/show.h"
#include "store/reader.h"

/* Starts the child for the feeds of the configuration, and lets `show` have its pictures. The caller ends it
 * with store_reader_destroy, when nothing is shown any more. */
struct store_reader *content_open(const struct config *config, const char *folder, struct str_list memory,
                                  struct show *show);

#endif
