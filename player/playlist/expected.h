/* How long an item will be on the screen, estimated before its slide is made. Private to this folder. */
#ifndef BREAKROOM_PLAYLIST_EXPECTED_H
#define BREAKROOM_PLAYLIST_EXPECTED_H

#include "playlist/playlist.h"

/* All its pages together, from its number of words. Above 0. */
int64_t expected_ms(const struct playlist *playlist, const struct item *item);

#endif
