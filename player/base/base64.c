#include "base/base64.h"

#include "base/number.h"

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

void
base64_decode(struct str coded, struct buf *out)
{
    unsigned bits = 0;
    int count = 0;
    for (size_t i = 0; i < coded.len && coded.ptr[i] != '='; i++) {
        int value = value_of(coded.ptr[i]);
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

bool
base64_encode(struct str bytes, struct buf *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    bool good = true;
    for (size_t at = 0; good && at < bytes.len; at += 3) {
        uint32_t group = 0;
        size_t left = number_min(bytes.len - at, 3);
        char four[4] = {'=', '=', '=', '='};
        for (size_t i = 0; i < 3; i++)
            group = group << 8 | (i < left ? (unsigned char)bytes.ptr[at + i] : 0);
        for (size_t i = 0; i <= left; i++)
            four[i] = digits[group >> (18 - 6 * i) & 63];
        good = buf_put(out, (struct str){four, sizeof(four)});
    }
    return good;
}
