#include "picture/picture.h"

#include "base/memory.h"
#include "picture/codec.h"
#include "picture/heif.h"

#define ORIENTATION_UPRIGHT    1
#define ORIENTATION_TRANSPOSED 5 /* from here on rows and columns are swapped */

static const struct codec *const codecs[] = {[PICTURE_JPEG] = &codec_jpeg,
                                             [PICTURE_PNG] = &codec_png,
                                             [PICTURE_WEBP] = &codec_webp,
                                             [PICTURE_GIF] = &codec_gif,
                                             [PICTURE_HEIF] = &codec_heif};
_Static_assert(sizeof(codecs) / sizeof(codecs[0]) == PICTURE_TYPE_COUNT, "a codec for each type");

static bool
find_type(struct str bytes, enum picture_type *type, struct header *header)
{
    for (int i = 0; i < PICTURE_TYPE_COUNT; i++) {
        *header = (struct header){.orientation = ORIENTATION_UPRIGHT, .bitstream = bytes};
        *type = (enum picture_type)i;
        if (codecs[i]->probe(bytes, header))
            return header->width > 0 && header->height > 0;
    }
    return false;
}

bool
picture_probe(struct str bytes, struct picture_info *out)
{
    struct header header;
    if (!find_type(bytes, &out->type, &header))
        return false;
    bool swapped = header.orientation >= ORIENTATION_TRANSPOSED;
    out->width = swapped ? header.height : header.width;
    out->height = swapped ? header.width : header.height;
    return true;
}

static int
scaled(int side, int numerator, int denominator)
{
    int64_t value = ((int64_t)side * numerator + denominator / 2) / denominator;
    return value < 1 ? 1 : (int)value;
}

/* The size of the target for a source of *width × *height and a box, of which a side of 0 has no limit. */
static void
fit(int *width, int *height, int box_w, int box_h, bool cover)
{
    if (box_w <= 0 && box_h <= 0)
        return;
    bool by_width = box_h <= 0;
    if (box_w > 0 && box_h > 0)
        by_width = ((int64_t)box_w * *height > (int64_t)box_h * *width) == cover;
    if (by_width && box_w < *width) {
        *height = scaled(*height, box_w, *width);
        *width = box_w;
    } else if (!by_width && box_h < *height) {
        *width = scaled(*width, box_h, *height);
        *height = box_h;
    }
}

/* The position of pixel (0, 0) of the file in the upright picture, and the distances of its neighbours to the
 * right and below. The eight orientations are those of TIFF 6.0, tag 274. */
struct pixel_steps {
    int64_t start, right, below;
};

static struct pixel_steps
steps_for(int orientation, int width, int height)
{
    bool transposed = orientation >= ORIENTATION_TRANSPOSED;
    int64_t out_w = transposed ? height : width, out_h = transposed ? width : height;
    static const struct {
        bool from_right, from_bottom;
    } corners[] = {{false, false}, {false, false}, {true, false}, {true, true}, {false, true},
                   {false, false}, {true, false},  {true, true},  {false, true}};
    int64_t step_x = corners[orientation].from_right ? -1 : 1;
    int64_t step_y = corners[orientation].from_bottom ? -out_w : out_w;
    int64_t start = (step_x < 0 ? out_w - 1 : 0) + (step_y < 0 ? (out_h - 1) * out_w : 0);
    return transposed ? (struct pixel_steps){start, step_y, step_x}
                      : (struct pixel_steps){start, step_x, step_y};
}

static void
turn_upright(struct picture *picture, int orientation)
{
    if (orientation == ORIENTATION_UPRIGHT)
        return;
    int width = picture->width, height = picture->height;
    uint32_t *upright = memory_array((size_t)width * (size_t)height, sizeof(*upright));
    struct pixel_steps steps = steps_for(orientation, width, height);
    const uint32_t *from = picture->pixels;
    for (int y = 0; y < height; y++) {
        uint32_t *to = upright + steps.start + y * steps.below;
        for (int x = 0; x < width; x++)
            to[x * steps.right] = *from++;
    }
    memory_free(picture->pixels);
    picture->pixels = upright;
    if (orientation >= ORIENTATION_TRANSPOSED) {
        picture->width = height;
        picture->height = width;
    }
}

/* Drops the rows that are lost; false when it is more than may be missing. */
static bool
crop(const struct sink *sink, struct picture *out)
{
    if (sink->fault == PICTURE_WHOLE)
        return true;
    int rows = (int)((int64_t)sink->good * out->height / sink->of);
    out->rows_percent = sink_good_percent(sink);
    out->fault = sink->fault;
    if (out->fault == PICTURE_DAMAGED || out->rows_percent < PICTURE_ROWS_MIN || rows < 1)
        return false;
    out->fault = PICTURE_CROPPED;
    out->height = rows;
    return true;
}

