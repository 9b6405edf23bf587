#include "text/picture_url.h"

#include <string.h>

#define WIDTH_MAX 20000

bool
picture_url_is_ornament(struct str url)
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
                                        "/emoji/",
                                        "/emojis/",
                                        "twemoji",
                                        "blank.gif",
                                        "spacer.",
                                        "pixel.gif",
                                        "pixel.png",
                                        "transparent.gif",
                                        "/pixel?",
                                        "1x1.",
                                        "/counter",
                                        "google-analytics.com",
                                        "googletagmanager.com",
                                        "facebook.com/tr",
                                        "/piwik.php",
                                        "/matomo.php",
                                        "/beacon",
                                        "/open.aspx?",
                                        "/track/open",
                                        "scorecardresearch.com",
                                        "quantserve.com"};
    return str_has_any_nocase(url, parts, sizeof(parts) / sizeof(parts[0]));
}

/* "icon64.png", "icon.png": matches the file name, but not "iconic.jpg". */
static bool
is_icon_name(struct str path)
{
    size_t name = path.len;
    while (name > 0 && path.ptr[name - 1] != '/')
        name--;
    struct str rest = str_slice(path, name, SIZE_MAX);
    char next = rest.len > 4 ? rest.ptr[4] : '.';
    return str_starts_nocase(rest, STR("icon")) && !((next | 0x20) >= 'a' && (next | 0x20) <= 'z');
}

bool
picture_url_is_badge(struct str url)
{
    static const char *const parts[] = {
        "gravatar.com/", "/avatar",    "avatar.",          "avatars.",       "-avatar",          "_avatar",
        "/userpic",      "/userphoto", "/profile_images/", "img.shields.io", "badge.fury.io",    "badgen.net",
        "/badges/",      "/badge.",    "badge.svg",        "/favicon",       "/icons/",          "/icon/",
        "/icon.",        "/icon-",     "-icon.",           "_icon.",         "apple-touch-icon", ".ico"};
    struct str path = str_slice(url, 0, str_find(url, STR("?")));
    return is_icon_name(path) || str_has_any_nocase(path, parts, sizeof(parts) / sizeof(parts[0]));
}

bool
picture_url_has_ending(struct str url)
{
    static const char *const ends[] = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"};
    url = str_slice(url, 0, str_find(url, STR("?")));
    url = str_slice(url, 0, str_find(url, STR("#")));
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        struct str end = str_from(ends[i]);
        if (url.len > end.len && str_ends_nocase(url, end))
            return true;
    }
    return false;
}

/* "-300x200." at the end of the name. */
static int64_t
width_in_name(struct str path)
{
    size_t dot = path.len;
    while (dot > 0 && path.ptr[dot - 1] != '.' && path.ptr[dot - 1] != '/')
        dot--;
    size_t from = dot ? dot - 1 : 0;
    while (from > 0 && (str_is_digit(path.ptr[from - 1]) || path.ptr[from - 1] == 'x'))
        from--;
    if (from == 0 || !strchr("-_/", path.ptr[from - 1]))
        return 0;
    size_t at = from;
    int64_t width = str_take_number(path, &at, SIZE_MAX);
    if (at >= path.len || path.ptr[at] != 'x')
        return 0;
    at++;
    return str_take_number(path, &at, SIZE_MAX) > 0 && at + 1 == dot ? width : 0;
}

int
picture_url_width(struct str url)
{
    static const char *const names[] = {"w", "width", "imwidth", "maxwidth"};
    struct str query = url, path = str_split(&query, '?');
    int64_t width = width_in_name(path);
    while (query.len && width <= 0) {
        struct str value = str_split(&query, '&');
        struct str name = str_split(&value, '=');
        size_t at = 0;
        for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
            if (value.len && str_equal_nocase(name, str_from(names[i])))
                width = str_take_number(value, &at, SIZE_MAX);
    }
    return width > 0 && width < WIDTH_MAX ? (int)width : 0;
}
