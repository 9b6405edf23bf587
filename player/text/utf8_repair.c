#include "text/utf8_repair.h"

#include <string.h>

#include "base/byte_scan.h"
#include "base/utf8.h"
#include "text/charset.h"

#define OUT_BYTES ((size_t)16 * 1024)

void
utf8_repair_init(struct utf8_repair *repair, utf8_repair_sink *sink, void *context)
{
    *repair = (struct utf8_repair){.sink = sink, .context = context};
    buf_init(&repair->out, OUT_BYTES);
}

void
utf8_repair_finish(struct utf8_repair *repair)
{
    buf_finish(&repair->out);
}

static void
flush(struct utf8_repair *repair)
{
    if (repair->out.len)
        repair->sink(repair->context, buf_str(&repair->out));
    buf_clear(&repair->out);
}

static bool
is_control(uint32_t code)
{
    return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code == 0x7F;
}

static void
put_code(struct utf8_repair *repair, uint32_t code)
{
    if ((is_control(code) && repair->kind != UTF8_REPAIR_JSON) || (code & 0xFFFE) == 0xFFFE)
        return;
    if (repair->out.len + UTF8_MAX_BYTES > repair->out.ceiling)
        flush(repair);
    buf_put_code(&repair->out, code >= 0x80 && code <= 0x9F ? charset_windows((unsigned char)code) : code);
}

static bool
is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The length of the sequence at s if it is valid: 0 when it is not, or is truncated. */
static size_t
valid_sequence(const unsigned char *s, size_t left)
{
    if (s[0] < 0xE0)
        return left >= 2 && s[0] >= 0xC2 && is_continuation(s[1]) && (s[0] != 0xC2 || s[1] >= 0xA0) ? 2 : 0;
    if (left < 3 || !is_continuation(s[1]) || !is_continuation(s[2]))
        return 0;
    if (s[0] < 0xF0) {
        bool bad = (s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] >= 0xA0) ||
                   (s[0] == 0xEF && s[1] == 0xBF && s[2] >= 0xBE);
        return bad ? 0 : 3;
    }
    bool good = left >= 4 && is_continuation(s[3]) && (s[0] > 0xF0 || s[1] >= 0x90) &&
                (s[0] < 0xF4 || (s[0] == 0xF4 && s[1] < 0x90));
    bool none = (s[1] & 0x0F) == 0x0F && s[2] == 0xBF && s[3] >= 0xBE;
    return good && !none ? 4 : 0;
}

/* A sequence that is very unlikely in windows-1252: letters of Latin-1, and dashes and quotes. "é »" in
 * French consists of other bytes. */
static bool
is_surely_utf8(const unsigned char *s, size_t left)
{
    if (left < 2 || !is_continuation(s[1]))
        return false;
    return s[0] == 0xC2 || s[0] == 0xC3 || (s[0] == 0xE2 && s[1] <= 0x82);
}

/* A windows-1252 document with a wrong label has more invalid bytes than valid sequences. */
static bool
takes_sequences(struct utf8_repair *repair, const unsigned char *s, size_t left)
{
    if (repair->windows && is_surely_utf8(s, left))
        repair->windows = false;
    return !repair->windows && repair->invalid_bytes <= repair->valid_sequences;
}

/* Up to the first byte that is not printable ASCII. */
static size_t
skip_ascii(struct str bytes, size_t at)
{
    while (at + BYTE_SCAN_BYTES <= bytes.len) {
        uint64_t word = byte_scan_load(bytes.ptr + at);
        uint64_t other = byte_scan_high(word) | byte_scan_below(word, 0x20) | byte_scan_equal(word, 0x7F);
        if (other)
            return at + byte_scan_first(other);
        at += BYTE_SCAN_BYTES;
    }
    while (at < bytes.len && bytes.ptr[at] >= 0x20 && bytes.ptr[at] < 0x7F)
        at++;
    return at;
}

/* How many bytes from `at` on are unchanged. */
static size_t
valid_run(struct utf8_repair *repair, struct str bytes, size_t at)
{
    const unsigned char *s = (const unsigned char *)bytes.ptr;
    size_t from = at;
    while (at < bytes.len) {
        size_t len = 1;
        at = skip_ascii(bytes, at);
        if (at == bytes.len)
            break;
        if (s[at] >= 0x80) {
            len =
                takes_sequences(repair, s + at, bytes.len - at) ? valid_sequence(s + at, bytes.len - at) : 0;
            repair->valid_sequences += len > 0;
        } else if (s[at] < 0x20 || s[at] == 0x7F) {
            len = repair->kind == UTF8_REPAIR_JSON || !is_control(s[at]);
        }
        if (len == 0)
            break;
        at += len;
    }
    return at - from;
}

