#include <math.h>

#include "base/memory.h"
#include "picture/svg.h"
#include "picture/svg_library.h"

static bool
is_size(double width, double height)
{
    return isfinite(width) && isfinite(height) && width > 0 && height > 0;
}

static bool
find_size(const struct svg_library *library, struct svg *svg)
{
    int has_width, has_height, has_view;
    struct svg_length width, height;
    struct svg_rectangle view = {0};
    if (library->rsvg_handle_get_intrinsic_size_in_pixels(svg->handle, &svg->width, &svg->height) &&
        is_size(svg->width, svg->height))
        return true;
    library->rsvg_handle_get_intrinsic_dimensions(svg->handle, &has_width, &width, &has_height, &height,
                                                  &has_view, &view);
    svg->width = view.width;
    svg->height = view.height;
    return has_view && is_size(svg->width, svg->height);
}

bool
svg_open(struct str bytes, struct svg *out, enum reason_code *why)
{
    struct svg_library library;
    *out = (struct svg){0};
    *why = svg_fault(bytes);
    out->fault = PICTURE_UNUSABLE;
    if (!*why && !svg_library_find(&library)) {
        *why = REASON_PICTURE_SVG_LIBRARY;
        out->fault = PICTURE_LIBRARY;
    }
    if (*why)
        return false;
    out->handle = library.rsvg_handle_new_from_data((const uint8_t *)bytes.ptr, bytes.len, NULL);
    enum picture_fault fault = out->handle ? PICTURE_UNUSABLE : PICTURE_DAMAGED;
    if (!out->handle)
        *why = REASON_PICTURE_SVG_BROKEN;
    else if (!find_size(&library, out))
        *why = REASON_PICTURE_SVG_SIZE;
    if (*why)
        svg_close(out);
    out->fault = *why ? fault : PICTURE_WHOLE;
    return !*why;
}

void
svg_close(struct svg *svg)
{
    struct svg_library library;
    if (svg->handle && svg_library_find(&library))
        library.g_object_unref(svg->handle);
    *svg = (struct svg){0};
}

/* From cairo's premultiplied colours, in place. */
static void
part_alpha(struct picture *picture)
{
    uint32_t all = UINT32_MAX;
    size_t count = (size_t)picture->width * (size_t)picture->height;
    for (uint32_t *pixel = picture->pixels; pixel < picture->pixels + count; pixel++) {
        uint32_t alpha = *pixel >> 24, straight = alpha << 24;
        for (int shift = 0; alpha && shift < 24; shift += 8)
            straight |= ((*pixel >> shift & 0xFF) * 255 + alpha / 2) / alpha << shift;
        all &= *pixel = straight;
    }
    picture->alpha = all >> 24 != 0xFF;
}

static bool
render(const struct svg_library *library, const struct svg *svg, struct picture *picture)
{
    const struct svg_rectangle whole = {0, 0, svg->width, svg->height};
    void *surface = library->cairo_image_surface_create_for_data(
        (unsigned char *)picture->pixels, SVG_CAIRO_ARGB32, picture->width, picture->height,
        picture->width * (int)sizeof(uint32_t));
    void *cairo = library->cairo_create(surface);
    library->cairo_scale(cairo, picture->width / svg->width, picture->height / svg->height);
    bool good = library->rsvg_handle_render_document(svg->handle, cairo, &whole, NULL) &&
                library->cairo_status(cairo) == SVG_CAIRO_SUCCESS;
    library->cairo_surface_flush(surface);
    library->cairo_destroy(cairo);
    library->cairo_surface_destroy(surface);
    return good;
}

static int
pixels_for(double side)
{
    return side < 1 ? 1 : side > PICTURE_SIDE_MAX ? PICTURE_SIDE_MAX : (int)lround(side);
}

bool
svg_draw(const struct svg *svg, int width_px, int height_px, bool cover, struct picture *out,
         enum reason_code *why)
{
    struct svg_library library;
    double across = width_px / svg->width, down = height_px / svg->height;
    double scale = cover ? fmax(across, down) : fmin(across, down);
    *out =
        (struct picture){.width = pixels_for(svg->width * scale), .height = pixels_for(svg->height * scale)};
    *why = REASON_NONE;
    out->pixels = memory_array((size_t)out->width * (size_t)out->height, sizeof(*out->pixels));
    if (!svg_library_find(&library))
        *why = REASON_PICTURE_SVG_LIBRARY;
    else if (!render(&library, svg, out))
        *why = REASON_PICTURE_SVG_EFFORT;
    if (*why)
        picture_finish(out);
    else
        part_alpha(out);
    return !*why;
}

bool
svg_prepare(enum reason_code *why)
{
    struct svg_library library;
    struct svg svg;
    struct picture picture;
    *why = REASON_PICTURE_SVG_LIBRARY;
    if (!svg_library_open(&library))
        return false;
    bool good =
        svg_open(STR("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 2'><defs><linearGradient id='g'>"
                     "<stop stop-color='red'/></linearGradient></defs><circle r='2' fill='url(#g)'/></svg>"),
                 &svg, why) &&
        svg_draw(&svg, 8, 8, true, &picture, why);
    if (good)
        picture_finish(&picture);
    svg_close(&svg);
    return good;
}
