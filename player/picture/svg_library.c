#include "picture/svg_library.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

#define FUNCTION(name)                                                                                       \
    {                                                                                                        \
#name, offsetof(struct svg_library, name)                                                            \
    }

static bool
fill(void *library, struct svg_library *out)
{
    static const struct {
        const char *name;
        size_t at;
    } functions[] = {
        FUNCTION(rsvg_handle_new_from_data),
        FUNCTION(rsvg_handle_get_intrinsic_size_in_pixels),
        FUNCTION(rsvg_handle_get_intrinsic_dimensions),
        FUNCTION(rsvg_handle_render_document),
        FUNCTION(g_object_unref),
        FUNCTION(cairo_image_surface_create_for_data),
        FUNCTION(cairo_create),
        FUNCTION(cairo_scale),
        FUNCTION(cairo_status),
        FUNCTION(cairo_destroy),
        FUNCTION(cairo_surface_flush),
        FUNCTION(cairo_surface_destroy),
    };
    for (size_t i = 0; library && i < sizeof(functions) / sizeof(functions[0]); i++) {
        /* dlsym(3) looks into what the library stands on, too */
        void *function = dlsym(library, functions[i].name);
        if (!function)
            return false;
        memcpy((char *)out + functions[i].at, &function, sizeof(function));
    }
    return library != NULL;
}

bool
svg_library_open(struct svg_library *out)
{
    return fill(dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL), out);
}

bool
svg_library_find(struct svg_library *out)
{
    return fill(dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_NOLOAD), out);
}
