/* The codecs that picture.c calls: one row of a table and one source file per file type. */
#ifndef BREAKROOM_PICTURE_CODEC_H
#define BREAKROOM_PICTURE_CODEC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/reason.h"
#include "base/str.h"
#include "picture/sink.h"

/* All codecs write pixels as bytes blue, green, red, alpha: a 0xAARRGGBB word of a little-endian machine,
 * which every supported one is. */
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "pixels are little-endian words");

/* Data that must be held in memory as a whole while decoding, whatever the size of the result (interlaced
 * PNG, lossless WebP, GIF), is limited to so many pixels. 4 bytes each: 64 MB. */
#define CODEC_WHOLE_PIXELS_MAX (16 << 20)

struct header {
    int width, height;    /* as stored in the file, at least 1 */
    int orientation;      /* of EXIF, 1 to 8 */
    bool alpha;           /* there may be pixels that are not opaque */
    struct str bitstream; /* what to decode; all of the file for most types */
    int64_t max_pixels;   /* that may be decoded */
};

struct codec {
    /* Reads the header without decoding and within the bounds of the bytes; false when they are of another
     * type or broken. Fills in width, height and every other member that differs from its default (0, 1,
     * false, all bytes). */
    bool (*probe)(struct str bytes, struct header *out);

    /* Decodes into the sink; lost rows are reported by sink_lose, after which the content of the remaining
     * rows is undefined. False with a reason when nothing can be decoded; sink->fault then classifies it,
     * with PICTURE_WHOLE meaning PICTURE_DAMAGED. */
    bool (*decode)(const struct header *header, struct sink *sink, enum reason_code *why);

    bool scales; /* it scales by itself, so the codec checks max_pixels */
};

extern const struct codec codec_jpeg, codec_png, codec_webp, codec_gif, codec_heif;

/* Big-endian numbers of file headers. The caller has checked that the bytes are there. */
static inline uint32_t
codec_be(struct str bytes, size_t at, int count)
{
    uint32_t value = 0;
    for (int i = 0; i < count; i++)
        value = value << 8 | (uint8_t)bytes.ptr[at + (size_t)i];
    return value;
}

#endif
