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

#include "base/reason.h"
#include "base/str.h"

#define DECODER_TIMEOUT_MS 5000
#define DECODER_BYTES_MAX  (32 << 20) /* of an encoded result */

struct decoder_options {
    int screen_w, screen_h; /* pixels, at least 1 */
    int64_t max_pixels;     /* that are decoded: picture_decode */
    int64_t timeout_ms;     /* of the whole, on the monotonic clock */
    bool fit;               /* the largest size that fits into the screen, not one that covers it */
};

enum decoder_fault {
    DECODER_GOOD,
    DECODER_CROPPED,    /* good but for its last rows, which did not come */
    DECODER_INCOMPLETE, /* the file is cut off or damaged: a whole one may come */
    DECODER_REFUSED,    /* the same bytes would be refused again */
    DECODER_UNABLE      /* this machine, just now: no process, no time, no library */
};

/* Free with decoder_result_finish, whatever the result. */
struct decoder_result {
    struct buf bytes;  /* JPEG, or PNG when there is transparency */
    int width, height; /* pixels */
    struct reason why; /* unless DECODER_GOOD */
    enum decoder_fault fault;
};

struct decoder;

/* Begins to decode a JPEG, PNG, WebP or GIF to the smallest size that covers the screen, never larger than it
 * is, or to draw an SVG to that size; one that is four times longer than the screen's shape fits into four
 * screens each way instead, so that no result has more pixels than four screens. Upright. The bytes are not
 * needed any more afterwards. Never fails: what cannot begin has ended. The caller ends it with
 * decoder_finish. */
struct decoder *decoder_start(struct str bytes, const struct decoder_options *options);

/* Becomes readable when there is something to take; -1 when it has ended. */
int decoder_fd(const struct decoder *decoder);

/* When it is stopped, on the monotonic clock. */
int64_t decoder_deadline_ms(const struct decoder *decoder);

/* Takes what is there without waiting, and stops the child when its time is over. True when it has ended. To
 * be called when decoder_fd is readable, and at the deadline. */
bool decoder_step(struct decoder *decoder);

/* The result, which is encoded now; a child that is still at work is stopped. Frees the decoder. False when
 * the bytes are no picture, or when the child crashed, hung or was stopped. */
bool decoder_finish(struct decoder *decoder, struct decoder_result *out);

/* All of it at once: waits up to the time-out. */
bool decoder_run(struct str bytes, const struct decoder_options *options, struct decoder_result *out);

void decoder_result_finish(struct decoder_result *result);

#endif
