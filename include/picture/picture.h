/* Pictures as pixels: decode by rows with scaling, encode. Pure except for memory allocation: bytes in,
 * pixels out.
 *
 * picture_decode reads untrusted bytes only inside the sandboxed child of the fetch stage; elsewhere it reads
 * bytes that this module encoded from the child's pixels. For vector graphics see svg.h.
 */
#ifndef BREAKROOM_PICTURE_PICTURE_H
#define BREAKROOM_PICTURE_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/reason.h"
#include "base/str.h"

#define PICTURE_SIDE_MAX 16384 /* pixels a side, of a source */

enum picture_type { PICTURE_JPEG, PICTURE_PNG, PICTURE_WEBP, PICTURE_GIF, PICTURE_HEIF, PICTURE_TYPE_COUNT };

/* Which part of a file was decoded, and why not the rest. */
enum picture_fault {
    PICTURE_WHOLE,
    PICTURE_CROPPED,  /* it ends too early, and was decoded without its last rows */
    PICTURE_CUT,      /* it ends too early: a later download may be complete */
    PICTURE_DAMAGED,  /* it contains wrong bytes, or its header is incomplete: likewise */
    PICTURE_LARGE,    /* more pixels, or more memory, than allowed */
    PICTURE_UNUSABLE, /* not a picture of a known type, or of an unsupported variant */
    PICTURE_LIBRARY   /* the library that draws it is not installed */
};

/* A file that ends too early is cropped when it has at least this percentage of its rows. */
#define PICTURE_ROWS_MIN 95

/* Pixels as 0xAARRGGBB in machine words, row by row, alpha not premultiplied. */
struct picture {
    uint32_t *pixels; /* owned: picture_finish */
    int width, height;
    bool alpha; /* some pixel is not opaque */
    enum picture_fault fault;
    int rows_percent; /* intact rows in per cent, when it is cropped, cut or damaged; -1: not known */
};

/* Information of the header, without decoding. */
struct picture_info {
    enum picture_type type;
    int width, height; /* as shown: after the EXIF orientation */
};

/* Detects the type from the first bytes. False when the type is not supported, or the header is broken. */
bool picture_probe(struct str bytes, struct picture_info *out);
/* Why bytes that picture_probe does not support cannot be shown. */
enum reason_code picture_why_unknown(struct str bytes);

/* Decodes to the smallest size that covers (`cover`) or the largest that fits (else) width_px × height_px,
 * keeping the proportions and never enlarging; 0 for a side means no limit. Upright as EXIF says, CMYK and
 * grey as RGB, an animation as its first frame. Scaled while decoding: memory is about the result's, not the
 * source's. `max_pixels` bounds what is decoded: of a JPEG, which is scaled down by up to eighths first, the
 * scaled size; of all others the source.
 *
 * A file that ends too early is cropped by its missing rows (PICTURE_ROWS_MIN) or refused; missing rows are
 * never filled in. A row is complete when all its data is there: every scan of a progressive JPEG, every pass
 * of an interlaced PNG or GIF. A file with wrong bytes in the middle, if its format detects them, is refused.
 *
 * False with a reason in *why, the fault in *out and no
 * pixels. Free with picture_finish. */
bool picture_decode(struct str bytes, int width_px, int height_px, bool cover, int64_t max_pixels,
                    struct picture *out, enum reason_code *why);

/* Memory for some rows of a result. */
struct picture_room {
    uint32_t *pixels;
    size_t count;
    /* Takes the next rows of the result, which are there; sets `pixels` to where those after them are to go.
     */
    void (*take)(struct picture_room *room, int width, int rows);
};

/* The same for a caller who takes the rows while the rest is decoded, where that is possible (a JPEG that
 * lies upright): then out->pixels is room->pixels, which picture_finish must not free, and all its rows were
 * taken; more when the last rows are missing. The rows may also be taken of a picture that is refused in the
 * end. NULL is no such memory. */
bool picture_decode_into(struct picture_room *room, struct str bytes, int width_px, int height_px, bool cover,
                         int64_t max_pixels, struct picture *out, enum reason_code *why);

void picture_finish(struct picture *picture);

/* JPEG (quality 88, 4:4:4) when opaque, else PNG. Appends to out, which must be initialised with a ceiling.
 * False when the ceiling was reached. */
struct buf;
bool picture_encode(const struct picture *picture, struct buf *out);

/* Always PNG, with no time or text chunks, so that equal pixels give equal bytes. */
bool picture_encode_png(const struct picture *picture, struct buf *out);

#endif
