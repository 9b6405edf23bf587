#include "feed/base64.h"

#include "base/utf8.h"
#include "feed/clean.h"

static int
value_of(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

static void
decode(struct str text, struct buf *out)
{
    unsigned bits = 0;
    int count = 0;
    for (size_t i = 0; i < text.len && text.ptr[i] != '='; i++) {
        int value = value_of(text.ptr[i]);
        if (value < 0)
            continue;
        bits = bits << 6 | (unsigned)value;
        count += 6;
        if (count >= 8) {
            count -= 8;
            buf_put_char(out, (char)(bits >> count & 0xFF));
        }
    }
}

static void
take_clean(void *context, struct str text)
{
    buf_put(context, text);
}

void
base64_decode_text(struct str coded, struct buf *out)
{
    struct buf bytes;
    struct clean clean;
    buf_init(&bytes, coded.len + 1);
    decode(coded, &bytes);
    clean_init(&clean, take_clean, out);
    clean.kind = CLEAN_XML;
    if (utf8_valid(buf_str(&bytes)))
        clean_push(&clean, buf_str(&bytes), true);
    clean_finish(&clean);
    buf_finish(&bytes);
}
