#include "config/address.h"

#include <string.h>
#include <unistd.h>

#include "base/near.h"
#include "base/reason.h"

/* Characters that may occur unescaped in the user or password of an address (RFC 3986, section 3.2.1). */
#define USER_CHARS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=%"

static bool
all_digits(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!str_is_digit(text.ptr[i]))
            return false;
    return true;
}

/* "intranet.example", "10.0.0.7:8080", "localhost:80": more than a word, and not like a file name. */
static bool
is_host(struct str text)
{
    struct str port = text, name = str_split(&port, ':');
    bool dot = false;
    for (size_t i = 0; i < name.len; i++) {
        dot = dot || (name.ptr[i] == '.' && i > 0 && i + 1 < name.len);
        if (!str_is_alnum(name.ptr[i]) && name.ptr[i] != '.' && name.ptr[i] != '-')
            return false;
    }
    bool numbered = port.len && all_digits(port);
    return name.len && (port.ptr ? numbered : dot);
}

/* The length of the user and password before the host, including the @; 0: there are none. A password may
 * contain characters that would end the host in a well-formed address: then no port follows the first colon.
 */
static size_t
user_length(struct str behind_scheme)
{
    size_t end = str_find_any(behind_scheme, "/?#");
    struct str port = str_slice(behind_scheme, 0, end);
    str_split(&port, ':');
    bool goes_on = port.ptr && (!all_digits(port) || port.len == 0);
    size_t limit = goes_on ? behind_scheme.len : end, length = 0;
    for (size_t i = 0; i < limit; i++) {
        if (behind_scheme.ptr[i] != '@')
            continue;
        struct str host = str_slice(behind_scheme, i + 1, SIZE_MAX);
        host.len = str_find_any(host, "/?#");
        bool plain = host.len > 0 && str_find_any(host, "@ ") == host.len;
        length = i < end || (plain && str_is_alnum(host.ptr[0])) ? i + 1 : length;
    }
    return length;
}

static void
put_escaped(struct buf *out, struct str text, const char *kept)
{
    for (size_t i = 0; i < text.len; i++)
        if (strchr(kept, text.ptr[i]))
            buf_put_char(out, text.ptr[i]);
        else
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)text.ptr[i]);
}

/* Escapes the characters that must be escaped in the user, in the password and (spaces) in the rest. */
static struct address
escape(struct arena *arena, struct str text, size_t scheme, const char *why)
{
    struct buf out;
    struct str rest = str_slice(text, scheme, SIZE_MAX);
    size_t user = user_length(rest), space;
    struct str secret = str_slice(rest, 0, user ? user - 1 : 0), password = secret;
    struct str name = str_split(&password, ':');
    buf_init(&out, text.len * 3 + 1);
    buf_put(&out, str_slice(text, 0, scheme));
    put_escaped(&out, name, USER_CHARS);
    if (password.ptr) {
        buf_put(&out, STR(":"));
        put_escaped(&out, password, USER_CHARS);
    }
    if (out.len != scheme + secret.len)
        why = reason_name(REASON_CONFIG_ESCAPE);
    buf_put(&out, user ? STR("@") : STR(""));
    for (rest = str_slice(rest, user, SIZE_MAX); rest.len; rest = str_slice(rest, space + 1, SIZE_MAX)) {
        space = str_find_any(rest, " \t");
        buf_put(&out, str_slice(rest, 0, space));
        buf_put(&out, space < rest.len ? STR("%20") : STR(""));
        why = space < rest.len && !why ? reason_name(REASON_CONFIG_SPACES) : why;
    }
    struct address address = {arena_str(arena, buf_str(&out)), why};
    buf_finish(&out);
    return address;
}

/* "host", "host:8080", "[::1]:8080": a port, if any, is a number up to 65535. */
static bool
has_valid_port(struct str authority)
{
    int64_t port;
    size_t bracket = str_find(authority, STR("]"));
    struct str rest = str_slice(authority, bracket == SIZE_MAX ? 0 : bracket + 1, SIZE_MAX);
    size_t colon = str_find(rest, STR(":"));
    return colon == SIZE_MAX || colon + 1 == rest.len ||
           (str_to_int(str_slice(rest, colon + 1, SIZE_MAX), &port) && port >= 1 && port <= 65535);
}

