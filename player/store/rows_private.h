/* The format of the bytes of rows.h: 64-bit numbers; a text is its length and its bytes. Each row begins with
 * its kind; the items of a feed follow it. For rows_read.c and rows_content.c only. */
#ifndef BREAKROOM_STORE_ROWS_PRIVATE_H
#define BREAKROOM_STORE_ROWS_PRIVATE_H

enum rows_kind {
    ROWS_FEED,    /* name, title, time of the last success, whether it ever had items */
    ROWS_ITEM,    /* json, key, time when first seen */
    ROWS_PICTURE, /* address, hash, path, width, height */
    ROWS_KIND_COUNT
};

#define ROWS_ABSENT (-1) /* length of the absent text */

#endif