static bool
any_transparent(const struct picture *picture)
{
    uint32_t all = UINT32_MAX;
    size_t count = (size_t)picture->width * (size_t)picture->height;
    for (size_t i = 0; i < count; i++)
        all &= picture->pixels[i];
    return all >> 24 != 0xff;
}

static bool
decode(const struct codec *codec, const struct header *header, struct sink *sink, struct picture *out,
       enum reason_code *why)
{
    *out = (struct picture){.fault = PICTURE_DAMAGED, .rows_percent = -1};
    if (!codec->decode(header, sink, why)) {
        out->fault = sink->fault == PICTURE_WHOLE ? PICTURE_DAMAGED : sink->fault;
        return false;
    }
    *out = (struct picture){.width = sink->width, .height = sink->height, .rows_percent = 100};
    if (!crop(sink, out)) {
        *why = out->fault == PICTURE_CUT ? REASON_PICTURE_CUT_OFF : REASON_PICTURE_DAMAGED;
        return false;
    }
    sink_end(sink);
    out->pixels = sink->pixels;
    sink->pixels = NULL;
    turn_upright(out, header->orientation);
    out->alpha = header->alpha && any_transparent(out);
    return true;
}

/* Like a picture of a known type at its first bytes, however few there are. */
static bool
begins_like_one(struct str bytes)
{
    static const struct str beginnings[] = {
        {"\xff\xd8\xff", 3}, {"\x89PNG\r\n\x1a\n", 8}, {"GIF8", 4}, {"RIFF", 4}};
    for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++)
        if (str_starts(bytes, beginnings[i]) || str_starts(beginnings[i], bytes))
            return true;
    return false;
}

/* For bytes of which the header is not known. */
static enum reason_code
why_unknown(struct str bytes, enum picture_fault *fault)
{
    if (heif_recognised(bytes))
        return heif_why_unknown(bytes, fault);
    *fault = begins_like_one(bytes) ? PICTURE_DAMAGED : PICTURE_UNUSABLE;
    return REASON_PICTURE_UNKNOWN;
}

enum reason_code
picture_why_unknown(struct str bytes)
{
    enum picture_fault unused;
    return why_unknown(bytes, &unused);
}

/* The reason why the picture cannot be decoded, or PICTURE_WHOLE. */
static enum picture_fault
judge(const struct codec *codec, const struct header *header, enum reason_code *why)
{
    if (header->width > PICTURE_SIDE_MAX || header->height > PICTURE_SIDE_MAX)
        *why = REASON_PICTURE_SIDES;
    else if (!codec->scales && (int64_t)header->width * header->height > header->max_pixels)
        *why = REASON_PICTURE_PIXELS;
    return *why ? PICTURE_LARGE : PICTURE_WHOLE;
}

bool
picture_decode_into(struct picture_room *room, struct str bytes, int width_px, int height_px, bool cover,
                    int64_t max_pixels, struct picture *out, enum reason_code *why)
{
    enum picture_type type;
    struct header header;
    *why = REASON_NONE;
    if (!find_type(bytes, &type, &header)) {
        *out = (struct picture){.rows_percent = -1};
        *why = why_unknown(bytes, &out->fault);
        return false;
    }
    header.max_pixels = max_pixels;
    *out = (struct picture){.fault = judge(codecs[type], &header, why), .rows_percent = -1};
    if (*why)
        return false;
    int width = header.width, height = header.height;
    bool swapped = header.orientation >= ORIENTATION_TRANSPOSED;
    fit(&width, &height, swapped ? height_px : width_px, swapped ? width_px : height_px, cover);
    struct sink sink;
    bool by_rows = codecs[type]->scales && header.orientation == ORIENTATION_UPRIGHT;
    sink_init(&sink, by_rows ? room : NULL, width, height);
    bool good = decode(codecs[type], &header, &sink, out, why);
    sink_finish(&sink);
    return good;
}

bool
picture_decode(struct str bytes, int width_px, int height_px, bool cover, int64_t max_pixels,
               struct picture *out, enum reason_code *why)
{
    return picture_decode_into(NULL, bytes, width_px, height_px, cover, max_pixels, out, why);
}

void
picture_finish(struct picture *picture)
{
    memory_free(picture->pixels);
    *picture = (struct picture){0};
}
