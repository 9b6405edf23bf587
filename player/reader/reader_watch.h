/* Notifications of changes of a store (inotify(7)). The child of reader.c creates the watch, since accessing
 * a folder may block, and passes it on; reading it never blocks. Private to this folder. */
#ifndef BREAKROOM_READER_READER_WATCH_H
#define BREAKROOM_READER_READER_WATCH_H

#include "reader/reader_private.h"

/* A descriptor that becomes readable when something changes in the store's folder, in its folders in memory,
 * or where one of those would appear; the caller closes it. -1 when changes cannot be watched: the folder is
 * missing, or another machine may write to it. */
int reader_watch_open(const struct reader_place *place);

enum reader_change {
    READER_NO_CHANGE,
    READER_CHANGED, /* the content may have changed */
    READER_MOVED    /* folders were created or removed: the watch must be created again */
};

/* Reads all pending notifications and combines them. */
enum reader_change reader_watch_take(int fd);

#endif
