#include "picture/jpeg_blocks.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"

#define SIDE 8 /* of a block */

/* A packed block: a bit for each of its rows that is not zero; if there are any, a bit for each row with a
 * value that is larger than a byte; then the values of these rows, in a byte each or in two. */
#define PACKED_BYTES_MAX (2 + sizeof(JBLOCK))

typedef JCOEF wide_row __attribute__((vector_size(SIDE * sizeof(JCOEF))));
typedef int8_t narrow_row __attribute__((vector_size(SIDE)));

struct packed_row {
    uint8_t *bytes; /* NULL: all zero */
};

/* What libjpeg calls a virtual array. */
struct jpeg_array {
    struct jpeg_array *next;
    JDIMENSION blocks, rows; /* in a row; in all */
    struct packed_row *packed;
    JBLOCKARRAY window; /* so many unpacked rows, from `first` on */
    JDIMENSION room, first, count;
    bool changed;
    uint8_t *scratch; /* for one row, packed */
};

static bool
is_zero(wide_row row)
{
    uint64_t halves[2];
    memcpy(halves, &row, sizeof(halves));
    return !(halves[0] | halves[1]);
}

static uint8_t *
pack_block(const JCOEF *block, uint8_t *out)
{
    uint8_t *head = out++;
    unsigned rows = 0, wides = 0;
    for (unsigned i = 0; i < SIDE; i++) {
        wide_row row;
        memcpy(&row, block + (size_t)i * SIDE, sizeof(row));
        if (is_zero(row))
            continue;
        out += rows == 0;
        rows |= 1U << i;
        narrow_row narrow = __builtin_convertvector(row, narrow_row);
        bool wide = !is_zero(row ^ __builtin_convertvector(narrow, wide_row));
        wides |= (unsigned)wide << i;
        if (wide)
            memcpy(out, &row, sizeof(row));
        else
            memcpy(out, &narrow, sizeof(narrow));
        out += wide ? sizeof(row) : sizeof(narrow);
    }
    head[0] = (uint8_t)rows;
    if (rows)
        head[1] = (uint8_t)wides;
    return out;
}

/* Into zeros. */
static const uint8_t *
unpack_block(const uint8_t *in, JCOEF *block)
{
    unsigned rows = *in++;
    unsigned wides = rows ? *in++ : 0;
    for (; rows; rows &= rows - 1) {
        int i = __builtin_ctz(rows);
        narrow_row narrow;
        wide_row row;
        if (wides >> i & 1) {
            memcpy(&row, in, sizeof(row));
            in += sizeof(row);
        } else {
            memcpy(&narrow, in, sizeof(narrow));
            in += sizeof(narrow);
            row = __builtin_convertvector(narrow, wide_row);
        }
        memcpy(block + (ptrdiff_t)i * SIDE, &row, sizeof(row));
    }
    return in;
}

static void
pack_window(struct jpeg_array *array)
{
    for (JDIMENSION i = 0; array->changed && i < array->count; i++) {
        struct packed_row *row = &array->packed[array->first + i];
        uint8_t *end = array->scratch;
        for (JDIMENSION k = 0; k < array->blocks; k++)
            end = pack_block(array->window[i][k], end);
        size_t size = (size_t)(end - array->scratch);
        row->bytes = memory_resize(row->bytes, size);
        memcpy(row->bytes, array->scratch, size);
    }
    array->changed = false;
    array->count = 0;
}

static void
unpack_rows(struct jpeg_array *array, JDIMENSION first, JDIMENSION count)
{
    for (JDIMENSION i = 0; i < count; i++) {
        const uint8_t *in = array->packed[first + i].bytes;
        memset(array->window[i], 0, array->blocks * sizeof(JBLOCK));
        for (JDIMENSION k = 0; in && k < array->blocks; k++)
            in = unpack_block(in, array->window[i][k]);
    }
    array->first = first;
    array->count = count;
}

/* Rows that are asked for are valid until the next call for the same array. libjpeg-turbo 2.1 smooths with
 * one row more than it asks for: while nothing is written, the window is filled. */
static JBLOCKARRAY
access_rows(j_common_ptr common, jvirt_barray_ptr pointer, JDIMENSION first, JDIMENSION count,
            boolean writable)
{
    struct jpeg_array *array = (struct jpeg_array *)(void *)pointer;
    if (!array->window)
        array->window = common->mem->alloc_barray(common, JPOOL_IMAGE, array->blocks, array->room);
    if (count > array->room || first > array->rows || count > array->rows - first)
        BUG("rows of coefficients that do not exist");
    if (first < array->first || first + count > array->first + array->count) {
        pack_window(array);
        unpack_rows(array, first, writable ? count : number_min(array->room, array->rows - first));
    }
    array->changed = array->changed || writable;
    return array->window + (first - array->first);
}

static jvirt_barray_ptr
request(j_common_ptr common, int pool, boolean zero, JDIMENSION blocks, JDIMENSION rows, JDIMENSION room)
{
    (void)pool;
    (void)zero; /* they always are */
    struct jpeg_blocks *all = common->client_data;
    struct jpeg_array *array = memory_alloc(sizeof(*array));
    array->next = all->arrays;
    all->arrays = array;
    array->blocks = blocks;
    array->rows = rows;
    array->room = room;
    array->packed = memory_array(rows, sizeof(*array->packed));
    array->scratch = memory_array(blocks, PACKED_BYTES_MAX);
    return (jvirt_barray_ptr)(void *)array;
}

void
jpeg_blocks_install(struct jpeg_blocks *blocks, j_decompress_ptr cinfo)
{
    blocks->arrays = NULL;
    cinfo->mem->request_virt_barray = request;
    cinfo->mem->access_virt_barray = access_rows;
}

void
jpeg_blocks_finish(struct jpeg_blocks *blocks)
{
    while (blocks->arrays) {
        struct jpeg_array *array = blocks->arrays;
        blocks->arrays = array->next;
        for (JDIMENSION i = 0; i < array->rows; i++)
            memory_free(array->packed[i].bytes);
        memory_free(array->packed);
        memory_free(array->scratch);
        memory_free(array);
    }
}
