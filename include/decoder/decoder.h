/* Decodes untrusted bytes into a picture that is safe to show.
 *
 * A sandboxed child process decodes and scales. It has no files and no network, limited memory and time, and
 * is killed for any other system call. It passes pixels, whose number is checked, through memory that it
 * shares with this process, which copies them and encodes the copy once the child has ended. So decoder
 * libraries never later read bytes that were made by a compromised child. */
#ifndef BREAKROOM_DECODER_DECODER_H
#define BREAKROOM_DECODER_DECODER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/reason.h"
#include "base/str.h"

#define DECODER_TIMEOUT_MS 5000
#define DECODER_BYTES_MAX  (32 << 20) /* of an encoded result */

struct decoder_options {
    int screen_w, screen_h; /* pixels, at least 1 */
    int64_t max_pixels;     /* that are decoded: picture_decode */
    int64_t timeout_ms;     /* of the whole, on the monotonic clock; twice if the caller comes too late */
    bool fit;               /* the largest size that fits into the screen, not one that covers it */
};

enum decoder_fault {
    DECODER_GOOD,
    DECODER_CROPPED,    /* good, but its last rows are missing */
    DECODER_INCOMPLETE, /* the file is cut off or damaged: a later download may be complete */
    DECODER_REFUSED,    /* the same bytes would be refused again */
    DECODER_UNABLE      /* a temporary failure of this machine: no process, no time, no library */
};

/* Free with decoder_result_finish, whatever the result. */
struct decoder_result {
    struct buf bytes;  /* JPEG, or PNG when there is transparency */
    int width, height; /* pixels */
    struct reason why; /* unless DECODER_GOOD */
    enum decoder_fault fault;
};

struct decoder;

/* Begins to decode a JPEG, PNG, WebP or GIF to the smallest size that covers the screen, without enlarging,
 * or to draw an SVG at that size. A picture with a side ratio over four times the screen's is fitted into
 * four screens each way instead, so that no result has more pixels than four screens. The result is upright.
 * The bytes are not needed afterwards. Never fails: on error the decoder has ended already. The caller ends
 * it with decoder_finish. */
struct decoder *decoder_start(struct str bytes, const struct decoder_options *options);

/* Becomes readable when decoder_step has something to read; -1 when it has ended. */
int decoder_fd(const struct decoder *decoder);

/* The time at which it is stopped, on the monotonic clock. */
int64_t decoder_deadline_ms(const struct decoder *decoder);

/* Reads some of the available data without waiting, and stops the child at the deadline. True when it has
 * ended. Call it when decoder_fd is readable, and at the deadline. */
bool decoder_step(struct decoder *decoder);

/* Encodes and returns the result; a running child is stopped. Frees the decoder. False when the bytes are not
 * a picture, or when the child crashed, hung or was stopped. */
bool decoder_finish(struct decoder *decoder, struct decoder_result *out);

/* The whole sequence: waits up to the time-out. */
bool decoder_run(struct str bytes, const struct decoder_options *options, struct decoder_result *out);

void decoder_result_finish(struct decoder_result *result);

#endif
