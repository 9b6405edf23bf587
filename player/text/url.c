#include "text/url.h"

#include <string.h>

static size_t
scheme_len(struct str url)
{
    size_t len = 0;
    while (len < url.len &&
           (str_is_letter(url.ptr[len]) || (len && strchr("0123456789+-.", url.ptr[len]) && url.ptr[len])))
        len++;
    return len && len < url.len && url.ptr[len] == ':' ? len : 0;
}

bool
url_has_scheme(struct str url)
{
    return scheme_len(url) > 0;
}

bool
url_is_http(struct str url)
{
    if (!str_starts_nocase(url, STR("http")))
        return false;
    struct str rest = str_slice(url, 4, SIZE_MAX);
    rest = str_slice(rest, rest.len && str_lower(rest.ptr[0]) == 's', SIZE_MAX);
    return rest.len > 3 && str_starts(rest, STR("://")) && rest.ptr[3] != '/';
}

/* The beginning of a part of an address, not before `from`: the first of `any`, or the end. */
static size_t
find_any(struct str url, size_t from, const char *any)
{
    return from + str_find_any(str_slice(url, from, SIZE_MAX), any);
}

/* Removes the last segment of the path that starts at `root`. */
static void
drop_segment(struct buf *out, size_t root)
{
    while (out->len > root && out->ptr[out->len - 1] != '/')
        out->len--;
    if (out->len > root)
        out->len--;
}

/* Appends a path without its "." and ".." segments. */
static void
put_path(struct buf *out, struct str path)
{
    size_t root = out->len;
    for (size_t at = 0; at < path.len;) {
        size_t end = find_any(path, at + 1, "/");
        struct str segment = str_slice(path, at + 1, end - at - 1);
        bool last = end == path.len;
        if (str_equal(segment, STR(".."))) {
            drop_segment(out, root);
            buf_put(out, last ? STR("/") : STR(""));
        } else if (str_equal(segment, STR("."))) {
            buf_put(out, last ? STR("/") : STR(""));
        } else {
            buf_put(out, str_slice(path, at, end - at));
        }
        at = end;
    }
}

/* Appends the path that starts with a '/', normalised, and the rest after it. */
static void
put_rest(struct buf *out, struct str rest)
{
    size_t end = find_any(rest, 0, "?#");
    put_path(out, str_slice(rest, 0, end));
    buf_put(out, str_slice(rest, end, SIZE_MAX));
}

static void
join_path(struct buf *out, struct str base, size_t path, struct str reference)
{
    struct buf merged;
    buf_init(&merged, 2 * URL_BYTES_MAX + 1);
    size_t end = find_any(base, path, "?#");
    while (end > path && base.ptr[end - 1] != '/')
        end--;
    buf_put(&merged, end > path ? str_slice(base, path, end - path) : STR("/"));
    buf_put(&merged, reference);
    put_rest(out, buf_str(&merged));
    buf_finish(&merged);
}

static void
join(struct buf *out, struct str base, struct str reference)
{
    size_t host = scheme_len(base) + 3;
    size_t path = find_any(base, host, "/?#");
    size_t query = find_any(base, path, "?#");
    if (str_starts(reference, STR("//"))) {
        buf_put(out, str_slice(base, 0, host - 2));
        buf_put(out, reference);
        return;
    }
    bool only_query = reference.ptr[0] == '?';
    bool only_fragment = reference.ptr[0] == '#';
    buf_put(out, str_slice(base, 0, only_fragment ? find_any(base, query, "#") : only_query ? query : path));
    if (only_query || only_fragment)
        buf_put(out, reference);
    else if (reference.ptr[0] == '/')
        put_rest(out, reference);
    else
        join_path(out, base, path, reference);
}

/* Without surrounding white space, line ends and tabs. */
static struct str
clean(struct arena *arena, struct str reference)
{
    reference = str_trim(reference);
    char *text = arena_alloc(arena, reference.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < reference.len; i++) {
        char c = reference.ptr[i];
        if (c != '\t' && c != '\r' && c != '\n' && c)
            text[len++] = c;
    }
    return (struct str){text, len};
}

struct str
url_resolve(struct arena *arena, struct str base, struct str reference)
{
    struct buf out;
    if (str_blank(reference) || reference.len > URL_BYTES_MAX)
        return STR_NONE;
    reference = clean(arena, reference);
    if (url_has_scheme(reference) || !url_is_http(base) || base.len > URL_BYTES_MAX)
        return reference;
    buf_init(&out, 2 * URL_BYTES_MAX + 16);
    join(&out, base, reference);
    struct str url = arena_str(arena, buf_str(&out));
    buf_finish(&out);
    return url;
}
