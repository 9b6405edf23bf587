#include <stddef.h>
#include <stdint.h>

#include "base/utf8.h"
#include "text/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void
fuzz_charset_check(void *context, struct str text)
{
    *(size_t *)context += text.len;
    if (!utf8_valid(text))
        __builtin_trap();
}

/* The first byte chooses the header and the size of the pieces; the rest is the document. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const char *const types[] = {
        NULL,
        "text/xml; charset=utf-8",
        "text/xml; charset=iso-8859-1",
        "text/xml; charset=shift_jis",
        "text/xml; charset=gb18030",
        "text/xml; charset=koi8-r",
        "text/xml; charset=iso-2022-jp",
        "text/xml; charset=\"",
    };
    if (len < 1)
        return 0;
    size_t total = 0, piece = bytes[0] >> 3 ? bytes[0] >> 3 : SIZE_MAX;
    struct str document = {(const char *)bytes + 1, len - 1};
    struct decode *decode = decode_create(str_from(types[bytes[0] & 7]), fuzz_charset_check, &total);
    for (size_t at = 0; at < document.len; at += str_slice(document, at, piece).len)
        decode_push(decode, str_slice(document, at, piece));
    decode_finish(decode);
    decode_destroy(decode);
    return 0;
}
