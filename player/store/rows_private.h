/* The format of the bytes of rows.h: 64-bit numbers; a text is its length and its bytes. Each row begins with
 * its kind; the items of a feed follow it. */
#ifndef BREAKROOM_STORE_ROWS_PRIVATE_H
#define BREAKROOM_STORE_ROWS_PRIVATE_H

#include <sqlite3.h>

#include "store/rows.h"

enum rows_kind {
    ROWS_FEED,    /* name, title, time of the last success, whether it ever had items */
    ROWS_ITEM,    /* json, its checksum, key, time when first seen */
    ROWS_PICTURE, /* address, hash, path, width, height */
    ROWS_KIND_COUNT
};

#define ROWS_ABSENT (-1) /* length of the absent text */

/* Appends feeds, items, and pictures of a store in `folder`; items only of the named feeds, or of all when
 * none is named. False when they could not all be read. */
bool rows_read(sqlite3 *db, const char *folder, const struct str *feeds, size_t feed_count, struct buf *out);

/* Whether a feed is one of those that are named, or none is. */
bool rows_wants(struct str name, const struct str *feeds, size_t feed_count);

#endif
