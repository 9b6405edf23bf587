#include "picture/codec.h"

#include <webp/decode.h>

#include "base/memory.h"
#include "picture/exif.h"

#define FILE_HEAD_BYTES  12 /* "RIFF", length, "WEBP" */
#define CHUNK_HEAD_BYTES 8  /* type, length */
#define FRAME_HEAD_BYTES 16 /* of a frame of an animation: place, size, duration, flags */

enum { FORMAT_MIXED, FORMAT_LOSSY, FORMAT_LOSSLESS }; /* libwebp's values */

static uint32_t
little(struct str bytes, size_t at)
{
    return __builtin_bswap32(codec_be(bytes, at, 4));
}

/* Chunks may be cut off by the end of the file. An animation is reduced to its first frame, whose chunks
 * libwebp accepts as a file without a header. */
static void
walk_chunks(struct str bytes, struct header *out)
{
    bool found_frame = false;
    size_t at = FILE_HEAD_BYTES;
    while (bytes.len - at >= CHUNK_HEAD_BYTES) {
        struct str type = str_slice(bytes, at, 4);
        size_t length = little(bytes, at + 4);
        struct str body = str_slice(bytes, at + CHUNK_HEAD_BYTES, length);
        if (str_equal(type, STR("EXIF")))
            out->orientation = exif_orientation(body);
        if (str_equal(type, STR("ANMF")) && !found_frame) {
            found_frame = true;
            out->bitstream = str_slice(body, FRAME_HEAD_BYTES, SIZE_MAX);
        }
        length += length & 1;
        if (length > bytes.len - at - CHUNK_HEAD_BYTES)
            return;
        at += CHUNK_HEAD_BYTES + length;
    }
}

static bool
read_features(struct str bitstream, WebPBitstreamFeatures *out)
{
    return WebPGetFeatures((const uint8_t *)bitstream.ptr, bitstream.len, out) == VP8_STATUS_OK &&
           !out->has_animation;
}

static bool
probe(struct str bytes, struct header *out)
{
    WebPBitstreamFeatures features;
    if (bytes.len < FILE_HEAD_BYTES || !str_starts(bytes, STR("RIFF")) ||
        !str_equal(str_slice(bytes, 8, 4), STR("WEBP")))
        return false;
    walk_chunks(bytes, out);
    if (!read_features(out->bitstream, &features))
        return false;
    out->width = features.width;
    out->height = features.height;
    out->alpha = features.has_alpha;
    return true;
}

/* Decodes into width × height pixels. False when libwebp finds a fault; a truncated file is not one. */
static bool
decode_into(WebPDecoderConfig *config, struct str bitstream, uint32_t *pixels, struct sink *sink)
{
    size_t stride = (size_t)config->output.width * sizeof(*pixels);
    config->output.colorspace = MODE_BGRA;
    config->output.is_external_memory = 1;
    config->output.u.RGBA = (WebPRGBABuffer){
        .rgba = (uint8_t *)pixels, .stride = (int)stride, .size = stride * (size_t)config->output.height};
    WebPIDecoder *decoder = WebPIDecode(NULL, 0, config);
    if (!decoder)
        return false;
    int height = config->output.height;
    VP8StatusCode status = WebPIUpdate(decoder, (const uint8_t *)bitstream.ptr, bitstream.len);
    int rows = 0;
    WebPIDecGetRGB(decoder, &rows, NULL, NULL, NULL);
    if (status != VP8_STATUS_OK)
        sink_lose(sink, PICTURE_CUT, rows, height);
    WebPIDelete(decoder);
    return status == VP8_STATUS_OK || status == VP8_STATUS_SUSPENDED;
}

/* libwebp scales while it decodes. */
static bool
decode_scaled(WebPDecoderConfig *config, struct str bitstream, struct sink *sink)
{
    config->options.use_scaling = sink->width < config->input.width || sink->height < config->input.height;
    config->options.scaled_width = sink->width;
    config->options.scaled_height = sink->height;
    config->output.width = sink->width;
    config->output.height = sink->height;
    return decode_into(config, bitstream, sink->pixels, sink);
}

/* When it scales lossy pictures, the colour of transparent pixels bleeds into others. */
static bool
decode_whole(WebPDecoderConfig *config, struct str bitstream, struct sink *sink)
{
    int width = config->input.width, height = config->input.height;
    uint32_t *pixels = memory_array((size_t)width * (size_t)height, sizeof(*pixels));
    config->output.width = width;
    config->output.height = height;
    bool good = decode_into(config, bitstream, pixels, sink);
    if (good) {
        sink_start(sink, width, height);
        for (int y = 0; y < height; y++)
            sink_push(sink, pixels + (size_t)y * (size_t)width);
    }
    memory_free(pixels);
    return good;
}

static bool
decode(const struct header *header, struct sink *sink, enum reason_code *why)
{
    WebPDecoderConfig config;
    *why = REASON_PICTURE_WEBP_BROKEN;
    if (!WebPInitDecoderConfig(&config) || !read_features(header->bitstream, &config.input))
        return false;
    bool lossy = config.input.format == FORMAT_LOSSY;
    bool whole = !lossy || config.input.has_alpha;
    if (whole && (int64_t)header->width * header->height > CODEC_WHOLE_PIXELS_MAX) {
        sink->fault = PICTURE_LARGE;
        *why = REASON_PICTURE_WEBP_LARGE;
        return false;
    }
    return lossy && whole ? decode_whole(&config, header->bitstream, sink)
                          : decode_scaled(&config, header->bitstream, sink);
}

const struct codec codec_webp = {probe, decode, .scales = false};
