#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/str.h"
#include "base/utf8.h"

#define FIRST_BYTES 256
#define SMALL_BYTES 4096 /* a buffer grows to twice its size up to here, to one and a half times above */
/* A buffer that outgrows the first size gets the second, from which malloc moves pages instead of copying
 * bytes; pages that are not written take no memory. */
#define MEDIUM_BYTES ((size_t)64 * 1024)
#define LARGE_BYTES  ((size_t)1024 * 1024)

void
buf_init(struct buf *b, size_t ceiling)
{
    *b = (struct buf){.ceiling = ceiling};
}

void
buf_finish(struct buf *b)
{
    memory_free(b->ptr);
    *b = (struct buf){.ceiling = b->ceiling};
}

void
buf_clear(struct buf *b)
{
    b->len = 0;
    b->full = false;
}

/* Room for `more` bytes and a NUL, which does not count towards the ceiling; returns how many of them fit. */
static size_t
make_room(struct buf *b, size_t more)
{
    if (more > b->ceiling - b->len) {
        more = b->ceiling - b->len;
        b->full = true;
    }
    size_t need = b->len + more + 1;
    if (need > b->room) {
        size_t room = b->room ? b->room : FIRST_BYTES;
        while (room < need)
            room += room < SMALL_BYTES ? room : room / 2 + 1;
        if (room > MEDIUM_BYTES && room < LARGE_BYTES)
            room = LARGE_BYTES;
        b->ptr = memory_resize(b->ptr, room);
        b->room = room;
    }
    return more;
}

bool
buf_put(struct buf *b, struct str s)
{
    bool roomy = s.len < b->room - b->len && s.len <= b->ceiling - b->len;
    size_t fits = roomy ? s.len : make_room(b, s.len);
    if (fits)
        memcpy(b->ptr + b->len, s.ptr, fits);
    b->len += fits;
    return fits == s.len;
}

bool
buf_put_code(struct buf *b, uint32_t code)
{
    char bytes[UTF8_MAX_BYTES];
    size_t len = utf8_encode(code, bytes);
    if (len > b->ceiling - b->len) {
        b->full = true;
        return false;
    }
    return buf_put(b, (struct str){bytes, len});
}

bool
buf_printf(struct buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    size_t left = number_min(b->room - b->len, b->ceiling - b->len);
    int len = vsnprintf(left ? b->ptr + b->len : NULL, left, format, args);
    va_end(args);
    if (len < 0)
        BUG("a format that cannot be printed");
    size_t fits = make_room(b, (size_t)len);
    if ((size_t)len >= left)
        vsnprintf(b->ptr + b->len, fits + 1, format, again);
    va_end(again);
    b->len += fits;
    return fits == (size_t)len;
}

static bool
put_on_line(struct buf *b, struct str text)
{
    bool good = true;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        good = buf_put_char(b, c < ' ' || c == 0x7F ? ' ' : (char)c);
    }
    return good;
}

bool
buf_fill(struct buf *b, const char *words, const struct str args[FILL_ARGS])
{
    bool good = true;
    for (struct str rest = str_from(words); rest.len && good;) {
        bool slot = rest.len >= 3 && rest.ptr[0] == '{' && rest.ptr[2] == '}' && rest.ptr[1] >= '0' &&
                    rest.ptr[1] < '0' + FILL_ARGS;
        good = slot ? put_on_line(b, args[rest.ptr[1] - '0']) : buf_put_char(b, rest.ptr[0]);
        rest = str_slice(rest, slot ? 3 : 1, SIZE_MAX);
    }
    return good;
}

const char *
buf_c(struct buf *b)
{
    make_room(b, 0);
    b->ptr[b->len] = '\0';
    return b->ptr;
}
