#include "picture/codec.h"

#include <string.h>

#include <png.h>

#include "base/memory.h"
#include "picture/exif.h"
#include "picture/guard.h"

#define SIGNATURE_BYTES  8
#define FRAME_BYTES      12 /* length, type and checksum of a chunk */
#define CHUNK_BYTES_MAX  (1 << 20)
#define CHUNK_HEAD_BYTES 8 /* length and type */

static const struct str signature = {"\x89PNG\r\n\x1a\n", SIGNATURE_BYTES};

struct png_reader {
    png_structp png;
    png_infop info;
    struct guard guard;
    const struct header *header;
    struct sink *sink;
    enum reason_code why;
    size_t at;        /* of the bytes, what is read next */
    bool cut;         /* the bytes have ended too soon */
    int passes, pass; /* 7 when interlaced, else 1; those that are complete */
    int row_number;   /* that is being read, in its pass */
    int checked;      /* rows that a checksum has proved, at least */
    bool plain;       /* three bytes a pixel, as they come */
    uint32_t *row;    /* a row, or the whole source when it is interlaced */
};

/* Chunks before the pixels are searched for the orientation; those after them are not read. */
static void
find_orientation(struct str bytes, struct header *out)
{
    size_t at = SIGNATURE_BYTES;
    while (bytes.len - at >= FRAME_BYTES) {
        size_t length = codec_be(bytes, at, 4);
        struct str type = str_slice(bytes, at + 4, 4);
        if (str_equal(type, STR("IDAT")) || length > bytes.len - at - FRAME_BYTES)
            return;
        if (str_equal(type, STR("eXIf")))
            out->orientation = exif_orientation(str_slice(bytes, at + 8, length));
        at += length + FRAME_BYTES;
    }
}

static bool
probe(struct str bytes, struct header *out)
{
    if (bytes.len < SIGNATURE_BYTES + FRAME_BYTES + 13 || !str_starts(bytes, signature) ||
        !str_equal(str_slice(bytes, 12, 4), STR("IHDR")))
        return false;
    uint32_t width = codec_be(bytes, 16, 4), height = codec_be(bytes, 20, 4);
    if (width > INT32_MAX || height > INT32_MAX)
        return false;
    out->width = (int)width;
    out->height = (int)height;
    out->alpha = true;
    find_orientation(bytes, out);
    return true;
}

static void
leave(png_structp png, png_const_charp message)
{
    (void)message;
    struct png_reader *reader = png_get_error_ptr(png);
    guard_leave(&reader->guard);
}

