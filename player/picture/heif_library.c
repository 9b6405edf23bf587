#include "picture/heif_library.h"

#include <stddef.h>

#include "picture/library.h"

#define FUNCTION(name)                                                                                       \
    {                                                                                                        \
#name, offsetof(struct heif_library, name)                                                           \
    }

static bool
load(bool find, struct heif_library *out)
{
    static const struct library_function functions[] = {
        FUNCTION(heif_init),
        FUNCTION(heif_context_alloc),
        FUNCTION(heif_context_free),
        FUNCTION(heif_context_set_max_decoding_threads),
        FUNCTION(heif_context_set_maximum_image_size_limit),
        FUNCTION(heif_context_read_from_memory_without_copy),
        FUNCTION(heif_context_get_primary_image_handle),
        FUNCTION(heif_image_handle_release),
        FUNCTION(heif_image_handle_get_width),
        FUNCTION(heif_image_handle_get_height),
        FUNCTION(heif_image_handle_has_alpha_channel),
        FUNCTION(heif_decoding_options_alloc),
        FUNCTION(heif_decoding_options_free),
        FUNCTION(heif_decode_image),
        FUNCTION(heif_image_release),
        FUNCTION(heif_image_get_width),
        FUNCTION(heif_image_get_height),
        FUNCTION(heif_image_get_plane_readonly),
    };
    return library_load("libheif.so.1", find, functions, sizeof(functions) / sizeof(functions[0]), out);
}

bool
heif_library_open(struct heif_library *out)
{
    return load(false, out);
}

bool
heif_library_find(struct heif_library *out)
{
    return load(true, out);
}

int
de265_start_worker_threads(void *decoder, int count)
{
    (void)decoder;
    (void)count;
    return 0;
}
