#include "base/redact.h"

#include <ctype.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define HIDDEN      "…"
#define SEPARATORS  "/\\"
#define ENDS_HOST   "/\\?#"
#define TOKEN_BYTES 16 /* letters and digits of this length may be a secret */

/* Length of "https://", of "//", or of a mistyped form of them ("https:/", "https//", "https;//"); 0: a path,
 * or no scheme. "C:\" is not a scheme. */
static size_t
scheme_length(struct str text)
{
    size_t name = 0;
    while (name < text.len && (str_is_alnum(text.ptr[name]) || memchr("+-.", text.ptr[name], 3)))
        name++;
    size_t colon = name < text.len && memchr(":;", text.ptr[name], 2) ? 1 : 0;
    size_t end = name + colon;
    while (end < text.len && memchr(SEPARATORS, text.ptr[end], 2))
        end++;
    size_t slashes = end - name - colon;
    return (colon && slashes && name > 1) || (!colon && slashes > 1) ? end : 0;
}

/* The part after the last `byte`; the absent text when there is none. */
static struct str
after_last(struct str text, char byte)
{
    for (size_t at = text.len; at > 0; at--)
        if (text.ptr[at - 1] == byte)
            return str_slice(text, at, SIZE_MAX);
    return STR_NONE;
}

static bool
has(struct str text, char byte)
{
    return text.len && memchr(text.ptr, byte, text.len);
}

/* True when a text without a scheme is nevertheless an address: "www.example.org/feed", "joe:pw@example.org".
 */
static bool
lacks_scheme(struct str text)
{
    size_t first = str_find_any(text, ENDS_HOST);
    struct str host = str_slice(text, 0, first), before_at = text;
    struct str behind_at = after_last(text, '@');
    if (first == 0 || str_starts(host, STR(".")) || str_starts(host, STR("~")))
        return false;
    if (first == 2 && str_ends(host, STR(":")))
        return false; /* C:\ */
    before_at.len = behind_at.ptr ? text.len - behind_at.len : 0;
    bool goes_on = first < text.len;
    return has(before_at, ':') || (goes_on && (has(host, '@') || has(host, '.') || has(host, ':')));
}

/* True when a word was probably not written by a person: many letters and digits mixed, or changing case. */
static bool
is_token(struct str word)
{
    size_t digits = 0, letters = 0, changes = 0;
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)word.ptr[i];
        digits += isdigit(c) != 0;
        letters += isalpha(c) != 0;
        changes += i && isupper(c) && islower((unsigned char)word.ptr[i - 1]);
    }
    return word.len >= TOKEN_BYTES && ((digits >= 2 && letters >= 2) || changes >= 4);
}

/* The form of RFC 9562, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx". */
static bool
is_uuid(struct str part)
{
    for (size_t i = 0; i < part.len; i++)
        if (!isxdigit((unsigned char)part.ptr[i]) && !(part.ptr[i] == '-' && i >= 8 && i <= 23))
            return false;
    return part.len == 36;
}

static void
put_part(struct buf *out, struct str part)
{
    size_t word = 0;
    if (is_uuid(part)) {
        buf_put(out, STR(HIDDEN));
        return;
    }
    for (; part.len; part = str_slice(part, word, SIZE_MAX)) {
        word = str_find_any(part, "-_.~=;,%");
        buf_put(out, is_token(str_slice(part, 0, word)) ? STR(HIDDEN) : str_slice(part, 0, word));
        if (word < part.len)
            buf_put_char(out, part.ptr[word]);
        if (word < part.len && part.ptr[word++] == '=') {
            buf_put(out, STR(HIDDEN));
            return;
        }
    }
}

static void
put_path(struct buf *out, struct str path)
{
    while (path.len) {
        size_t part = str_find_any(path, SEPARATORS);
        put_part(out, str_slice(path, 0, part));
        if (part < path.len)
            buf_put_char(out, path.ptr[part++]);
        path = str_slice(path, part, SIZE_MAX);
    }
}

/* Only the host name after the last @ is certain. */
static void
put_uncertain(struct buf *out, struct str text)
{
    struct str host = after_last(text, '@');
    host.len = str_find_any(host, ":" ENDS_HOST);
    bool plain = host.ptr && host.len > 0;
    for (size_t i = 0; plain && i < host.len; i++)
        plain = str_is_alnum(host.ptr[i]) || memchr(".-", host.ptr[i], 2);
    buf_put(out, STR(HIDDEN));
    if (plain) {
        buf_put_char(out, '@');
        buf_put(out, host);
    }
}

static bool
put_address(struct buf *out, struct str text)
{
    size_t end = str_find_any(text, ENDS_HOST);
    struct str authority = str_slice(text, 0, end), rest = str_slice(text, end, SIZE_MAX);
    if (has(rest, '@') && (has(authority, ':') || has(authority, '@'))) {
        put_uncertain(out, text);
        return false;
    }
    if (has(authority, '@'))
        authority = after_last(authority, '@');
    buf_put(out, authority);
    size_t path = str_find_any(rest, "?#");
    put_path(out, str_slice(rest, 0, path));
    if (path < rest.len && rest.ptr[path] == '?')
        buf_put(out, STR("?" HIDDEN));
    return true;
}

bool
redact_address(const char *address, char *out, size_t size)
{
    struct str text = str_from(address);
    struct buf shown;
    bool certain = true;
    size_t scheme = scheme_length(text);
    bool on_disk = scheme && scheme != sizeof("file://") - 1 && str_starts_nocase(text, STR("file:"));
    buf_init(&shown, size ? size - 1 : 0);
    if (on_disk || (scheme == 0 && !lacks_scheme(text))) {
        buf_put(&shown, text);
    } else {
        buf_put(&shown, str_slice(text, 0, scheme));
        certain = put_address(&shown, str_slice(text, scheme, SIZE_MAX));
    }
    if (size) {
        size_t len = utf8_prefix(buf_str(&shown), shown.len).len;
        memcpy(out, buf_c(&shown), len);
        out[len] = '\0';
    }
    buf_finish(&shown);
    return certain;
}
