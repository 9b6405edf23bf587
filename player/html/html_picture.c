#include "html/html_picture.h"

#include "base/number.h"
#include "html/html_private.h"
#include "text/picture_url.h"
#include "text/url.h"

/* A narrower picture is decoration. */
#define SMALL_PX 24
/* No larger than a line of text: such a picture is used as a sign. */
#define SIGN_PX        40
#define SIGN_BYTES_MAX 32

/* A number of pixels: "640", "640px"; -1 when it is not one (or a percentage). */
static int
pixels(struct str value)
{
    size_t at = 0;
    value = str_trim(value);
    int number = (int)str_take_number(value, &at, 6);
    struct str unit = str_slice(value, at, SIZE_MAX);
    return at && (unit.len == 0 || str_equal_nocase(unit, STR("px")) || unit.ptr[0] == '.') ? number : -1;
}

/* The same for a style: "width: 1px"; -1 when it has none. */
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

static void
add(struct html *html, struct str url, int width, bool original)
{
    url = str_trim(url);
    bool other_scheme = url_has_scheme(url) && !url_is_http(url);
    if (url.len == 0 || url.len > URL_BYTES_MAX || other_scheme || picture_url_is_ornament(url) ||
        html->picture_count == HTML_PICTURES_MAX)
        return;
    for (size_t i = 0; i < html->picture_count; i++)
        if (str_equal(html->pictures[i].url, url))
            return;
    html->pictures[html->picture_count++] =
        (struct html_picture){arena_str(html->arena, url), number_max(width, 0), original};
}

int
html_effective_width(int width, int height)
{
    return width > 0 && height > 0 && width / height >= 4 ? 2 * height : width;
}

/* One candidate of a srcset, "url 640w" or "url 2x"; *rest is moved past it. */
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

/* The width of an address in a srcset, or 0. */
static int
width_in_set(struct str srcset, struct str url)
{
    while (srcset.len) {
        int width = 0;
        if (str_equal(next_candidate(&srcset, &width), url))
            return width;
    }
    return 0;
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

/* The first attribute that is present and not a placeholder. */
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

/* Formats that not every player supports come last. */
static bool
is_rare_type(struct str type, struct str url)
{
    static const char *const rare[] = {"avif", "jxl", "heic", "heif"};
    return contains_any(type, rare, 4) || contains_any(url, rare, 4);
}

static bool
is_smiley(const struct tag *tag)
{
    static const char *const smileys[] = {"smiley", "emoji", "emoticon"};
    return contains_any(tag_attribute(tag, "class"), smileys, 3);
}

/* Too small to show, or the avatar of the author. */
static bool
is_left_out(const struct tag *tag, int width, int height)
{
    static const char *const faces[] = {"avatar", "gravatar", "tracking", "pixel"};
    return (width >= 0 && width < SMALL_PX) || (height >= 0 && height < SMALL_PX) || is_smiley(tag) ||
           contains_any(tag_attribute(tag, "class"), faces, 4);
}

void
html_add_pictures(struct html *html, const struct tag *tag)
{
    static const char *const sources[] = {"data-src",  "data-lazy-src", "data-original", "data-image",
                                          "data-lazy", "src",           "xlink:href",    "data-full-url"};
    static const char *const films[] = {"poster", "data-poster"};
    static const char *const sets[] = {"data-srcset", "data-lazy-srcset", "srcset"};
    int widest = 0, width = side(tag, "width"), height = side(tag, "height");
    if (is_left_out(tag, width, height))
        return;
    bool film = str_equal_nocase(tag->name, STR("video"));
    bool source = str_equal_nocase(tag->name, STR("source"));
    struct str url =
        film ? first_of(tag, films, 2) : first_of(tag, sources, sizeof(sources) / sizeof(sources[0]));
    struct str set = first_of(tag, sets, sizeof(sets) / sizeof(sets[0]));
    struct str largest = html_largest(set, &widest);
    int said = width_in_set(set, url);
    if (!source)
        add(html, url, film ? 0 : html_effective_width(said ? said : width, height), false);
    add(html, largest, is_rare_type(tag_attribute(tag, "type"), largest) ? 1 : widest, false);
    if (!source && !film && url.len)
        add(html, html->phrase.linked, 0, true);
}

/* ":rocket:" is the name of an emoji, not a text. */
static bool
is_short_code(struct str text)
{
    return text.len > 3 && text.ptr[0] == ':' && text.ptr[text.len - 1] == ':';
}

/* Only non-ASCII symbols: an emoji, a tick. */
static bool
is_sign(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < 0x80)
            return false;
    return text.len && (unsigned char)text.ptr[0] >= 0xE2;
}

struct str
html_picture_sign(const struct tag *tag)
{
    struct str alt = str_trim(tag_attribute(tag, "alt"));
    int width = side(tag, "width"), height = side(tag, "height");
    bool small = (width >= 0 && width <= SIGN_PX) || (height >= 0 && height <= SIGN_PX);
    if (!str_equal_nocase(tag->name, STR("img")) || alt.len == 0 || alt.len > SIGN_BYTES_MAX ||
        is_short_code(alt))
        return STR_NONE;
    bool sign = is_sign(alt), brief = alt.len <= 3; /* ":-)" */
    if (!sign && !brief && alt.ptr[0] != '(')
        return STR_NONE;
    bool smiley = is_smiley(tag) || picture_url_is_ornament(tag_attribute(tag, "src"));
    if (smiley && str_equal_nocase(alt, STR("(tick)")))
        return STR("\u2713");
    if (smiley && (str_equal_nocase(alt, STR("(error)")) || str_equal_nocase(alt, STR("(cross)"))))
        return STR("\u2717");
    return (smiley && brief) || ((smiley || small) && sign) ? alt : STR_NONE;
}
