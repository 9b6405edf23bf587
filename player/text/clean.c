#include "text/clean.h"

#include <string.h>

#include "base/utf8.h"
#include "text/charset.h"
#include "text/swar.h"

#define OUT_BYTES ((size_t)16 * 1024)

void
clean_init(struct clean *clean, clean_sink *sink, void *context)
{
    *clean = (struct clean){.sink = sink, .context = context};
    buf_init(&clean->out, OUT_BYTES);
}

void
clean_finish(struct clean *clean)
{
    buf_finish(&clean->out);
}

static void
flush(struct clean *clean)
{
    if (clean->out.len)
        clean->sink(clean->context, buf_str(&clean->out));
    buf_clear(&clean->out);
}

static bool
is_control(uint32_t code)
{
    return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code == 0x7F;
}

static void
put_code(struct clean *clean, uint32_t code)
{
    if ((is_control(code) && clean->kind != CLEAN_JSON) || (code & 0xFFFE) == 0xFFFE)
        return;
    if (clean->out.len + UTF8_MAX_BYTES > clean->out.ceiling)
        flush(clean);
    buf_put_code(&clean->out, code >= 0x80 && code <= 0x9F ? charset_windows((unsigned char)code) : code);
}

static bool
goes_on(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* How long the sequence at s is that can go through as it is: 0 when it cannot, or is cut off. */
static size_t
good_sequence(const unsigned char *s, size_t left)
{
    if (s[0] < 0xE0)
        return left >= 2 && s[0] >= 0xC2 && goes_on(s[1]) && (s[0] != 0xC2 || s[1] >= 0xA0) ? 2 : 0;
    if (left < 3 || !goes_on(s[1]) || !goes_on(s[2]))
        return 0;
    if (s[0] < 0xF0) {
        bool bad = (s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] >= 0xA0) ||
                   (s[0] == 0xEF && s[1] == 0xBF && s[2] >= 0xBE);
        return bad ? 0 : 3;
    }
    bool good = left >= 4 && goes_on(s[3]) && (s[0] > 0xF0 || s[1] >= 0x90) &&
                (s[0] < 0xF4 || (s[0] == 0xF4 && s[1] < 0x90));
    bool none = (s[1] & 0x0F) == 0x0F && s[2] == 0xBF && s[3] >= 0xBE;
    return good && !none ? 4 : 0;
}

/* A sequence that windows-1252 is most unlikely to have: letters of Latin-1, and dashes and quotes. French
 * has "é »", which is one of other bytes. */
static bool
is_surely_utf8(const unsigned char *s, size_t left)
{
    if (left < 2 || !goes_on(s[1]))
        return false;
    return s[0] == 0xC2 || s[0] == 0xC3 || (s[0] == 0xE2 && s[1] <= 0x82);
}

/* A document of windows-1252 under another label shows by more odd bytes than sequences. */
static bool
takes_sequences(struct clean *clean, const unsigned char *s, size_t left)
{
    if (clean->windows && is_surely_utf8(s, left))
        clean->windows = false;
    return !clean->windows && clean->odd <= clean->good;
}

/* To where something else than printable ASCII may come. */
static size_t
skip_ascii(struct str bytes, size_t at)
{
    while (at + SWAR_BYTES <= bytes.len) {
        uint64_t word = swar_load(bytes.ptr + at);
        if (swar_any_high(word) || swar_any_below(word, 0x20) || swar_any_equal(word, 0x7F))
            break;
        at += SWAR_BYTES;
    }
    return at;
}

/* How many bytes from `at` on go through as they are. */
static size_t
good_run(struct clean *clean, struct str bytes, size_t at)
{
    const unsigned char *s = (const unsigned char *)bytes.ptr;
    size_t from = at;
    while (at < bytes.len) {
        size_t len = 1;
        at = skip_ascii(bytes, at);
        if (at == bytes.len)
            break;
        if (s[at] >= 0x80) {
            len = takes_sequences(clean, s + at, bytes.len - at) ? good_sequence(s + at, bytes.len - at) : 0;
            clean->good += len > 0;
        } else if (s[at] < 0x20 || s[at] == 0x7F) {
            len = clean->kind == CLEAN_JSON || !is_control(s[at]);
        }
        if (len == 0)
            break;
        at += len;
    }
    return at - from;
}

