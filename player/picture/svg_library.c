#include "picture/svg_library.h"

#include <stddef.h>

#include "picture/library.h"

#define FUNCTION(name)                                                                                       \
    {                                                                                                        \
#name, offsetof(struct svg_library, name)                                                            \
    }

static bool
load(bool find, struct svg_library *out)
{
    static const struct library_function functions[] = {
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
    return library_load("librsvg-2.so.2", find, functions, sizeof(functions) / sizeof(functions[0]), out);
}

bool
svg_library_open(struct svg_library *out)
{
    return load(false, out);
}

bool
svg_library_find(struct svg_library *out)
{
    return load(true, out);
}
