#include "picture/svg_inside.h"

#include "base/base64.h"
#include "picture/picture.h"

#define PIXELS_MAX (12 * 1000 * 1000)

static bool
read_info(struct str coded, struct picture_info *out)
{
    struct buf bytes;
    buf_init(&bytes, coded.len + 1);
    base64_decode(coded, &bytes);
    bool good = picture_probe(buf_str(&bytes), out);
    buf_finish(&bytes);
    return good;
}

bool
svg_inside_fits(struct str address, int64_t *pixels)
{
    static const struct {
        const char *start;
        enum picture_type type;
    } kinds[] = {
        {"data:image/png;base64,", PICTURE_PNG},
        {"data:image/jpeg;base64,", PICTURE_JPEG},
    };
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        struct str start = str_from(kinds[i].start);
        struct picture_info info;
        if (!str_starts(address, start))
            continue;
        if (!read_info(str_slice(address, start.len, SIZE_MAX), &info) || info.type != kinds[i].type)
            return false;
        *pixels += (int64_t)info.width * info.height;
        return *pixels <= PIXELS_MAX;
    }
    return false;
}
