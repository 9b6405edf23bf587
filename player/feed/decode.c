#include "feed/decode.h"

#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ustring.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "feed/charset.h"

#define TYPE_BYTES 256
#define UNITS      1024

struct decode {
    decode_sink *sink;
    void *context;
    struct buf head; /* until the charset is known; later the start of a sequence that was cut */
    char content_type[TYPE_BYTES];
    size_t content_type_len;
    bool known;
    struct charset charset;
    UConverter *converter;
    enum {
        STRIP_UNKNOWN,
        STRIP,
        STRIP_NOT
    } strip; /* control characters: not in JSON, where they are a fault */
    struct buf out;
};

struct decode *
decode_create(struct str content_type, decode_sink *sink, void *context)
{
    struct decode *decode = memory_alloc(sizeof(*decode));
    decode->sink = sink;
    decode->context = context;
    content_type = str_slice(content_type, 0, TYPE_BYTES);
    if (content_type.len)
        memcpy(decode->content_type, content_type.ptr, content_type.len);
    decode->content_type_len = content_type.len;
    buf_init(&decode->head, CHARSET_HEAD_BYTES);
    buf_init(&decode->out, (size_t)64 * 1024);
    return decode;
}

void
decode_destroy(struct decode *decode)
{
    if (!decode)
        return;
    ucnv_close(decode->converter);
    buf_finish(&decode->head);
    buf_finish(&decode->out);
    memory_free(decode);
}

static void
flush(struct decode *decode)
{
    if (decode->out.len)
        decode->sink(decode->context, buf_str(&decode->out));
    buf_clear(&decode->out);
}

static void
put_code(struct decode *decode, uint32_t code)
{
    bool control = code < 0x20 && code != '\t' && code != '\n' && code != '\r';
    if (((control || code == 0x7F) && decode->strip != STRIP_NOT) || (code & 0xFFFE) == 0xFFFE)
        return;
    if (decode->out.len + UTF8_MAX_BYTES > decode->out.ceiling)
        flush(decode);
    buf_put_code(&decode->out, code >= 0x80 && code <= 0x9F ? charset_windows((unsigned char)code) : code);
}

/* How long the sequence at s is that can go through as it is: 0 when it cannot, or is cut off. */
static size_t
good_sequence(const unsigned char *s, size_t left)
{
    if (s[0] < 0xE0)
        return left >= 2 && s[0] >= 0xC2 && (s[1] & 0xC0) == 0x80 && (s[0] != 0xC2 || s[1] >= 0xA0) ? 2 : 0;
    if (left < 3 || (s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80)
        return 0;
    if (s[0] < 0xF0) {
        bool bad = (s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] >= 0xA0) ||
                   (s[0] == 0xEF && s[1] == 0xBF && s[2] >= 0xBE);
        return bad ? 0 : 3;
    }
    bool good = left >= 4 && (s[3] & 0xC0) == 0x80 && (s[0] > 0xF0 || s[1] >= 0x90) &&
                (s[0] < 0xF4 || (s[0] == 0xF4 && s[1] < 0x90)) &&
                !((s[1] & 0x0F) == 0x0F && s[2] == 0xBF && s[3] >= 0xBE);
    return good ? 4 : 0;
}

/* How many bytes from `at` on go through as they are. */
static size_t
good_run(const struct decode *decode, struct str bytes, size_t at)
{
    const unsigned char *s = (const unsigned char *)bytes.ptr;
    size_t from = at;
    while (at < bytes.len) {
        size_t len = 1;
        if (s[at] >= 0x80)
            len = good_sequence(s + at, bytes.len - at);
        else if (s[at] < 0x20 && decode->strip == STRIP && s[at] != '\n' && s[at] != '\r' && s[at] != '\t')
            len = 0;
        if (len == 0 || s[at] == 0x7F)
            break;
        at += len;
    }
    return at - from;
}

/* True when the bytes may be the start of a sequence whose rest is still to come. */
static bool
may_go_on(struct str tail)
{
    unsigned char lead = (unsigned char)tail.ptr[0];
    size_t want = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    if (lead >= 0xF5 || tail.len >= want)
        return false;
    for (size_t i = 1; i < tail.len; i++)
        if (((unsigned char)tail.ptr[i] & 0xC0) != 0x80)
            return false;
    return true;
}

