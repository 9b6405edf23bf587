#include "picture/heif_library.h"

#include <dlfcn.h>
#include <string.h>

#define LIBRARY "libheif.so.1"

#define FUNCTION(name)                                                                                       \
    {                                                                                                        \
#name, offsetof(struct heif_library, name)                                                           \
    }

static bool
fill(void *library, struct heif_library *out)
{
    static const struct {
        const char *name;
        size_t at;
    } functions[] = {
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
    for (size_t i = 0; library && i < sizeof(functions) / sizeof(functions[0]); i++) {
        void *function = dlsym(library, functions[i].name);
        if (!function)
            return false;
        memcpy((char *)out + functions[i].at, &function, sizeof(function));
    }
    return library != NULL;
}

bool
heif_library_open(struct heif_library *out)
{
    return fill(dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL), out);
}

bool
heif_library_find(struct heif_library *out)
{
    return fill(dlopen(LIBRARY, RTLD_NOW | RTLD_NOLOAD), out);
}

int
de265_start_worker_threads(void *decoder, int count)
{
    (void)decoder;
    (void)count;
    return 0;
}