/* True when the bytes may be the beginning of an incomplete sequence. */
static bool
may_be_cut(const struct utf8_repair *repair, struct str tail)
{
    unsigned char lead = (unsigned char)tail.ptr[0];
    size_t want = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    if (repair->invalid_bytes > repair->valid_sequences || lead >= 0xF5 || tail.len >= want)
        return false;
    for (size_t i = 1; i < tail.len; i++)
        if (!is_continuation((unsigned char)tail.ptr[i]))
            return false;
    return true;
}

/* Half a surrogate, as in CESU-8; two of them are one code point, a single one is dropped. */
static size_t
put_surrogate(struct utf8_repair *repair, const unsigned char *s, size_t left)
{
    bool pair =
        s[1] < 0xB0 && left >= 6 && s[3] == 0xED && s[4] >= 0xB0 && s[4] <= 0xBF && is_continuation(s[5]);
    if (!pair)
        return 3;
    uint32_t high = (s[1] & 0xFu) << 6 | (s[2] & 0x3Fu), low = (s[4] & 0xFu) << 6 | (s[5] & 0x3Fu);
    put_code(repair, 0x10000 + (high << 10) + low);
    return 6;
}

/* Repairs invalid UTF-8; returns its length. Other code points 128 to 159 and invalid bytes are windows-1252.
 */
static size_t
put_invalid(struct utf8_repair *repair, struct str bytes, size_t at)
{
    const unsigned char *s = (const unsigned char *)bytes.ptr + at;
    size_t left = bytes.len - at, next = 0;
    bool utf8 = takes_sequences(repair, s, left);
    if (utf8 && s[0] == 0xED && left >= 3 && s[1] >= 0xA0 && is_continuation(s[1]) && is_continuation(s[2]))
        return put_surrogate(repair, s, left);
    if (utf8 && s[0] == 0xC0 && left >= 2 && s[1] == 0x80)
        return 2;
    struct str rest = str_slice(bytes, at, UTF8_MAX_BYTES);
    uint32_t code = s[0] < 0x80 || utf8 ? utf8_next(rest, &next) : UTF8_REPLACEMENT;
    if (code != UTF8_REPLACEMENT) {
        put_code(repair, code);
        return next;
    }
    repair->invalid_bytes += !repair->windows;
    put_code(repair, charset_windows(s[0]));
    return 1;
}

static void
decide_kind(struct utf8_repair *repair, struct str bytes)
{
    for (size_t i = 0; i < bytes.len && repair->kind == UTF8_REPAIR_UNKNOWN; i++) {
        char c = bytes.ptr[i];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            repair->kind = c == '{' || c == '[' ? UTF8_REPAIR_JSON : UTF8_REPAIR_XML;
    }
}

static void
push_all(struct utf8_repair *repair, struct str bytes, bool last)
{
    for (size_t at = 0; at < bytes.len;) {
        size_t run = valid_run(repair, bytes, at);
        if (run) {
            flush(repair);
            repair->sink(repair->context, str_slice(bytes, at, run));
            at += run;
        } else if (!last && may_be_cut(repair, str_slice(bytes, at, SIZE_MAX))) {
            repair->tail_len = bytes.len - at;
            memcpy(repair->tail, bytes.ptr + at, repair->tail_len);
            break;
        } else {
            at += put_invalid(repair, bytes, at);
        }
    }
    flush(repair);
}

void
utf8_repair_push(struct utf8_repair *repair, struct str bytes, bool last)
{
    char joined[sizeof(repair->tail) * 2];
    size_t held = repair->tail_len;
    decide_kind(repair, bytes);
    if (held) {
        /* the held bytes and those that complete them; at most three follow, so none is truncated again */
        memcpy(joined, repair->tail, held);
        while (held < sizeof(repair->tail) && bytes.len && is_continuation((unsigned char)bytes.ptr[0])) {
            joined[held++] = bytes.ptr[0];
            bytes = str_slice(bytes, 1, SIZE_MAX);
        }
        repair->tail_len = 0;
        push_all(repair, (struct str){joined, held}, last || bytes.len > 0);
    }
    push_all(repair, bytes, last);
}
