/* What a playlist remembers, for the files of this folder only. */
#ifndef BREAKROOM_PLAYLIST_STATE_H
#define BREAKROOM_PLAYLIST_STATE_H

#include "playlist/playlist.h"

struct playlist {
    struct playlist_options options;
    const struct item *items;
    size_t count;
    size_t *order; /* `count` indices of items */
    size_t place;  /* of the current item in order */
    int page, pages;
    int64_t since_ms, dwell_ms;
    bool paused;
    int64_t spent_ms; /* of the dwell when it was paused */
    bool news;        /* the current page changed and playlist_advance has not said so */
};

#endif