static void
say_nothing(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

/* A chunk of pixels begins: the checksum of the one before it was right. When it is longer than what is left
 * of the file, libpng is told the length of what is left, so that it uses every byte of it. */
static void
begin_chunk(struct png_reader *reader, png_bytep head)
{
    size_t left = reader->header->bitstream.len - reader->at;
    reader->checked = reader->row_number;
    if (codec_be((struct str){(const char *)head, CHUNK_HEAD_BYTES}, 0, 4) <= left)
        return;
    for (int i = 0; i < 4; i++)
        head[i] = (png_byte)(left >> (24 - 8 * i));
}

static void
read_bytes(png_structp png, png_bytep to, size_t count)
{
    struct png_reader *reader = png_get_io_ptr(png);
    struct str bytes = reader->header->bitstream;
    if (count > bytes.len - reader->at) {
        reader->cut = true;
        png_error(png, "cut short");
    }
    memcpy(to, bytes.ptr + reader->at, count);
    reader->at += count;
    if (count == CHUNK_HEAD_BYTES && memcmp(to + 4, "IDAT", 4) == 0)
        begin_chunk(reader, to);
}

/* Only what pixels need is read at all: compressed texts and profiles can be bombs of their own. */
static void
skip_the_rest(png_structp png)
{
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
    png_set_chunk_malloc_max(png, CHUNK_BYTES_MAX);
}

/* The usual photograph: libpng would go over each row twice more to give it the form of the others. */
static bool
is_plain(const struct png_reader *reader)
{
    return png_get_color_type(reader->png, reader->info) == PNG_COLOR_TYPE_RGB &&
           png_get_bit_depth(reader->png, reader->info) == 8 &&
           png_get_interlace_type(reader->png, reader->info) == PNG_INTERLACE_NONE &&
           !png_get_valid(reader->png, reader->info, PNG_INFO_tRNS);
}

/* Whatever it is, to blue, green, red, alpha of 8 bits. */
static void
set_form(png_structp png)
{
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_bgr(png);
    png_set_add_alpha(png, 0xff, PNG_FILLER_AFTER);
}

static void
read_header(void *context)
{
    struct png_reader *reader = context;
    const struct header *header = reader->header;
    png_structp png = reader->png;
    reader->info = png_create_info_struct(png);
    png_set_read_fn(png, reader, read_bytes);
#ifdef PNG_IGNORE_ADLER32 /* not every libpng supports it; chunks have their own checksums */
    png_set_option(png, PNG_IGNORE_ADLER32, PNG_OPTION_ON);
#endif
    png_set_user_limits(png, (png_uint_32)header->width, (png_uint_32)header->height);
    skip_the_rest(png);
    png_read_info(png, reader->info);
    reader->plain = is_plain(reader);
    if (!reader->plain)
        set_form(png);
    reader->passes = png_set_interlace_handling(png);
    png_read_update_info(png, reader->info);
    if (png_get_rowbytes(png, reader->info) != (size_t)header->width * (reader->plain ? 3 : sizeof(uint32_t)))
        png_error(png, "an unknown form of pixels");
}

/* Bytes red, green, blue at the end of the row to words, from its beginning: never past what is read. */
static void
spread(uint32_t *row, const uint8_t *from, int width)
{
    for (int x = 0; x < width; x++, from += 3)
        row[x] = 0xFF000000u | (uint32_t)from[0] << 16 | (uint32_t)from[1] << 8 | from[2];
}

static void
read_rows(void *context)
{
    struct png_reader *reader = context;
    int width = reader->header->width;
    uint8_t *to = (uint8_t *)reader->row + (reader->plain ? width : 0);
    for (; reader->row_number < reader->header->height; reader->row_number++) {
        png_read_row(reader->png, to, NULL);
        if (reader->plain)
            spread(reader->row, to, width);
        sink_push(reader->sink, reader->row);
    }
}

/* Each pass fills the pixels between those of the one before it; until it has come they repeat them. */
static void
read_passes(void *context)
{
    struct png_reader *reader = context;
    size_t width = (size_t)reader->header->width;
    for (; reader->pass < reader->passes; reader->pass++)
        for (reader->row_number = 0; reader->row_number < reader->header->height; reader->row_number++)
            png_read_row(reader->png, NULL, (png_bytep)(reader->row + (size_t)reader->row_number * width));
}

/* The rows that were read before libpng stopped: with wrong bytes, up to the chunk that contains them; for an
 * interlaced file, those of the last pass. */
static void
lose_rows(struct png_reader *reader)
{
    int good = reader->cut ? reader->row_number : reader->checked;
    bool last = reader->pass + 1 >= reader->passes;
    sink_lose(reader->sink, reader->cut ? PICTURE_CUT : PICTURE_DAMAGED, last ? good : 0,
              reader->header->height);
}

static bool
read_interlaced(struct png_reader *reader)
{
    size_t width = (size_t)reader->header->width, height = (size_t)reader->header->height;
    if (width * height > CODEC_WHOLE_PIXELS_MAX) {
        reader->sink->fault = PICTURE_LARGE;
        reader->why = REASON_PICTURE_PNG_INTERLACED;
        return false;
    }
    reader->row = memory_array(width * height, sizeof(*reader->row));
    if (!guard_run(&reader->guard, read_passes, reader))
        lose_rows(reader);
    for (size_t y = 0; y < height; y++)
        sink_push(reader->sink, reader->row + y * width);
    return true;
}

static bool
read_picture(struct png_reader *reader)
{
    const struct header *header = reader->header;
    if (!guard_run(&reader->guard, read_header, reader))
        return false;
    sink_start(reader->sink, header->width, header->height);
    if (reader->passes > 1)
        return read_interlaced(reader);
    reader->row = memory_array((size_t)header->width, sizeof(*reader->row));
    if (!guard_run(&reader->guard, read_rows, reader))
        lose_rows(reader);
    return true;
}

static bool
decode(const struct header *header, struct sink *sink, enum reason_code *why)
{
    struct png_reader reader = {.header = header, .sink = sink};
    reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reader, leave, say_nothing);
    bool good = reader.png && read_picture(&reader);
    png_destroy_read_struct(&reader.png, &reader.info, NULL);
    memory_free(reader.row);
    if (!good && reader.why)
        *why = reader.why;
    else if (!good)
        *why = reader.cut ? REASON_PICTURE_CUT_HEADER : REASON_PICTURE_PNG_BROKEN;
    return good;
}

const struct codec codec_png = {probe, decode, .scales = false};
