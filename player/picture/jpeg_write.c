#include "picture/encode.h"

#include "base/str.h"
#include "picture/jpeg_errors.h"

#define QUALITY     88
#define PIECE_BYTES 16384

struct jpeg_writer {
    struct jpeg_compress_struct cinfo; /* its client_data is the writer */
    struct jpeg_errors errors;
    struct jpeg_destination_mgr destination;
    const struct picture *picture;
    struct buf *out;
    char piece[PIECE_BYTES];
};

static void
start_piece(j_compress_ptr cinfo)
{
    struct jpeg_writer *writer = cinfo->client_data;
    writer->destination.next_output_byte = (JOCTET *)writer->piece;
    writer->destination.free_in_buffer = PIECE_BYTES;
}

static void
put(struct jpeg_writer *writer, size_t count)
{
    if (!buf_put(writer->out, (struct str){writer->piece, count}))
        jpeg_errors_leave((j_common_ptr)&writer->cinfo);
}

static boolean
put_piece(j_compress_ptr cinfo)
{
    put(cinfo->client_data, PIECE_BYTES);
    start_piece(cinfo);
    return TRUE;
}

static void
put_rest(j_compress_ptr cinfo)
{
    struct jpeg_writer *writer = cinfo->client_data;
    put(writer, PIECE_BYTES - writer->destination.free_in_buffer);
}

static void
set_form(struct jpeg_writer *writer)
{
    j_compress_ptr cinfo = &writer->cinfo;
    writer->destination = (struct jpeg_destination_mgr){
        .init_destination = start_piece, .empty_output_buffer = put_piece, .term_destination = put_rest};
    cinfo->dest = &writer->destination;
    cinfo->image_width = (JDIMENSION)writer->picture->width;
    cinfo->image_height = (JDIMENSION)writer->picture->height;
    cinfo->input_components = 4;
    cinfo->in_color_space = JCS_EXT_BGRX;
    jpeg_set_defaults(cinfo);
    jpeg_set_quality(cinfo, QUALITY, TRUE);
    cinfo->comp_info[0].h_samp_factor = 1;
    cinfo->comp_info[0].v_samp_factor = 1;
}

static void
write_picture(void *context)
{
    struct jpeg_writer *writer = context;
    jpeg_create_compress(&writer->cinfo);
    writer->cinfo.client_data = writer;
    set_form(writer);
    jpeg_start_compress(&writer->cinfo, TRUE);
    const uint32_t *row = writer->picture->pixels;
    for (int y = 0; y < writer->picture->height; y++, row += writer->picture->width) {
        JSAMPROW bytes = (JSAMPROW)(uintptr_t)row;
        jpeg_write_scanlines(&writer->cinfo, &bytes, 1);
    }
    jpeg_finish_compress(&writer->cinfo);
}

bool
encode_jpeg(const struct picture *picture, struct buf *out)
{
    struct jpeg_writer writer = {.picture = picture, .out = out};
    writer.cinfo.err = jpeg_errors_init(&writer.errors);
    bool good = guard_run(&writer.errors.guard, write_picture, &writer);
    jpeg_destroy_compress(&writer.cinfo);
    return good;
}
