/* Where a decoder puts its rows: scaled into the target picture as they come. */
#ifndef BREAKROOM_PICTURE_SINK_H
#define BREAKROOM_PICTURE_SINK_H

#include <stdbool.h>
#include <stdint.h>

#include "picture/picture.h"
#include "picture/scale.h"

struct sink {
    uint32_t *pixels;  /* the target, not turned yet; filled by sink_push, or by a codec that scales itself */
    int width, height; /* of the target */
    struct scaler *scaler;
    int source_w, source_h, rows; /* of what is pushed; rows so far */
    enum picture_fault fault;     /* PICTURE_CUT or PICTURE_DAMAGED once rows were lost */
    int good, of;                 /* then: its first `good` rows of `of` are as they were meant */
};

/* A target of this size, all bytes 0. sink_finish frees what is left in it. */
void sink_init(struct sink *sink, int width, int height);
void sink_finish(struct sink *sink);

/* Says how large what is pushed will be: the source, or what the codec has made of it. Once, before the
 * first row. */
void sink_start(struct sink *sink, int source_w, int source_h);
void sink_push(struct sink *sink, const uint32_t *row);

/* Rows after the first `good` of `of` are lost: the file ends too soon (PICTURE_CUT) or is PICTURE_DAMAGED.
 * The earliest loss counts. */
void sink_lose(struct sink *sink, enum picture_fault fault, int good, int of);

/* Per cent of the rows that are as they were meant. */
int sink_good_percent(const struct sink *sink);

#endif
