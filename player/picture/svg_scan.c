#include "picture/svg.h"

#include <string.h>

#include "picture/svg_inside.h"
#include "text/markup.h"

#define GZIP           "\x1F\x8B"
#define ATTRIBUTES_MAX 256
#define TAG_BYTES_MAX                                                                                        \
    ((size_t)12 * 1024 * 1024) /* libxml2, which librsvg reads with, stops at 10 million                     \
                                */
#define PIECE_BYTES 4096

struct scan {
    int64_t pixels; /* of the pictures inside so far */
    bool any, svg;  /* the first element has come, and is <svg> */
    enum reason_code why;
};

static struct str
local_name(struct str name)
{
    const char *colon = memchr(name.ptr, ':', name.len);
    return colon ? str_slice(name, (size_t)(colon - name.ptr) + 1, SIZE_MAX) : name;
}

/* The value of an attribute, ignoring the prefix of its name; absent when there is none. */
static struct str
attribute(const struct tag *tag, struct str name)
{
    for (size_t i = 0; i < tag->count; i++)
        if (str_equal(local_name(tag->attributes[i].name), name))
            return tag->attributes[i].value;
    return STR_NONE;
}

static enum reason_code
fault_of_image(struct scan *scan, const struct tag *tag)
{
    struct str href = attribute(tag, STR("href"));
    if (href.len == 0)
        return REASON_NONE;
    if (!str_starts(href, STR("data:")))
        return REASON_PICTURE_SVG_OUTSIDE;
    return svg_inside_fits(href, &scan->pixels) ? REASON_NONE : REASON_PICTURE_SVG_INSIDE;
}

static enum reason_code
fault_of_use(struct scan *scan, const struct tag *tag)
{
    (void)scan;
    struct str href = attribute(tag, STR("href"));
    return href.len == 0 || href.ptr[0] == '#' ? REASON_NONE : REASON_PICTURE_SVG_OUTSIDE;
}

/* Illustrator wraps its private data in this element. */
static enum reason_code
fault_of_html(struct scan *scan, const struct tag *tag)
{
    (void)scan;
    return attribute(tag, STR("requiredExtensions")).len ? REASON_NONE : REASON_PICTURE_SVG_HTML;
}

/* Features that librsvg cannot draw inside the sandbox, or at all. Blurs and lights need threads: librsvg
 * 2.54 and 2.60, the Rust library rayon. */
static const struct {
    const char *name;
    enum reason_code why; /* or: */
    enum reason_code (*fault)(struct scan *scan, const struct tag *tag);
} elements[] = {
    {"text", REASON_PICTURE_SVG_TEXT, NULL},
    {"image", REASON_NONE, fault_of_image},
    {"use", REASON_NONE, fault_of_use},
    {"foreignObject", REASON_NONE, fault_of_html},
    {"feImage", REASON_NONE, fault_of_image},
    {"feGaussianBlur", REASON_PICTURE_SVG_BLUR, NULL},
    {"feDropShadow", REASON_PICTURE_SVG_BLUR, NULL},
    {"feDiffuseLighting", REASON_PICTURE_SVG_BLUR, NULL},
    {"feSpecularLighting", REASON_PICTURE_SVG_BLUR, NULL},
};

static void
on_open(void *context, const struct tag *tag)
{
    struct scan *scan = context;
    struct str name = str_slice(tag->name, str_starts(tag->name, STR("svg:")) ? 4 : 0, SIZE_MAX);
    scan->svg = scan->any ? scan->svg : str_equal(name, STR("svg"));
    scan->any = true;
    for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]) && !scan->why; i++)
        if (str_equal(name, str_from(elements[i].name)))
            scan->why = elements[i].fault ? elements[i].fault(scan, tag) : elements[i].why;
}

/* Up to the first fault or, with `first`, the first element. */
static struct scan
scan_svg(struct str bytes, bool first)
{
    static const struct markup_events events = {.open = on_open};
    struct scan scan = {0};
    struct markup *markup = markup_create(MARKUP_XML, ATTRIBUTES_MAX, &events, &scan);
    markup_set_tag_max(markup, TAG_BYTES_MAX);
    while (bytes.len && !scan.why && !(first && scan.any)) {
        markup_push(markup, str_slice(bytes, 0, PIECE_BYTES));
        bytes = str_slice(bytes, PIECE_BYTES, SIZE_MAX);
    }
    markup_destroy(markup);
    return scan;
}

bool
svg_recognised(struct str bytes)
{
    static const struct str mark = {"\xEF\xBB\xBF", 3};
    if (str_starts(bytes, STR(GZIP)))
        return true;
    struct str text = str_trim(str_slice(bytes, str_starts(bytes, mark) ? mark.len : 0, SIZE_MAX));
    return str_starts(text, STR("<")) && scan_svg(text, true).svg;
}

enum reason_code
svg_fault(struct str bytes)
{
    return str_starts(bytes, STR(GZIP)) ? REASON_PICTURE_SVG_COMPRESSED : scan_svg(bytes, false).why;
}