/* True when the bytes may be the start of a sequence whose rest is still to come. */
static bool
may_go_on(const struct clean *clean, struct str tail)
{
    unsigned char lead = (unsigned char)tail.ptr[0];
    size_t want = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    if (clean->odd > clean->good || lead >= 0xF5 || tail.len >= want)
        return false;
    for (size_t i = 1; i < tail.len; i++)
        if (!goes_on((unsigned char)tail.ptr[i]))
            return false;
    return true;
}

/* Half a surrogate, as CESU-8 has them; two of them are one code point, one alone is nothing. */
static size_t
put_surrogate(struct clean *clean, const unsigned char *s, size_t left)
{
    bool pair = s[1] < 0xB0 && left >= 6 && s[3] == 0xED && s[4] >= 0xB0 && s[4] <= 0xBF && goes_on(s[5]);
    if (!pair)
        return 3;
    uint32_t high = (s[1] & 0xFu) << 6 | (s[2] & 0x3Fu), low = (s[4] & 0xFu) << 6 | (s[5] & 0x3Fu);
    put_code(clean, 0x10000 + (high << 10) + low);
    return 6;
}

/* What is no plain UTF-8; returns its length. Other code points 128 to 159 and odd bytes are windows-1252. */
static size_t
put_odd(struct clean *clean, struct str bytes, size_t at)
{
    const unsigned char *s = (const unsigned char *)bytes.ptr + at;
    size_t left = bytes.len - at, next = 0;
    bool utf8 = takes_sequences(clean, s, left);
    if (utf8 && s[0] == 0xED && left >= 3 && s[1] >= 0xA0 && goes_on(s[1]) && goes_on(s[2]))
        return put_surrogate(clean, s, left);
    if (utf8 && s[0] == 0xC0 && left >= 2 && s[1] == 0x80)
        return 2;
    struct str rest = str_slice(bytes, at, UTF8_MAX_BYTES);
    uint32_t code = s[0] < 0x80 || utf8 ? utf8_next(rest, &next) : UTF8_REPLACEMENT;
    if (code != UTF8_REPLACEMENT) {
        put_code(clean, code);
        return next;
    }
    clean->odd += !clean->windows;
    put_code(clean, charset_windows(s[0]));
    return 1;
}

static void
decide_kind(struct clean *clean, struct str bytes)
{
    for (size_t i = 0; i < bytes.len && clean->kind == CLEAN_UNKNOWN; i++) {
        char c = bytes.ptr[i];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            clean->kind = c == '{' || c == '[' ? CLEAN_JSON : CLEAN_XML;
    }
}

static void
push_all(struct clean *clean, struct str bytes, bool last)
{
    for (size_t at = 0; at < bytes.len;) {
        size_t run = good_run(clean, bytes, at);
        if (run) {
            flush(clean);
            clean->sink(clean->context, str_slice(bytes, at, run));
            at += run;
        } else if (!last && may_go_on(clean, str_slice(bytes, at, SIZE_MAX))) {
            clean->tail_len = bytes.len - at;
            memcpy(clean->tail, bytes.ptr + at, clean->tail_len);
            break;
        } else {
            at += put_odd(clean, bytes, at);
        }
    }
    flush(clean);
}

void
clean_push(struct clean *clean, struct str bytes, bool last)
{
    char joined[sizeof(clean->tail) * 2];
    size_t held = clean->tail_len;
    decide_kind(clean, bytes);
    if (held) {
        /* the held bytes and what completes them; at most three follow, so none is cut again */
        memcpy(joined, clean->tail, held);
        while (held < sizeof(clean->tail) && bytes.len && goes_on((unsigned char)bytes.ptr[0])) {
            joined[held++] = bytes.ptr[0];
            bytes = str_slice(bytes, 1, SIZE_MAX);
        }
        clean->tail_len = 0;
        push_all(clean, (struct str){joined, held}, last || bytes.len > 0);
    }
    push_all(clean, bytes, last);
}
