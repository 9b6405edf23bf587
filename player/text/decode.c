#include "text/decode.h"

#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ustring.h>

#include "base/base64.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "text/charset.h"

#define TYPE_BYTES 256
#define UNITS      1024

struct decode {
    struct utf8_repair repair;
    struct buf head; /* until the charset is known */
    char content_type[TYPE_BYTES];
    size_t content_type_len;
    bool known;
    struct charset charset;
    UConverter *converter;
};

struct decode *
decode_create(struct str content_type, utf8_repair_sink *sink, void *context)
{
    struct decode *decode = memory_alloc(sizeof(*decode));
    utf8_repair_init(&decode->repair, sink, context);
    content_type = str_slice(content_type, 0, TYPE_BYTES);
    if (content_type.len)
        memcpy(decode->content_type, content_type.ptr, content_type.len);
    decode->content_type_len = content_type.len;
    buf_init(&decode->head, CHARSET_GUESS_BYTES);
    return decode;
}

void
decode_destroy(struct decode *decode)
{
    if (!decode)
        return;
    ucnv_close(decode->converter);
    buf_finish(&decode->head);
    utf8_repair_finish(&decode->repair);
    memory_free(decode);
}

static void
put_units(struct decode *decode, UChar *units, int32_t count)
{
    char text[UNITS * 3] = "";
    int32_t len = 0;
    UErrorCode status = U_ZERO_ERROR;
    for (int32_t i = 0; i < count; i++)
        if (units[i] == 0x85) /* a line end in EBCDIC */
            units[i] = '\n';
    u_strToUTF8WithSub(text, sizeof(text), &len, units, count, 0xFFFD, NULL, &status);
    if (U_SUCCESS(status))
        utf8_repair_push(&decode->repair, (struct str){text, (size_t)len}, true);
}

/* A surrogate pair is never split: the converter holds the first half back. */
static void
put_icu(struct decode *decode, struct str bytes, bool last)
{
    const char *from = bytes.ptr, *end = bytes.ptr + bytes.len;
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        UChar units[UNITS] = {0}, *to = units;
        status = U_ZERO_ERROR;
        ucnv_toUnicode(decode->converter, &to, units + UNITS, &from, end, NULL, last, &status);
        put_units(decode, units, (int32_t)(to - units));
    }
}

/* For bytes that are invalid in the charset. */
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
    if (!decode->converter)
        decode->charset.family = CHARSET_UTF8;
    else if (!decode->charset.wide)
        ucnv_setToUCallBack(decode->converter, take_as_windows, NULL, NULL, NULL, &status);
}

static void
put_known(struct decode *decode, struct str bytes, bool last)
{
    if (decode->charset.family == CHARSET_ICU)
        put_icu(decode, bytes, last);
    else
        utf8_repair_push(&decode->repair, bytes, last);
}

/* True when nothing declares the charset, so that as much as possible should be read before it is guessed. */
static bool
is_undeclared(const struct charset *charset)
{
    return charset->family == CHARSET_UTF8 && !charset->labelled;
}

static void
decide_charset(struct decode *decode, bool last)
{
    struct str head = buf_str(&decode->head);
    struct str type = {decode->content_type, decode->content_type_len};
    decode->charset = charset_detect(str_slice(head, 0, CHARSET_HEAD_BYTES), type);
    if (is_undeclared(&decode->charset)) {
        if (!last && head.len < CHARSET_GUESS_BYTES)
            return;
        if (!utf8_valid(last ? head : utf8_prefix(head, head.len - UTF8_MAX_BYTES)))
            charset_guess(head, &decode->charset);
    }
    decode->known = true;
    if (decode->charset.family == CHARSET_ICU)
        open_converter(decode);
    decode->repair.windows = decode->charset.family == CHARSET_WINDOWS;
    put_known(decode, str_slice(head, decode->charset.skip, SIZE_MAX), last);
    buf_finish(&decode->head);
}

void
decode_push(struct decode *decode, struct str bytes)
{
    if (!decode->known) {
        struct str first = str_slice(bytes, 0, CHARSET_GUESS_BYTES - decode->head.len);
        buf_put(&decode->head, first);
        bytes = str_slice(bytes, first.len, SIZE_MAX);
        if (decode->head.len >= CHARSET_HEAD_BYTES)
            decide_charset(decode, false);
    }
    if (decode->known && bytes.len)
        put_known(decode, bytes, false);
}

void
decode_finish(struct decode *decode)
{
    if (!decode->known)
        decide_charset(decode, true);
    else
        put_known(decode, STR(""), true);
}

static void
append(void *context, struct str text)
{
    buf_put(context, text);
}

/* Text has no control characters except line ends; programs and pictures soon do. */
static bool
is_text(struct str bytes)
{
    for (size_t i = 0; i < bytes.len; i++)
        if ((unsigned char)bytes.ptr[i] < ' ' && (!bytes.ptr[i] || !strchr("\t\r\n\f", bytes.ptr[i])))
            return false;
    return utf8_valid(bytes);
}

void
decode_base64(struct str coded, struct buf *out)
{
    struct buf bytes;
    struct utf8_repair repair;
    buf_init(&bytes, coded.len + 1);
    base64_decode(coded, &bytes);
    utf8_repair_init(&repair, append, out);
    repair.kind = UTF8_REPAIR_XML;
    if (is_text(buf_str(&bytes)))
        utf8_repair_push(&repair, buf_str(&bytes), true);
    utf8_repair_finish(&repair);
    buf_finish(&bytes);
}
