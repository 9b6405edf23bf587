/* How long an item will have the screen before its slide is known. For this folder only. */
#ifndef BREAKROOM_PLAYLIST_EXPECTED_H
#define BREAKROOM_PLAYLIST_EXPECTED_H

#include "playlist/playlist.h"

/* All its pages together, from the words that it has. Above 0. */
int64_t expected_ms(const struct playlist *playlist, const struct item *item);

#endif
