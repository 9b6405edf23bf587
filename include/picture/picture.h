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

#include "base/str.h"

#define PICTURE_SIDE_MAX 16384 /* pixels a side, of a source */

enum picture_type { PICTURE_JPEG, PICTURE_PNG, PICTURE_WEBP, PICTURE_GIF, PICTURE_TYPE_COUNT };

/* Pixels as 0xAARRGGBB in machine words, rows one behind the other, alpha not premultiplied. */
struct picture {
    uint32_t *pixels; /* owned: picture_finish */
    int width, height;
    bool alpha; /* some pixel is not opaque */
};

/* What a header says, without decoding. */
struct picture_info {
    enum picture_type type;
    int width, height; /* as shown: after the EXIF orientation */
};

/* Recognised by its first bytes alone. False when it is none of the types, or its header is broken. */
bool picture_probe(struct str bytes, struct picture_info *out);

/* Decodes to the smallest size that covers (`cover`) or the largest that fits (else) width_px × height_px,
 * keeping the proportions and never enlarging; 0 for a side means no limit. Upright as EXIF says, CMYK and
 * grey as RGB, an animation as its first frame. Scaled while decoding: memory is about the result's, not the
 * source's. A file cut short gives what is there on grey when at least a quarter of the rows is. `max_pixels`
 * bounds the source. False with a reason for people in *why (static, a clause that begins with "it") and an
 * empty picture. Free with picture_finish. */
bool picture_decode(struct str bytes, int width_px, int height_px, bool cover, int64_t max_pixels,
                    struct picture *out, const char **why);

void picture_finish(struct picture *picture);

/* JPEG (quality 88, 4:4:4) when opaque, else PNG. Appends to out, which must be initialised with a ceiling.
 * False when the ceiling was reached. */
struct buf;
bool picture_encode(const struct picture *picture, struct buf *out);

/* Always PNG, with no time or text chunks, so that equal pixels give equal bytes. */
bool picture_encode_png(const struct picture *picture, struct buf *out);

#endif
