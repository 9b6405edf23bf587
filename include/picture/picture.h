/* Pictures as pixels: decode by rows with scaling, encode. Pure but for memory: bytes in, pixels out.
 *
 * picture_decode meets hostile bytes only inside the sandboxed child of the fetch stage; everywhere else it
 * sees what that child produced and this module encoded. What is drawn rather than made of pixels is svg.h's.
 */
#ifndef BREAKROOM_PICTURE_PICTURE_H
#define BREAKROOM_PICTURE_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/reason.h"
#include "base/str.h"

#define PICTURE_SIDE_MAX 16384 /* pixels a side, of a source */

enum picture_type { PICTURE_JPEG, PICTURE_PNG, PICTURE_WEBP, PICTURE_GIF, PICTURE_TYPE_COUNT };

/* How much of a file could be decoded, and what kept the rest from it. */
enum picture_fault {
    PICTURE_WHOLE,
    PICTURE_CROPPED,  /* it ends too soon, and was decoded without its last rows */
    PICTURE_CUT,      /* it ends too soon: a whole one may come */
    PICTURE_DAMAGED,  /* bytes in it are wrong, or its header is not whole: likewise */
    PICTURE_LARGE,    /* more pixels, or more memory, than allowed */
    PICTURE_UNUSABLE, /* no picture of a known type, or of a kind that is never decoded */
    PICTURE_LIBRARY   /* what would draw it is not installed */
};

/* A file that ends too soon is cropped when at least so many hundredths of its rows came. */
#define PICTURE_ROWS_MIN 95

/* Pixels as 0xAARRGGBB in machine words, rows one behind the other, alpha not premultiplied. */
struct picture {
    uint32_t *pixels; /* owned: picture_finish */
    int width, height;
    bool alpha; /* some pixel is not opaque */
    enum picture_fault fault;
    int rows_percent; /* that came as they were meant, when it is cropped, cut or damaged; -1: not known */
};

/* What a header says, without decoding. */
struct picture_info {
    enum picture_type type;
    int width, height; /* as shown: after the EXIF orientation */
};

/* Recognised by its first bytes alone. False when it is none of the types, or its header is broken. */
bool picture_probe(struct str bytes, struct picture_info *out);
/* Why bytes that picture_probe does not know cannot be shown. */
enum reason_code picture_why_unknown(struct str bytes);

/* Decodes to the smallest size that covers (`cover`) or the largest that fits (else) width_px × height_px,
 * keeping the proportions and never enlarging; 0 for a side means no limit. Upright as EXIF says, CMYK and
 * grey as RGB, an animation as its first frame. Scaled while decoding: memory is about the result's, not the
 * source's. `max_pixels` bounds what is decoded: of a JPEG, which is scaled down by up to eighths first, what
 * remains then; of all others the source.
 *
 * A file that ends too soon is cropped by the rows that are missing (PICTURE_ROWS_MIN) or refused: grey is
 * never made up. A row counts when all that belongs to it came: in a progressive JPEG every scan, in an
 * interlaced PNG or GIF every pass. A file with wrong bytes in the middle, as far as its format tells, is
 * refused.
 *
 * False with a reason in *why, the fault in *out and no
 * pixels. Free with picture_finish. */
bool picture_decode(struct str bytes, int width_px, int height_px, bool cover, int64_t max_pixels,
                    struct picture *out, enum reason_code *why);

void picture_finish(struct picture *picture);

/* JPEG (quality 88, 4:4:4) when opaque, else PNG. Appends to out, which must be initialised with a ceiling.
 * False when the ceiling was reached. */
struct buf;
bool picture_encode(const struct picture *picture, struct buf *out);

/* Always PNG, with no time or text chunks, so that equal pixels give equal bytes. */
bool picture_encode_png(const struct picture *picture, struct buf *out);

#endif
