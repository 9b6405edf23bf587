/* Scaling rows of pixels down (area average) and up (bilinear), one row at a time. */
#ifndef BREAKROOM_PICTURE_SCALE_H
#define BREAKROOM_PICTURE_SCALE_H

#include <stdint.h>

struct scaler;

/* From source to target size, all in pixels and at least 1. Owned by the caller: scaler_destroy. */
struct scaler *scaler_create(int source_w, int source_h, int target_w, int target_h);
void scaler_destroy(struct scaler *scaler);

/* Reads the next source row (source_w pixels 0xAARRGGBB) and writes every completed target row into `target`,
 * the whole target picture, or what remains of it after scaler_begin_target. After source_h rows it is
 * complete. */
void scaler_push(struct scaler *scaler, const uint32_t *row, uint32_t *target);

/* How many target rows are complete. The next ones are written at the beginning of the target once it is told
 * so. */
int scaler_rows(const struct scaler *scaler);
void scaler_begin_target(struct scaler *scaler);

#endif
