/* The parts of librsvg and its dependencies that are used, as declared in their headers: their -dev packages
 * are not needed. All of it has existed since librsvg 2.52, and is stable as long as the library is named
 * "librsvg-2.so.2". */
#ifndef BREAKROOM_PICTURE_SVG_LIBRARY_H
#define BREAKROOM_PICTURE_SVG_LIBRARY_H

#include <stdbool.h>
#include <stdint.h>

/* RsvgRectangle, librsvg/rsvg.h. */
struct svg_rectangle {
    double x, y, width, height;
};

/* RsvgLength, librsvg/rsvg.h; the unit is an enum. */
struct svg_length {
    double length;
    int unit;
};

#define SVG_CAIRO_ARGB32  0 /* CAIRO_FORMAT_ARGB32 of cairo_format_t, cairo.h */
#define SVG_CAIRO_SUCCESS 0 /* CAIRO_STATUS_SUCCESS of cairo_status_t, cairo.h */

/* gboolean is int, gsize is unsigned long (glibconfig.h), the enums of cairo are ints; handles, GError and
 * cairo's structures are opaque. Errors are not requested: GError ** is NULL. */
struct svg_library {
    /* librsvg/rsvg.h */
    void *(*rsvg_handle_new_from_data)(const uint8_t *data, unsigned long len, void **error);
    int (*rsvg_handle_get_intrinsic_size_in_pixels)(void *handle, double *width, double *height);
    void (*rsvg_handle_get_intrinsic_dimensions)(void *handle, int *has_width, struct svg_length *width,
                                                 int *has_height, struct svg_length *height, int *has_view,
                                                 struct svg_rectangle *view);
    int (*rsvg_handle_render_document)(void *handle, void *cairo, const struct svg_rectangle *viewport,
                                       void **error);
    /* gobject/gobject.h */
    void (*g_object_unref)(void *object);
    /* cairo.h */
    void *(*cairo_image_surface_create_for_data)(unsigned char *data, int format, int width, int height,
                                                 int stride);
    void *(*cairo_create)(void *surface);
    void (*cairo_scale)(void *cairo, double x, double y);
    int (*cairo_status)(void *cairo);
    void (*cairo_destroy)(void *cairo);
    void (*cairo_surface_flush)(void *surface);
    void (*cairo_surface_destroy)(void *surface);
};

/* Opens it, or finds it already opened: the latter never reads a file. False when it is not installed. */
bool svg_library_open(struct svg_library *out);
bool svg_library_find(struct svg_library *out);

#endif
