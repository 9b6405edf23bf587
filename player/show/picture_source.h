/* The pictures of slides: from the store, and one that does not come from a feed. Private to show.c. */
#ifndef BREAKROOM_SHOW_PICTURE_SOURCE_H
#define BREAKROOM_SHOW_PICTURE_SOURCE_H

#include "show/show.h"

struct picture_source {
    struct arena *arena; /* for the bytes of the picture being painted */
    const struct store_content *content;
    show_picture_fn *read; /* NULL: pictures are read from disk */
    void *read_ctx;
    struct str own_url, own_bytes; /* absent: none */
    struct slide_picture own_size;
};

/* The bytes of a picture, until the next call; absent when there is none, or not yet. A paint_picture_fn. */
struct str picture_source_bytes(void *source, struct str url);

/* Its size; 0 × 0 when a slide must do without it. A slide_picture_fn. */
struct slide_picture picture_source_size(void *source, struct str url);

#endif