/* A sequence that is no plain UTF-8; returns its length. Half a surrogate pair (as CESU-8 has them) and an
 * overlong NUL vanish, the rest is windows-1252, a byte at a time. */
static size_t
put_odd(struct decode *decode, struct str bytes, size_t at)
{
    const unsigned char *s = (const unsigned char *)bytes.ptr + at;
    size_t left = bytes.len - at;
    if (s[0] == 0xED && left >= 3 && s[1] >= 0xA0 && (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80) {
        bool pair =
            s[1] < 0xB0 && left >= 6 && s[3] == 0xED && s[4] >= 0xB0 && s[4] <= 0xBF && (s[5] & 0xC0) == 0x80;
        if (!pair)
            return 3;
        put_code(decode, 0x10000 + (((s[1] & 0xFu) << 16) | ((s[2] & 0x3Fu) << 10) | ((s[4] & 0xFu) << 6) |
                                    (s[5] & 0x3Fu)));
        return 6;
    }
    if (s[0] == 0xC0 && left >= 2 && s[1] == 0x80)
        return 2;
    if (s[0] < 0x80 || (s[0] == 0xC2 && left >= 2 && s[1] >= 0x80 && s[1] < 0xA0) || s[0] == 0xEF ||
        s[0] >= 0xF0) {
        size_t next = 0;
        uint32_t code = utf8_next(str_slice(bytes, at, 4), &next);
        if (code != UTF8_REPLACEMENT) {
            put_code(decode, code);
            return next;
        }
    }
    put_code(decode, charset_windows(s[0]));
    return 1;
}

/* JSON or not, from the first character that is no space. */
static void
decide_strip(struct decode *decode, struct str bytes)
{
    for (size_t i = 0; i < bytes.len && decode->strip == STRIP_UNKNOWN; i++) {
        char c = bytes.ptr[i];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            decode->strip = c == '{' || c == '[' || c == '"' ? STRIP_NOT : STRIP;
    }
}

static void
hold(struct decode *decode, struct str tail)
{
    buf_clear(&decode->head);
    buf_put(&decode->head, tail);
}

/* Passes on what is in `bytes`; holds a cut sequence at the end back unless this is the `last` of them. */
static void
push_utf8(struct decode *decode, struct str bytes, bool last)
{
    decide_strip(decode, bytes);
    for (size_t at = 0; at < bytes.len;) {
        size_t run = good_run(decode, bytes, at);
        if (run) {
            flush(decode);
            decode->sink(decode->context, str_slice(bytes, at, run));
            at += run;
        } else if (!last && may_go_on(str_slice(bytes, at, SIZE_MAX))) {
            flush(decode);
            hold(decode, str_slice(bytes, at, SIZE_MAX));
            return;
        } else {
            at += put_odd(decode, bytes, at);
        }
    }
    flush(decode);
}

static void
put_utf8(struct decode *decode, struct str bytes, bool last)
{
    if (decode->head.len == 0) {
        push_utf8(decode, bytes, last);
        return;
    }
    /* a held sequence is joined with as much as can complete it, not with the whole piece */
    size_t joined = bytes.len < 8 ? bytes.len : 8;
    char both[16];
    size_t held = decode->head.len;
    memcpy(both, decode->head.ptr, held);
    if (joined)
        memcpy(both + held, bytes.ptr, joined);
    buf_clear(&decode->head);
    if (joined == bytes.len) {
        push_utf8(decode, (struct str){both, held + joined}, last);
        return;
    }
    size_t took = good_sequence((unsigned char *)both, held + joined);
    if (took)
        push_utf8(decode, (struct str){both, took}, true);
    else
        took = put_odd(decode, (struct str){both, held + joined}, 0);
    /* when less than what was held is used up, the rest of it stands alone */
    if (took < held)
        push_utf8(decode, (struct str){both + took, held - took}, true);
    push_utf8(decode, str_slice(bytes, took > held ? took - held : 0, SIZE_MAX), last);
}

/* In a document that says windows-1252, one sequence of UTF-8 settles that it is UTF-8. */
static void
put_windows(struct decode *decode, struct str bytes, bool last)
{
    const unsigned char *s = (const unsigned char *)bytes.ptr;
    decide_strip(decode, bytes);
    for (size_t at = 0; at < bytes.len; at++) {
        if (s[at] >= 0x80 && good_sequence(s + at, bytes.len - at) > 0) {
            decode->charset.family = CHARSET_UTF8;
            put_utf8(decode, str_slice(bytes, at, SIZE_MAX), last);
            return;
        }
        put_code(decode, charset_windows(s[at]));
    }
    flush(decode);
}

static void
put_wide(struct decode *decode, const UChar *units, int32_t count)
{
    char text[UNITS * 3];
    int32_t len = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8WithSub(text, sizeof(text), &len, units, count, 0xFFFD, NULL, &status);
    if (U_SUCCESS(status))
        push_utf8(decode, (struct str){text, (size_t)len}, true);
}

static void
put_icu(struct decode *decode, struct str bytes, bool last)
{
    const char *from = bytes.ptr, *end = bytes.ptr + bytes.len;
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        UChar units[UNITS], *to = units;
        status = U_ZERO_ERROR;
        ucnv_toUnicode(decode->converter, &to, units + UNITS, &from, end, NULL, last, &status);
        for (UChar *unit = units; unit < to; unit++)
            if (*unit == 0x85)
                *unit = '\n';
        put_wide(decode, units, (int32_t)(to - units));
    }
}

