#include "picture/svg_inside.h"

#include "base/base64.h"
#include "picture/picture.h"

#define PIXELS_MAX (12 * 1000 * 1000)

/* References are line ends ("&#10;"): nothing else of base64 needs one. */
static void
put_without_references(struct buf *out, struct str text)
{
    buf_put(out, str_split(&text, '&'));
    while (text.len > 0) {
        struct str part = str_split(&text, '&');
        str_split(&part, ';');
        buf_put(out, part);
    }
}

static bool
read_info(struct str coded, struct picture_info *out)
{
    struct buf plain, bytes;
    buf_init(&plain, coded.len + 1);
    buf_init(&bytes, coded.len + 1);
    put_without_references(&plain, coded);
    base64_decode(buf_str(&plain), &bytes);
    bool good = picture_probe(buf_str(&bytes), out);
    buf_finish(&plain);
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
