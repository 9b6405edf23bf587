/* The coefficients of a progressive JPEG in less memory than libjpeg's: 128 bytes a block, most of them zero,
 * become a few. Only the rows that libjpeg works on are unpacked. */
#ifndef BREAKROOM_PICTURE_JPEG_BLOCKS_H
#define BREAKROOM_PICTURE_JPEG_BLOCKS_H

#include <stddef.h>
#include <stdio.h>

#include <jpeglib.h>

struct jpeg_array;

struct jpeg_blocks {
    struct jpeg_array *arrays; /* of the components */
};

/* From now on libjpeg keeps the coefficients here; between jpeg_read_header and jpeg_start_decompress, for a
 * cinfo whose client_data begins with the struct jpeg_blocks. */
void jpeg_blocks_install(struct jpeg_blocks *blocks, j_decompress_ptr cinfo);

/* Frees them, after jpeg_destroy_decompress; also without jpeg_blocks_install. */
void jpeg_blocks_finish(struct jpeg_blocks *blocks);

#endif
