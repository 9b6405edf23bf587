#include "picture/codec.h"

#include <string.h>

#include <jerror.h>

#include "base/memory.h"
#include "picture/jpeg_blocks.h"
#include "picture/jpeg_errors.h"
#include "picture/jpeg_header.h"

/* Real progressive files have some 10 scans. Each costs a pass over all coefficients, however short it is. */
#define SCANS_MAX 64
/* A progressive file keeps all coefficients, 2 bytes each: enough for 32 million pixels at 4:2:0. */
#define COEFFICIENT_BYTES_MAX ((int64_t)96 << 20)
/* Of larger ones the coefficients are packed: that takes some time and a small part of the memory. */
#define COEFFICIENT_BYTES_PACKED ((int64_t)8 << 20)
#define OTHER_BYTES_MAX          ((int64_t)16 << 20) /* libjpeg's other memory */

#define MIXED_ROWS 2

/* libjpeg-turbo writes a row at a multiple of so many bytes past the cache, from which it is read at once. */
#define UNCACHED_BYTES 32

struct jpeg_reader {
    struct jpeg_blocks blocks;
    struct jpeg_decompress_struct cinfo; /* its client_data is the reader */
    struct jpeg_errors errors;
    struct jpeg_source_mgr source;
    struct jpeg_progress_mgr progress;
    const struct header *header;
    struct sink *sink;
    enum reason_code why;
    bool cut;      /* the bytes have ended too soon */
    bool lost;     /* so many rows are missing that the picture is refused */
    bool inverted; /* CMYK as Adobe writes it */
    /* the row is somewhere in the memory */
    uint32_t *memory, *row;
};

static void
refuse(struct jpeg_reader *reader, enum reason_code why)
{
    reader->why = why;
    if (reader->sink->fault == PICTURE_WHOLE)
        reader->sink->fault = PICTURE_UNUSABLE;
    jpeg_errors_leave((j_common_ptr)&reader->cinfo);
}

static void
refuse_large(struct jpeg_reader *reader, enum reason_code why)
{
    reader->sink->fault = PICTURE_LARGE;
    refuse(reader, why);
}

static void
ignore(j_decompress_ptr cinfo)
{
    (void)cinfo;
}

/* Rows are lost; libjpeg would make up grey ones. */
static void
lose(struct jpeg_reader *reader, enum picture_fault fault, int good)
{
    sink_lose(reader->sink, fault, good, reader->header->height);
    reader->lost = fault == PICTURE_DAMAGED || sink_good_percent(reader->sink) < PICTURE_ROWS_MIN;
    if (reader->lost)
        jpeg_errors_leave((j_common_ptr)&reader->cinfo);
}

/* All bytes were available from the beginning: a request for more means that the file is truncated. An end
 * marker makes libjpeg fill the rest with grey; in the middle of another marker it stops and is restarted
 * with the end marker in its place. */
static boolean
end_of_bytes(j_decompress_ptr cinfo)
{
    static const JOCTET end[] = {0xff, JPEG_END};
    struct jpeg_reader *reader = cinfo->client_data;
    reader->cut = true;
    if (cinfo->unread_marker) {
        cinfo->unread_marker = JPEG_END;
        return FALSE;
    }
    cinfo->src->next_input_byte = end;
    cinfo->src->bytes_in_buffer = sizeof(end);
    return TRUE;
}

static void
skip(j_decompress_ptr cinfo, long count)
{
    struct jpeg_source_mgr *source = cinfo->src;
    size_t skipped = count > 0 ? (size_t)count : 0;
    if (skipped > source->bytes_in_buffer)
        skipped = source->bytes_in_buffer;
    source->next_input_byte += skipped;
    source->bytes_in_buffer -= skipped;
}

static void
count_scans(j_common_ptr cinfo)
{
    struct jpeg_reader *reader = cinfo->client_data;
    if (reader->cinfo.input_scan_number > SCANS_MAX)
        refuse(reader, REASON_PICTURE_JPEG_SCANS);
}

/* True when the scans so far contain every component completely. A complete file may omit zero coefficients;
 * for a truncated one it is not known what followed. */