/* For bytes that the charset does not have. */
static void U_CALLCONV
take_as_windows(const void *context, UConverterToUnicodeArgs *args, const char *bytes, int32_t len,
                UConverterCallbackReason reason, UErrorCode *status)
{
    (void)context;
    if (reason > UCNV_IRREGULAR)
        return;
    *status = U_ZERO_ERROR;
    for (int32_t i = 0; i < len && U_SUCCESS(*status); i++) {
        UChar unit = (UChar)charset_windows((unsigned char)bytes[i]);
        ucnv_cbToUWriteUChars(args, &unit, 1, 0, status);
    }
}

static void
open_converter(struct decode *decode)
{
    UErrorCode status = U_ZERO_ERROR;
    decode->converter = ucnv_open(decode->charset.name, &status);
    if (!decode->converter) {
        decode->charset.family = CHARSET_UTF8;
        return;
    }
    if (!decode->charset.wide)
        ucnv_setToUCallBack(decode->converter, take_as_windows, NULL, NULL, NULL, &status);
}

static void
put_known(struct decode *decode, struct str bytes, bool last)
{
    if (decode->charset.family == CHARSET_ICU)
        put_icu(decode, bytes, last);
    else if (decode->charset.family == CHARSET_WINDOWS)
        put_windows(decode, bytes, last);
    else
        put_utf8(decode, bytes, last);
}

static void
settle(struct decode *decode, bool last)
{
    char head[CHARSET_HEAD_BYTES];
    struct str bytes = {head, decode->head.len};
    if (decode->head.len)
        memcpy(head, decode->head.ptr, decode->head.len);
    decode->charset = charset_detect(bytes, (struct str){decode->content_type, decode->content_type_len});
    decode->known = true;
    if (decode->charset.family == CHARSET_ICU)
        open_converter(decode);
    buf_clear(&decode->head);
    put_known(decode, str_slice(bytes, decode->charset.skip, SIZE_MAX), last);
}

void
decode_push(struct decode *decode, struct str bytes)
{
    if (!decode->known) {
        size_t some = CHARSET_HEAD_BYTES - decode->head.len;
        struct str first = str_slice(bytes, 0, some);
        buf_put(&decode->head, first);
        bytes = str_slice(bytes, first.len, SIZE_MAX);
        if (decode->head.len < CHARSET_HEAD_BYTES)
            return;
        settle(decode, false);
    }
    if (bytes.len)
        put_known(decode, bytes, false);
}

void
decode_finish(struct decode *decode)
{
    if (!decode->known)
        settle(decode, true);
    else
        put_known(decode, STR(""), true);
}
