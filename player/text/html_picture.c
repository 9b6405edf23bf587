#include "text/html_element.h"

#include "text/url.h"

/* Anything narrower is an ornament. */
#define SMALL_PX 24

/* A number of pixels: "640", "640px"; -1 when it is none (or a percentage). */
static int
pixels(struct str value)
{
    int number = 0;
    size_t at = 0;
    value = str_trim(value);
    for (; at < value.len && value.ptr[at] >= '0' && value.ptr[at] <= '9' && number < 100000; at++)
        number = number * 10 + (value.ptr[at] - '0');
    struct str unit = str_slice(value, at, SIZE_MAX);
    return at && (unit.len == 0 || str_equal_nocase(unit, STR("px")) || unit.ptr[0] == '.') ? number : -1;
}

/* The same of a style: "width: 1px"; -1 when it does not say. */
static int
styled(struct str style, struct str property)
{
    while (style.ptr) {
        struct str value = str_trim(str_split(&style, ';'));
        struct str name = str_trim(str_split(&value, ':'));
        if (str_equal_nocase(name, property))
            return pixels(value);
    }
    return -1;
}

static int
side(const struct tag *tag, const char *name)
{
    int stated = pixels(tag_attribute(tag, name));
    return stated >= 0 ? stated : styled(tag_attribute(tag, "style"), str_from(name));
}

static bool
contains_any(struct str text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_find(text, str_from(words[i])) != SIZE_MAX)
            return true;
    return false;
}

/* Counters, share buttons and smileys of the usual platforms. */
static bool
is_ornament(struct str url)
{
    static const char *const parts[] = {"feedburner.com/~",
                                        "/~r/",
                                        "/~ff/",
                                        "feedsportal.com/",
                                        "doubleclick.net",
                                        "pixel.wp.com",
                                        "stats.wordpress.com",
                                        "feeds.wordpress.com/1.0/",
                                        "pheedo.com",
                                        "/b.gif?",
                                        "images/core/emoji/",
                                        "/smilies/",
                                        "/smileys/",
                                        "blank.gif",
                                        "spacer.gif",
                                        "pixel.gif",
                                        "transparent.gif",
                                        "1x1.",
                                        "/counter",
                                        "google-analytics.com"};
    return contains_any(url, parts, sizeof(parts) / sizeof(parts[0]));
}

static void
add(struct html *html, struct str url, int width)
{
    url = str_trim(url);
    bool other_scheme = url_has_scheme(url) && !url_is_http(url);
    if (url.len == 0 || url.len > URL_BYTES_MAX || other_scheme || is_ornament(url) ||
        html->picture_count == HTML_PICTURES_MAX)
        return;
    for (size_t i = 0; i < html->picture_count; i++)
        if (str_equal(html->pictures[i].url, url))
            return;
    html->pictures[html->picture_count++] =
        (struct html_picture){arena_str(html->arena, url), width > 0 ? width : 0};
}

/* One candidate of a srcset, "url 640w" or "url 2x"; *rest is moved behind it. */
static struct str
next_candidate(struct str *rest, int *out_width)
{
    static const char spaces[] = " \t\r\n";
    size_t from = 0;
    struct str s = *rest;
    while (from < s.len && (str_find(STR(" \t\r\n,"), str_slice(s, from, 1)) != SIZE_MAX))
        from++;
    size_t end = from;
    while (end < s.len && str_find(STR(spaces), str_slice(s, end, 1)) == SIZE_MAX)
        end++;
    struct str url = str_slice(s, from, end - from);
    *out_width = 0;
    if (str_ends(url, STR(","))) {
        *rest = str_slice(s, end, SIZE_MAX);
        return str_slice(url, 0, url.len - 1);
    }
    struct str after = str_slice(s, end, SIZE_MAX);
    struct str descriptor = str_trim(str_split(&after, ','));
    *rest = after;
    int64_t width = 0;
    if (str_ends(descriptor, STR("w")) && str_to_int(str_slice(descriptor, 0, descriptor.len - 1), &width) &&
        width > 0 && width < 100000)
        *out_width = (int)width;
    return url;
}

struct str
html_largest(struct str srcset, int *out_width)
{
    struct str best = STR_NONE;
    *out_width = 0;
    while (srcset.len) {
        int width = 0;
        struct str url = next_candidate(&srcset, &width);
        if (url.len && width >= *out_width) {
            best = url;
            *out_width = width;
        }
    }
    return best;
}

/* The first of the attributes that is there and no placeholder. */
static struct str
first_of(const struct tag *tag, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str value = str_trim(tag_attribute(tag, names[i]));
        if (value.len && !str_starts_nocase(value, STR("data:")) && !str_starts(value, STR("#")))
            return value;
    }
    return STR_NONE;
}

void
html_add_pictures(struct html *html, const struct tag *tag)
{
    static const char *const sources[] = {"data-src",   "data-lazy-src", "data-original", "data-lazy",
                                          "data-image", "src",           "poster",        "xlink:href"};
    static const char *const sets[] = {"data-srcset", "data-lazy-srcset", "srcset"};
    static const char *const smileys[] = {"smiley", "emoji", "avatar"};
    int widest = 0, width = side(tag, "width");
    int height = side(tag, "height");
    if ((width >= 0 && width < SMALL_PX) || (height >= 0 && height < SMALL_PX) ||
        contains_any(tag_attribute(tag, "class"), smileys, 3))
        return;
    bool in_picture = str_equal_nocase(tag->name, STR("source"));
    if (!in_picture)
        add(html, first_of(tag, sources, sizeof(sources) / sizeof(sources[0])), width);
    struct str largest = html_largest(first_of(tag, sets, sizeof(sets) / sizeof(sets[0])), &widest);
    add(html, largest, widest);
}
