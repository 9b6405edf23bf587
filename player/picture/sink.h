/* Where a decoder puts its rows: scaled into the target picture as they come. */
#ifndef BREAKROOM_PICTURE_SINK_H
#define BREAKROOM_PICTURE_SINK_H

#include <stdbool.h>
#include <stdint.h>

#include "picture/scale.h"

struct sink {
    uint32_t *pixels;  /* the target, not turned yet; filled by sink_push, or by a codec that scales itself */
    int width, height; /* of the target */
    struct scaler *scaler;
    int source_w, source_h, rows; /* of what is pushed; rows so far */
};

/* A target of this size, all bytes 0. sink_finish frees what is left in it. */
void sink_init(struct sink *sink, int width, int height);
void sink_finish(struct sink *sink);

/* Says how large what is pushed will be: the source, or what the codec has made of it. Once, before the
 * first row. */
void sink_start(struct sink *sink, int source_w, int source_h);
void sink_push(struct sink *sink, const uint32_t *row);

/* The file ends here: the rest of the rows is grey. False when fewer than a quarter of them came, which is
 * no picture. */
bool sink_cut(struct sink *sink);

/* The same for a codec that has written the target itself: its first `rows` rows are good. */
bool sink_cut_at(struct sink *sink, int rows);

#endif