static bool
has_all_scans(j_decompress_ptr cinfo)
{
    for (int i = 0; i < cinfo->num_components; i++) {
        if (!cinfo->comp_info[i].quant_table) /* which the first scan of a component brings */
            return false;
        for (int k = 0; cinfo->coef_bits && k < DCTSIZE2; k++)
            if (cinfo->coef_bits[i][k] != 0)
                return false;
    }
    return true;
}

/* The source row above which nothing that libjpeg reads now has a part. It mixes colours of neighbouring rows
 * when it enlarges them. */
static int
row_at_hand(j_decompress_ptr cinfo)
{
    int64_t row = (int64_t)cinfo->input_iMCU_row * cinfo->max_v_samp_factor * DCTSIZE - MIXED_ROWS;
    return row < 0 ? 0 : row < (int64_t)cinfo->image_height ? (int)row : (int)cinfo->image_height;
}

/* Warnings after which libjpeg continues: the data of a scan end too early, by the end of the file, real or
 * from end_of_bytes, or by wrong bytes. */
static void
note_warning(j_common_ptr common, int level)
{
    struct jpeg_reader *reader = common->client_data;
    j_decompress_ptr cinfo = &reader->cinfo;
    int code = common->err->msg_code;
    if (level >= 0 || (code != JWRN_HIT_MARKER && code != JWRN_HUFF_BAD_CODE && code != JWRN_MUST_RESYNC))
        return;
    bool ended = cinfo->unread_marker == JPEG_END && code != JWRN_HUFF_BAD_CODE;
    lose(reader, ended ? PICTURE_CUT : PICTURE_DAMAGED,
         ended && !has_all_scans(cinfo) ? 0 : row_at_hand(cinfo));
}

static void
read_header(struct jpeg_reader *reader)
{
    j_decompress_ptr cinfo = &reader->cinfo;
    reader->source = (struct jpeg_source_mgr){
        .next_input_byte = (const JOCTET *)reader->header->bitstream.ptr,
        .bytes_in_buffer = reader->header->bitstream.len,
        .init_source = ignore,
        .fill_input_buffer = end_of_bytes,
        .skip_input_data = skip,
        .resync_to_restart = jpeg_resync_to_restart,
        .term_source = ignore,
    };
    cinfo->src = &reader->source;
    reader->progress.progress_monitor = count_scans;
    cinfo->progress = &reader->progress;
    cinfo->mem->max_memory_to_use = (long)(COEFFICIENT_BYTES_MAX + OTHER_BYTES_MAX);
    if (jpeg_read_header(cinfo, TRUE) != JPEG_HEADER_OK)
        lose(reader, PICTURE_CUT, 0);
    if ((int)cinfo->image_width != reader->header->width ||
        (int)cinfo->image_height != reader->header->height)
        refuse(reader, REASON_PICTURE_HEADER);
    if (cinfo->arith_code)
        refuse(reader, REASON_PICTURE_JPEG_ARITHMETIC);
}

static void
check_coefficients(struct jpeg_reader *reader)
{
    j_decompress_ptr cinfo = &reader->cinfo;
    if (!jpeg_has_multiple_scans(cinfo))
        return;
    int64_t bytes = 0;
    for (int i = 0; i < cinfo->num_components; i++) {
        const jpeg_component_info *part = &cinfo->comp_info[i];
        int64_t across = ((int64_t)cinfo->image_width * part->h_samp_factor / cinfo->max_h_samp_factor + 15);
        int64_t down = ((int64_t)cinfo->image_height * part->v_samp_factor / cinfo->max_v_samp_factor + 15);
        bytes += across * down * (int64_t)sizeof(JCOEF);
    }
    if (bytes > COEFFICIENT_BYTES_MAX)
        refuse_large(reader, REASON_PICTURE_JPEG_MEMORY);
    if (bytes > COEFFICIENT_BYTES_PACKED)
        jpeg_blocks_install(&reader->blocks, cinfo);
}

/* The smallest n/8 of the size that is not below the target. */
static void
choose_scale(j_decompress_ptr cinfo, const struct sink *sink)
{
    cinfo->scale_denom = 8;
    for (cinfo->scale_num = 1; cinfo->scale_num < 8; cinfo->scale_num++) {
        jpeg_calc_output_dimensions(cinfo);
        if ((int)cinfo->output_width >= sink->width && (int)cinfo->output_height >= sink->height)
            return;
    }
}

