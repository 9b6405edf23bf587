/* Prepares the items of a feed as rows: keys made unique, texts within bounds. Private to this folder. */
#ifndef BREAKROOM_STORE_ITEM_ROWS_H
#define BREAKROOM_STORE_ITEM_ROWS_H

#include "feed/item.h"

struct item_row {
    struct str key, json;
    int64_t sum; /* of json */
    int64_t id;  /* of its row; 0: none yet */
    bool same;   /* the row already holds this text */
};

struct item_rows {
    struct item_row *rows;
    size_t count;
    size_t left_out; /* too large for an item, or more than one feed may take */
};

/* Everything lives in the arena. An item with the key and title of an earlier one is left out silently; one
 * that shares only the key gets another, made of both. */
struct item_rows item_rows_make(struct arena *arena, const struct feed *feed);

#endif