/* A web address: `text` is "http://…" or "https://…". */
static struct address
read_web(struct arena *arena, struct str text, const char *why)
{
    size_t scheme = str_find(text, STR("://")) + 3;
    struct str rest = str_slice(text, scheme, SIZE_MAX);
    struct str host = str_slice(rest, user_length(rest), SIZE_MAX);
    host.len = str_find_any(host, "/?#");
    if (host.len == 0)
        return (struct address){STR_NONE, reason_name(REASON_CONFIG_NO_HOST)};
    if (str_find(host, STR("…")) != SIZE_MAX || str_find(host, STR("..")) != SIZE_MAX)
        return (struct address){STR_NONE, reason_name(REASON_CONFIG_PLACEHOLDER)};
    if (!has_valid_port(host))
        return (struct address){STR_NONE, reason_name(REASON_CONFIG_NOT_PORT)};
    return escape(arena, text, scheme, why);
}

/* "https:/host", "https//host", "https:\\host", "http:host": the length of the mistyped scheme. */
static size_t
broken_scheme(struct str text, bool *secure)
{
    size_t length = str_starts_nocase(text, STR("http")) ? 4 : 0;
    *secure = length && str_starts_nocase(str_slice(text, length, 1), STR("s"));
    length += *secure;
    size_t marks = length;
    while (length && marks < text.len && strchr(":/\\;", text.ptr[marks]))
        marks++;
    return marks > length ? marks : 0;
}

/* Without "://". */
static struct address
read_path(struct arena *arena, struct str text)
{
    bool secure;
    size_t broken = broken_scheme(text, &secure), slash = str_find_any(text, "/?#");
    if (broken)
        return read_web(arena,
                        arena_printf(arena, "%s://%.*s", secure ? "https" : "http",
                                     STR_ARG(str_slice(text, broken, SIZE_MAX))),
                        reason_name(REASON_CONFIG_SCHEME));
    bool windows =
        str_starts(text, STR("\\\\")) || (text.len > 2 && str_is_letter(text.ptr[0]) && text.ptr[1] == ':' &&
                                          (text.ptr[2] == '\\' || text.ptr[2] == '/'));
    if (windows)
        return (struct address){STR_NONE, reason_name(REASON_CONFIG_WINDOWS_PATH)};
    struct str path = arena_str(arena, text);
    if (text.len == 0 || strchr("/-", text.ptr[0]) || access(path.ptr, F_OK) == 0)
        return (struct address){path, NULL};
    if (text.ptr[0] == '~')
        return (struct address){path, reason_name(REASON_CONFIG_HOME_PATH)};
    struct str first = str_slice(text, 0, slash);
    bool host = str_starts_nocase(text, STR("www.")) || (slash < text.len && is_host(first)) ||
                (user_length(text) && text.ptr[0] != '.');
    if (host)
        return read_web(arena, arena_printf(arena, "https://%.*s", STR_ARG(text)),
                        reason_name(REASON_CONFIG_SCHEME));
    return (struct address){path, reason_name(REASON_CONFIG_NO_PATH)};
}

/* `word` is the scheme apart from a typing error. */
static bool
is_nearly(struct str word, const char *scheme)
{
    return near_distance(word, str_from(scheme)) <= 1;
}

struct address
address_read(struct arena *arena, struct str text)
{
    const char *why = NULL;
    if (str_starts_nocase(text, STR("feed:"))) {
        bool bare = str_starts_nocase(text, STR("feed://"));
        text = arena_printf(arena, "%s%.*s", bare ? "https://" : "",
                            STR_ARG(str_slice(text, bare ? 7 : 5, SIZE_MAX)));
        why = reason_name(REASON_CONFIG_SCHEME);
    }
    size_t mark = str_find(text, STR("://"));
    struct str scheme = str_slice(text, 0, mark), rest = str_slice(text, mark, SIZE_MAX);
    if (mark == SIZE_MAX || str_find_any(scheme, "/?#@") < scheme.len || mark == 0)
        return read_path(arena, text);
    if (str_equal_nocase(scheme, STR("file")))
        return (struct address){arena_str(arena, text), why};
    if (str_equal_nocase(scheme, STR("https")) || str_equal_nocase(scheme, STR("http")))
        return read_web(arena, text, why);
    if (is_nearly(scheme, "https") || is_nearly(scheme, "http"))
        return read_web(
            arena,
            arena_printf(arena, "%s%.*s", is_nearly(scheme, "https") ? "https" : "http", STR_ARG(rest)),
            reason_name(REASON_CONFIG_SCHEME));
    return (struct address){STR_NONE, reason_name(REASON_CONFIG_OTHER_SCHEME)};
}

struct address
address_read_proxy(struct arena *arena, struct str text)
{
    if (text.len == 0 || str_find(text, STR("://")) != SIZE_MAX)
        return text.len ? escape(arena, text, str_find(text, STR("://")) + 3, NULL)
                        : (struct address){arena_str(arena, text), NULL};
    return escape(arena, arena_printf(arena, "http://%.*s", STR_ARG(text)), 7,
                  reason_name(REASON_CONFIG_PROXY_SCHEME));
}
