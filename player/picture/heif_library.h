/* The part of libheif that is used, as declared in its header: its -dev package is not needed. All of it has
 * existed since libheif 1.13, and is stable as long as the library is named "libheif.so.1". */
#ifndef BREAKROOM_PICTURE_HEIF_LIBRARY_H
#define BREAKROOM_PICTURE_HEIF_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* struct heif_error, libheif/heif.h; both codes are enums, 0 means success. */
struct heif_answer {
    int code, detail;
    const char *message; /* owned by the library */
};

/* The beginning of struct heif_decoding_options, which only heif_decoding_options_alloc makes. */
struct heif_options {
    uint8_t version, ignore_transformations;
    void (*progress[3])(void);
    void *progress_context;
    uint8_t convert_to_8_bits, strict; /* strict: since version 3 */
};

#define HEIF_COLOURS_RGB         1  /* heif_colorspace_RGB */
#define HEIF_CHROMA_RGB          10 /* heif_chroma_interleaved_RGB */
#define HEIF_CHROMA_RGBA         11 /* heif_chroma_interleaved_RGBA */
#define HEIF_CHANNEL_INTERLEAVED 10 /* heif_channel_interleaved */

/* The enums of libheif are ints; context, handle and image are opaque. */
struct heif_library {
    struct heif_answer (*heif_init)(void *parameters);
    void *(*heif_context_alloc)(void);
    void (*heif_context_free)(void *context);
    void (*heif_context_set_max_decoding_threads)(void *context, int count);
    void (*heif_context_set_maximum_image_size_limit)(void *context, int side);
    struct heif_answer (*heif_context_read_from_memory_without_copy)(void *context, const void *bytes,
                                                                     size_t len, const void *options);
    struct heif_answer (*heif_context_get_primary_image_handle)(void *context, void **handle);
    void (*heif_image_handle_release)(const void *handle);
    int (*heif_image_handle_get_width)(const void *handle);
    int (*heif_image_handle_get_height)(const void *handle);
    int (*heif_image_handle_has_alpha_channel)(const void *handle);
    struct heif_options *(*heif_decoding_options_alloc)(void);
    void (*heif_decoding_options_free)(struct heif_options *options);
    struct heif_answer (*heif_decode_image)(const void *handle, void **image, int colours, int chroma,
                                            const struct heif_options *options);
    void (*heif_image_release)(const void *image);
    int (*heif_image_get_width)(const void *image, int channel);
    int (*heif_image_get_height)(const void *image, int channel);
    const uint8_t *(*heif_image_get_plane_readonly)(const void *image, int channel, int *stride);
};

/* Opens it, or finds it already opened: the latter never reads a file. False when it is not installed. */
bool heif_library_open(struct heif_library *out);
bool heif_library_find(struct heif_library *out);

/* Replaces the function of this name in libde265 (libde265/de265.h): symbols are looked up in the program
 * first, for which the Makefile exports it. libheif would have one thread started; without any, libde265
 * decodes in the caller's thread, and the sandbox need not allow threads. */
__attribute__((visibility("default"))) int de265_start_worker_threads(void *decoder, int count);

#endif
