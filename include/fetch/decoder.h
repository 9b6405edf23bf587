/* Strange bytes into a picture that is safe to show.
 *
 * A child process decodes and scales; it has no files, no network, no memory and no time beyond what that
 * takes, and is killed for asking the system for anything else. What comes back are pixels, whose number is
 * checked; this side encodes them. So no byte that a decoder library reads later was made by the child, even
 * if a picture took it over. */
#ifndef BREAKROOM_FETCH_DECODER_H
#define BREAKROOM_FETCH_DECODER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define DECODER_TIMEOUT_MS 20000      /* for a machine that has other things to do too */
#define DECODER_BYTES_MAX  (32 << 20) /* of an encoded result */

struct decoder_options {
    int screen_w, screen_h; /* pixels, at least 1 */
    int64_t max_pixels;     /* of the source */
    int64_t timeout_ms; /* of the whole, on the monotonic clock; half of it may be time of the processor */
};

/* Free with decoder_result_finish, whatever decoder_run said. */
struct decoder_result {
    struct buf bytes;  /* JPEG, or PNG when there is transparency */
    int width, height; /* pixels */
    char why[128];     /* when it failed: the reason, for people */
};

/* Decodes a JPEG, PNG, WebP or GIF to the smallest size that covers the screen, never larger than it is, or
 * draws an SVG to that size; one that is four times longer than the screen's shape fits into four screens
 * each way instead, so that no result has more pixels than four screens. Upright. Blocks up to the time-out.
 * False with a reason when the bytes are no picture, or when the child crashed, hung or was stopped. */
bool decoder_run(struct str bytes, const struct decoder_options *options, struct decoder_result *out);

void decoder_result_finish(struct decoder_result *result);

#endif
