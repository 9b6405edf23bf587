#include "picture/svg.h"

#include <string.h>

#include "picture/svg_inside.h"

#define BOM    "\xEF\xBB\xBF"
#define GZIP   "\x1F\x8B"
#define SPACES " \t\r\n"

struct scan {
    struct str rest;
    struct str name, attributes; /* of the element at hand; after the attributes is what follows its tag */
    int64_t pixels;              /* of the pictures inside so far */
};

static void
skip_past(struct str *rest, struct str end)
{
    size_t at = str_find(*rest, end);
    *rest = at == SIZE_MAX ? STR_NONE : str_slice(*rest, at + end.len, SIZE_MAX);
}

static struct str
name_of(struct str tag)
{
    size_t len = 0;
    while (len < tag.len && !strchr(SPACES "/>", tag.ptr[len]))
        len++;
    return str_slice(tag, 0, len);
}

/* The next element that begins; what only looks like one, in comments and the like, is passed over. */
static bool
next_element(struct scan *scan)
{
    while (str_split(&scan->rest, '<'), scan->rest.len > 0) {
        struct str tag = scan->rest;
        if (str_starts(tag, STR("!--")))
            skip_past(&scan->rest, STR("-->"));
        else if (str_starts(tag, STR("![CDATA[")))
            skip_past(&scan->rest, STR("]]>"));
        else if (str_starts(tag, STR("?")))
            skip_past(&scan->rest, STR("?>"));
        else if (!str_starts(tag, STR("!")) && !str_starts(tag, STR("/"))) {
            scan->name = name_of(str_slice(tag, str_starts(tag, STR("svg:")) ? 4 : 0, SIZE_MAX));
            scan->attributes = str_slice(tag, 0, str_find(tag, STR("<")));
            return true;
        }
    }
    return false;
}

/* The value of an attribute, whatever the prefix of its name; absent when there is none. */
static struct str
attribute(struct str tag, struct str name)
{
    for (size_t at; (at = str_find(tag, name)) != SIZE_MAX;) {
        bool begins = at > 0 && strchr(SPACES ":", tag.ptr[at - 1]);
        tag = str_slice(tag, at + name.len, SIZE_MAX);
        struct str value = str_trim(tag);
        if (!begins || !str_starts(value, STR("=")))
            continue;
        value = str_trim(str_slice(value, 1, SIZE_MAX));
        if (!str_starts(value, STR("\"")) && !str_starts(value, STR("'")))
            continue;
        char quote = value.ptr[0];
        value = str_slice(value, 1, SIZE_MAX);
        return str_split(&value, quote);
    }
    return STR_NONE;
}

static enum reason_code
fault_of_image(struct scan *scan)
{
    struct str href = attribute(scan->attributes, STR("href"));
    if (href.len == 0)
        return REASON_NONE;
    if (!str_starts(href, STR("data:")))
        return REASON_PICTURE_SVG_OUTSIDE;
    return svg_inside_fits(href, &scan->pixels) ? REASON_NONE : REASON_PICTURE_SVG_INSIDE;
}

static enum reason_code
fault_of_use(struct scan *scan)
{
    struct str href = attribute(scan->attributes, STR("href"));
    return href.len == 0 || href.ptr[0] == '#' ? REASON_NONE : REASON_PICTURE_SVG_OUTSIDE;
}

/* Illustrator wraps its own data so, for itself alone. */
static enum reason_code
fault_of_html(struct scan *scan)
{
    return attribute(scan->attributes, STR("requiredExtensions")).len ? REASON_NONE : REASON_PICTURE_SVG_HTML;
}

/* What librsvg cannot draw inside the sandbox, or never does. Blurs and lights want threads: librsvg 2.54 and
 * 2.60, the Rust library rayon. */
static const struct {
    const char *name;
    enum reason_code why; /* or: */
    enum reason_code (*fault)(struct scan *scan);
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

bool
svg_recognised(struct str bytes)
{
    if (str_starts(bytes, STR(GZIP)))
        return true;
    struct scan scan = {.rest = bytes};
    if (str_starts(scan.rest, STR(BOM)))
        scan.rest = str_slice(scan.rest, sizeof(BOM) - 1, SIZE_MAX);
    size_t blank = 0;
    while (blank < scan.rest.len && strchr(SPACES, scan.rest.ptr[blank]))
        blank++;
    scan.rest = str_slice(scan.rest, blank, SIZE_MAX);
    return str_starts(scan.rest, STR("<")) && next_element(&scan) && str_equal(scan.name, STR("svg"));
}

enum reason_code
svg_fault(struct str bytes)
{
    if (str_starts(bytes, STR(GZIP)))
        return REASON_PICTURE_SVG_COMPRESSED;
    struct scan scan = {.rest = bytes};
    while (next_element(&scan))
        for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++)
            if (str_equal(scan.name, str_from(elements[i].name))) {
                enum reason_code why = elements[i].fault ? elements[i].fault(&scan) : elements[i].why;
                if (why)
                    return why;
            }
    return REASON_NONE;
}