static bool
is_cmyk(j_decompress_ptr cinfo)
{
    return cinfo->jpeg_color_space == JCS_CMYK || cinfo->jpeg_color_space == JCS_YCCK;
}

/* Bytes c, m, y, k to a word, in place. */
static void
ink_to_light(struct jpeg_reader *reader)
{
    uint8_t flip = reader->inverted ? 0 : 0xff;
    for (JDIMENSION x = 0; x < reader->cinfo.output_width; x++) {
        uint8_t ink[4];
        memcpy(ink, &reader->row[x], sizeof(ink));
        uint32_t key = ink[3] ^ flip, word = 0xff;
        for (int i = 0; i < 3; i++)
            word = word << 8 | (((uint32_t)(ink[i] ^ flip) * key + 127) / 255);
        reader->row[x] = word;
    }
}

/* If end_of_bytes stopped libjpeg, the second try continues. */
#define TRIES 2

static void
start(struct jpeg_reader *reader)
{
    for (int i = 0; i < TRIES; i++)
        if (jpeg_start_decompress(&reader->cinfo))
            return;
    lose(reader, PICTURE_CUT, 0);
}

static void
read_row(struct jpeg_reader *reader)
{
    JSAMPROW row = (JSAMPROW)reader->row;
    for (int i = 0; i < TRIES; i++)
        if (jpeg_read_scanlines(&reader->cinfo, &row, 1))
            return;
    lose(reader, PICTURE_CUT, 0);
}

static void
make_row(struct jpeg_reader *reader)
{
    reader->memory = memory_array(reader->cinfo.output_width + UNCACHED_BYTES, sizeof(*reader->row));
    bool uncached = (uintptr_t)reader->memory % UNCACHED_BYTES == 0;
    reader->row = reader->memory + (uncached ? UNCACHED_BYTES / 2 / sizeof(*reader->row) : 0);
}

static void
read_rows(struct jpeg_reader *reader)
{
    j_decompress_ptr cinfo = &reader->cinfo;
    bool cmyk = is_cmyk(cinfo);
    cinfo->out_color_space = cmyk ? JCS_CMYK : JCS_EXT_BGRA;
    reader->inverted = cinfo->saw_Adobe_marker;
    choose_scale(cinfo, reader->sink);
    if ((int64_t)cinfo->output_width * cinfo->output_height > reader->header->max_pixels)
        refuse_large(reader, REASON_PICTURE_PIXELS);
    start(reader);
    if (reader->cut && !has_all_scans(cinfo)) /* between two scans */
        lose(reader, PICTURE_CUT, 0);
    sink_start(reader->sink, (int)cinfo->output_width, (int)cinfo->output_height);
    make_row(reader);
    while (cinfo->output_scanline < cinfo->output_height) {
        read_row(reader);
        if (cmyk)
            ink_to_light(reader);
        sink_push(reader->sink, reader->row);
    }
}

static void
read_picture(void *context)
{
    struct jpeg_reader *reader = context;
    jpeg_create_decompress(&reader->cinfo);
    reader->cinfo.client_data = reader;
    read_header(reader);
    check_coefficients(reader);
    read_rows(reader);
}

static bool
decode(const struct header *header, struct sink *sink, enum reason_code *why)
{
    struct jpeg_reader reader = {.header = header, .sink = sink};
    reader.cinfo.err = jpeg_errors_init(&reader.errors);
    reader.cinfo.err->emit_message = note_warning;
    bool good = guard_run(&reader.errors.guard, read_picture, &reader) || reader.lost;
    int code = reader.errors.manager.msg_code;
    jpeg_destroy_decompress(&reader.cinfo);
    jpeg_blocks_finish(&reader.blocks);
    memory_free(reader.memory);
    if (good)
        return true;
    bool memory = code == JERR_OUT_OF_MEMORY || code == JERR_NO_BACKING_STORE;
    if (!reader.why && memory)
        sink->fault = PICTURE_LARGE;
    *why = reader.why   ? reader.why
           : memory     ? REASON_PICTURE_MEMORY
           : reader.cut ? REASON_PICTURE_CUT_OFF
                        : REASON_PICTURE_JPEG_BROKEN;
    return false;
}

const struct codec codec_jpeg = {jpeg_header_read, decode, .scales = true};
