#include "picture/jpeg_header.h"

#include "picture/exif.h"

#define MARKER_SCAN 0xda
#define MARKER_APP1 0xe1

static bool
is_frame(int marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static bool
stands_alone(int marker)
{
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/* The next marker at or after *at, which then is after it; JPEG_END when there is none. */
static int
next_marker(struct str bytes, size_t *at)
{
    for (; *at + 1 < bytes.len; ++*at) {
        int code = (uint8_t)bytes.ptr[*at + 1];
        if ((uint8_t)bytes.ptr[*at] == 0xff && code != 0xff && code != 0) {
            *at += 2;
            return code;
        }
    }
    return JPEG_END;
}

static bool
read_frame(struct str body, struct header *out)
{
    if (body.len < 6)
        return false;
    out->height = (int)codec_be(body, 1, 2);
    out->width = (int)codec_be(body, 3, 2);
    return true;
}

bool
jpeg_header_read(struct str bytes, struct header *out)
{
    if (bytes.len < 4 || codec_be(bytes, 0, 3) != 0xffd8ff)
        return false;
    size_t at = 2;
    for (;;) {
        int marker = next_marker(bytes, &at);
        if (stands_alone(marker))
            continue;
        if (marker == JPEG_END || marker == MARKER_SCAN || bytes.len - at < 2)
            return false;
        size_t length = codec_be(bytes, at, 2);
        struct str body = str_slice(bytes, at + 2, length < 2 ? 0 : length - 2);
        if (is_frame(marker))
            return read_frame(body, out);
        if (marker == MARKER_APP1 && str_starts(body, (struct str){"Exif\0\0", 6}))
            out->orientation = exif_orientation(body);
        if (length < 2 || length > bytes.len - at)
            return false;
        at += length;
    }
}
