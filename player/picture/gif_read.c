#include "picture/codec.h"

#include <string.h>

#include <gif_lib.h>

#include "base/memory.h"

#define HEAD_BYTES       10 /* "GIF89a", width, height */
#define CONTROL_BYTES    4  /* of a graphic control extension */
#define CONTROL_HAS_HOLE 1  /* the flag in its first byte that marks the last one as valid */
#define NO_HOLE          (-1)

struct gif_reader {
    GifFileType *gif;
    struct str rest; /* what is not read yet */
    int hole;        /* the colour index that is see-through */
    uint8_t *frame;  /* colour indices of the first frame */
    int rows;        /* of it, from the top, that came in full */
    uint32_t *row;
};

static bool
probe(struct str bytes, struct header *out)
{
    if (bytes.len < HEAD_BYTES || !(str_starts(bytes, STR("GIF87a")) || str_starts(bytes, STR("GIF89a"))))
        return false;
    out->width = __builtin_bswap16((uint16_t)codec_be(bytes, 6, 2));
    out->height = __builtin_bswap16((uint16_t)codec_be(bytes, 8, 2));
    out->alpha = true;
    return true;
}

static int
read_bytes(GifFileType *gif, GifByteType *to, int count)
{
    struct gif_reader *reader = gif->UserData;
    struct str part = str_slice(reader->rest, 0, count > 0 ? (size_t)count : 0);
    if (part.len)
        memcpy(to, part.ptr, part.len);
    reader->rest = str_slice(reader->rest, part.len, SIZE_MAX);
    return (int)part.len;
}

static bool
read_extension(struct gif_reader *reader)
{
    int code;
    GifByteType *block;
    int status = DGifGetExtension(reader->gif, &code, &block);
    /* a block begins with its length */
    if (status == GIF_OK && code == GRAPHICS_EXT_FUNC_CODE && block && block[0] >= CONTROL_BYTES)
        reader->hole = block[1] & CONTROL_HAS_HOLE ? block[4] : NO_HOLE;
    while (status == GIF_OK && block)
        status = DGifGetExtensionNext(reader->gif, &block);
    return status == GIF_OK;
}

static bool
find_first_frame(struct gif_reader *reader)
{
    GifRecordType type;
    while (DGifGetRecordType(reader->gif, &type) == GIF_OK) {
        if (type == IMAGE_DESC_RECORD_TYPE)
            return DGifGetImageDesc(reader->gif) == GIF_OK;
        if (type != EXTENSION_RECORD_TYPE || !read_extension(reader))
            return false;
    }
    return false;
}

struct pass {
    int first, step;
};

/* Every 8th row, those between, every other one, the rest: GIF89a, appendix E. */
static const struct pass plain[] = {{0, 1}, {0, 0}};
static const struct pass interlaced[] = {{0, 8}, {4, 8}, {2, 4}, {1, 2}, {0, 0}};

/* The rows above one are in full once it is read in the last pass. */
static bool
read_frame(struct gif_reader *reader)
{
    const GifImageDesc *image = &reader->gif->Image;
    for (const struct pass *pass = image->Interlace ? interlaced : plain; pass->step; pass++)
        for (int y = pass->first; y < image->Height; y += pass->step) {
            uint8_t *to = reader->frame + (size_t)y * (size_t)image->Width;
            if (pass[1].step == 0)
                reader->rows = y;
            if (DGifGetLine(reader->gif, to, image->Width) != GIF_OK)
                return false;
        }
    return true;
}

static uint32_t
colour(const struct gif_reader *reader, const ColorMapObject *map, int index)
{
    if (!map || index == reader->hole || index >= map->ColorCount)
        return 0;
    const GifColorType *entry = &map->Colors[index];
    return 0xFF000000u | (uint32_t)entry->Red << 16 | (uint32_t)entry->Green << 8 | entry->Blue;
}

/* Row y of the whole, of which the frame may be a part. */
static void
compose_row(struct gif_reader *reader, const struct header *header, int y)
{
    const GifImageDesc *image = &reader->gif->Image;
    const ColorMapObject *map = image->ColorMap ? image->ColorMap : reader->gif->SColorMap;
    memset(reader->row, 0, (size_t)header->width * sizeof(*reader->row));
    if (y < image->Top || y >= image->Top + image->Height)
        return;
    const uint8_t *from = reader->frame + (size_t)(y - image->Top) * (size_t)image->Width;
    for (int x = 0; x < image->Width; x++)
        reader->row[image->Left + x] = colour(reader, map, from[x]);
}

static enum reason_code
refuse_large(struct sink *sink)
{
    sink->fault = PICTURE_LARGE;
    return REASON_PICTURE_GIF_LARGE;
}

static enum reason_code
read_picture(struct gif_reader *reader, const struct header *header, struct sink *sink)
{
    if ((int64_t)header->width * header->height > CODEC_WHOLE_PIXELS_MAX)
        return refuse_large(sink);
    reader->gif = DGifOpen(reader, read_bytes, NULL);
    if (!reader->gif || !find_first_frame(reader))
        return REASON_PICTURE_GIF_BROKEN;
    const GifImageDesc *image = &reader->gif->Image;
    if (image->Left + image->Width > header->width || image->Top + image->Height > header->height)
        return REASON_PICTURE_HEADER;
    reader->frame = memory_array((size_t)image->Width * (size_t)image->Height, 1);
    if (!read_frame(reader))
        sink_lose(sink, reader->gif->Error == D_GIF_ERR_IMAGE_DEFECT ? PICTURE_DAMAGED : PICTURE_CUT,
                  image->Top + reader->rows, header->height);
    reader->row = memory_array((size_t)header->width, sizeof(*reader->row));
    sink_start(sink, header->width, header->height);
    for (int y = 0; y < header->height; y++) {
        compose_row(reader, header, y);
        sink_push(sink, reader->row);
    }
    return REASON_NONE;
}

static bool
decode(const struct header *header, struct sink *sink, enum reason_code *why)
{
    struct gif_reader reader = {.rest = header->bitstream, .hole = NO_HOLE};
    *why = read_picture(&reader, header, sink);
    if (reader.gif)
        DGifCloseFile(reader.gif, NULL);
    memory_free(reader.frame);
    memory_free(reader.row);
    return !*why;
}

const struct codec codec_gif = {probe, decode, .scales = false};
