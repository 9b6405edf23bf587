/* Receives the rows of a decoder and scales them into the target picture. */
#ifndef BREAKROOM_PICTURE_SINK_H
#define BREAKROOM_PICTURE_SINK_H

#include <stdbool.h>
#include <stdint.h>

#include "picture/picture.h"
#include "picture/scale.h"

struct sink {
    uint32_t
        *pixels; /* the target, before rotation; filled by sink_push, or by a codec that scales by itself */
    struct picture_room *room; /* the pixels are there, for some rows, or NULL */
    int taken;                 /* rows of the target that were taken from there */
    int width, height;         /* of the target */
    struct scaler *scaler;
    int rows;                 /* pushed so far */
    enum picture_fault fault; /* PICTURE_CUT or PICTURE_DAMAGED once rows were lost */
    int good, of;             /* then: the first `good` of `of` rows are correct */
};

/* A target of this size: in `room`, piece by piece, if a row fits there and the codec pushes rows; else in
 * memory that sink_finish frees, all bytes 0. */
void sink_init(struct sink *sink, struct picture_room *room, int width, int height);
void sink_finish(struct sink *sink);

/* Sets the size of the pushed picture: that of the source, or of the codec's result. Once, before the first
 * row. */
void sink_start(struct sink *sink, int source_w, int source_h);
void sink_push(struct sink *sink, const uint32_t *row);
/* After the last row. */
void sink_end(struct sink *sink);

/* Rows after the first `good` of `of` are lost: the file is truncated (PICTURE_CUT) or PICTURE_DAMAGED. The
 * earliest loss counts. */
void sink_lose(struct sink *sink, enum picture_fault fault, int good, int of);

/* Per cent of the rows that are correct. */
int sink_good_percent(const struct sink *sink);

#endif
