#include "picture/heif.h"

#include "base/memory.h"
#include "picture/codec.h"
#include "picture/heif_library.h"

/* A box is its length, with itself, and its type: ISO/IEC 14496-12, 4.2. */
#define BOX_BYTES      8
#define BOX_LONG_BYTES 16
#define BOX_LONG       1 /* the length is in the 8 bytes after the type */
#define BOX_TO_END     0

/* libheif holds the whole picture, both encoded and decoded: 5 bytes per pixel, 7 while it rotates it.
 * Telephones write 12 or 24 megapixels. */
#define HEIF_PIXELS_MAX (25 * 1000 * 1000)

/* The file as libheif has read it. */
struct heif {
    struct heif_library library;
    void *context, *handle;
};

bool
heif_recognised(struct str bytes)
{
    static const char *const brands[] = {"heic", "heix", "heim", "heis", "hevc",
                                         "mif1", "msf1", "avif", "avis"};
    struct str brand = str_slice(bytes, 8, 4);
    if (!str_equal(str_slice(bytes, 4, 4), STR("ftyp")))
        return false;
    for (size_t i = 0; i < sizeof(brands) / sizeof(brands[0]); i++)
        if (str_equal(brand, str_from(brands[i])))
            return true;
    return false;
}

/* True when the last of its boxes ends after the bytes. */
static bool
is_cut(struct str bytes)
{
    for (size_t at = 0; at < bytes.len;) {
        size_t left = bytes.len - at;
        if (left < BOX_BYTES)
            return true;
        uint64_t length = codec_be(bytes, at, 4);
        if (length == BOX_TO_END)
            return false;
        if (length == BOX_LONG && left < BOX_LONG_BYTES)
            return true;
        if (length == BOX_LONG)
            length = (uint64_t)codec_be(bytes, at + 8, 4) << 32 | codec_be(bytes, at + 12, 4);
        if (length < BOX_BYTES)
            return false;
        if (length > left)
            return true;
        at += (size_t)length;
    }
    return false;
}

static void
close_file(struct heif *heif)
{
    if (heif->handle)
        heif->library.heif_image_handle_release(heif->handle);
    if (heif->context)
        heif->library.heif_context_free(heif->context);
}

/* The bytes must live until close_file, which is wanted also when this gives false. */
static bool
open_file(struct str bytes, struct heif *out)
{
    *out = (struct heif){0};
    if (!heif_library_find(&out->library))
        return false;
    const struct heif_library *library = &out->library;
    out->context = library->heif_context_alloc();
    if (!out->context)
        return false;
    library->heif_context_set_max_decoding_threads(out->context, 0);
    library->heif_context_set_maximum_image_size_limit(out->context, PICTURE_SIDE_MAX);
    return library->heif_context_read_from_memory_without_copy(out->context, bytes.ptr, bytes.len, NULL)
                   .code == 0 &&
           library->heif_context_get_primary_image_handle(out->context, &out->handle).code == 0;
}

static bool
probe(struct str bytes, struct header *out)
{
    struct heif heif;
    if (!heif_recognised(bytes) || is_cut(bytes))
        return false;
    bool good = open_file(bytes, &heif);
    if (good) {
        /* as shown: libheif turns the picture itself */
        out->width = heif.library.heif_image_handle_get_width(heif.handle);
        out->height = heif.library.heif_image_handle_get_height(heif.handle);
        out->alpha = heif.library.heif_image_handle_has_alpha_channel(heif.handle) != 0;
    }
    close_file(&heif);
    return good;
}

/* From bytes red, green, blue and maybe alpha. */
static void
take_row(const uint8_t *from, int width, bool alpha, uint32_t *to)
{
    for (int x = 0; x < width; x++, from += alpha ? 4 : 3)
        to[x] = (uint32_t)from[0] << 16 | (uint32_t)from[1] << 8 | from[2] |
                (alpha ? (uint32_t)from[3] : 0xFF) << 24;
}

/* False when the picture is not of the size that the header said. */
static bool
take_image(const struct heif_library *library, const void *image, const struct header *header,
           struct sink *sink)
{
    int stride = 0, width = library->heif_image_get_width(image, HEIF_CHANNEL_INTERLEAVED),
        height = library->heif_image_get_height(image, HEIF_CHANNEL_INTERLEAVED);
    const uint8_t *rows = library->heif_image_get_plane_readonly(image, HEIF_CHANNEL_INTERLEAVED, &stride);
    if (!rows || width != header->width || height != header->height)
        return false;
    uint32_t *row = memory_array((size_t)width, sizeof(*row));
    sink_start(sink, width, height);
    for (int y = 0; y < height; y++) {
        take_row(rows + (size_t)y * (size_t)stride, width, header->alpha, row);
        sink_push(sink, row);
    }
    memory_free(row);
    return true;
}

static bool
decode_file(const struct heif *heif, const struct header *header, struct sink *sink)
{
    const struct heif_library *library = &heif->library;
    void *image = NULL;
    struct heif_options *options = library->heif_decoding_options_alloc();
    if (!options)
        return false;
    options->strict = 1; /* otherwise libheif accepts a picture with parts missing */
    bool good = library->heif_decode_image(heif->handle, &image, HEIF_COLOURS_RGB,
                                           header->alpha ? HEIF_CHROMA_RGBA : HEIF_CHROMA_RGB, options)
                        .code == 0 &&
                take_image(library, image, header, sink);
    library->heif_decoding_options_free(options);
    if (image)
        library->heif_image_release(image);
    return good;
}

static bool
decode(const struct header *header, struct sink *sink, enum reason_code *why)
{
    struct heif heif;
    if ((int64_t)header->width * header->height > HEIF_PIXELS_MAX) {
        *why = REASON_PICTURE_HEIF_LARGE;
        sink->fault = PICTURE_LARGE;
        return false;
    }
    bool good = open_file(header->bitstream, &heif) && decode_file(&heif, header, sink);
    close_file(&heif);
    *why = good ? REASON_NONE : REASON_PICTURE_HEIF_BROKEN;
    return good;
}

bool
heif_prepare(enum reason_code *why)
{
    struct heif_library library;
    /* in Debian 13 each decoder is a file of its own, which this opens */
    bool good = heif_library_open(&library) && library.heif_init(NULL).code == 0;
    *why = good ? REASON_NONE : REASON_PICTURE_HEIF_LIBRARY;
    return good;
}

enum reason_code
heif_why_unknown(struct str bytes, enum picture_fault *fault)
{
    struct heif_library library;
    bool library_found = heif_library_find(&library), cut = is_cut(bytes);
    *fault = !library_found ? PICTURE_LIBRARY : cut ? PICTURE_CUT : PICTURE_DAMAGED;
    return !library_found ? REASON_PICTURE_HEIF_LIBRARY
           : cut          ? REASON_PICTURE_CUT_OFF
                          : REASON_PICTURE_HEIF_BROKEN;
}

const struct codec codec_heif = {probe, decode, .scales = false};
