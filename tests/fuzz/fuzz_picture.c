#include <stddef.h>
#include <stdint.h>

#include "picture/picture.h"
#include "picture/svg.h"

#define MAX_PIXELS (512 * 512)

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* The first byte selects the size; the rest is the file. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    if (len < 1)
        return 0;
    struct str file = {(const char *)bytes + 1, len - 1};
    int width = 1 << (bytes[0] & 7), height = 1 << (bytes[0] >> 3 & 7);
    if (svg_recognised(file))
        svg_fault(file);
    struct picture_info info;
    struct picture picture;
    enum reason_code why = REASON_NONE;
    bool probed = picture_probe(file, &info);
    bool good = picture_decode(file, width, height, bytes[0] >> 7, MAX_PIXELS, &picture, &why);
    if (good ? !probed || picture.width > info.width || picture.height > info.height : !why)
        __builtin_trap();
    bool shown = picture.fault == PICTURE_WHOLE || picture.fault == PICTURE_CROPPED;
    if (good != shown || good != (picture.pixels != NULL) || picture.rows_percent > 100)
        __builtin_trap();
    volatile uint32_t read = 0;
    for (int64_t i = 0; good && i < (int64_t)picture.width * picture.height; i++)
        read = picture.pixels[i];
    picture_finish(&picture);
    (void)read;
    return 0;
}
