/* What the kernel says of changes of a store (inotify(7)). The child of reader.c sets the watch, since
 * looking for a folder may wait for its disk, and hands it over; reading it waits for nothing. For this
 * folder only. */
#ifndef BREAKROOM_STORE_READER_READER_WATCH_H
#define BREAKROOM_STORE_READER_READER_WATCH_H

#include "store/reader/reader_private.h"

/* A descriptor that can be read once something changed in the store's folder, in its folders in memory, or
 * where one of those would appear; the caller closes it. -1 when the kernel cannot tell: the folder is not
 * there, or another machine may write to it. */
int reader_watch_open(const struct reader_place *place);

enum reader_change {
    READER_NO_CHANGE,
    READER_CHANGED, /* the content, perhaps */
    READER_MOVED    /* folders came or went: the watch is to be set anew */
};

/* All that the descriptor has, taken together. */
enum reader_change reader_watch_take(int fd);

#endif
