#include "text/french_spacing.h"

#include <string.h>

static const struct {
    struct str mark;
    struct str space;
} before[] = {
    {{"\xC2\xBB", 2}, {"\xC2\xA0", 2}}, {{":", 1}, {"\xC2\xA0", 2}},     {{"!", 1}, {"\xE2\x80\xAF", 3}},
    {{"?", 1}, {"\xE2\x80\xAF", 3}},    {{";", 1}, {"\xE2\x80\xAF", 3}},
};

/* The replacement of the space at `at`; absent when it is kept. A mark must end a word: ":-)" and "?x=1" do
 * not. */
static struct str
space_at(struct str text, size_t at)
{
    struct str rest = str_slice(text, at + 1, SIZE_MAX);
    if (at >= 2 && str_equal(str_slice(text, at - 2, 2), STR("\xC2\xAB")))
        return STR("\xC2\xA0");
    for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
        struct str mark = before[i].mark;
        if (at == 0 || !str_starts(rest, mark))
            continue;
        char next = rest.len > mark.len ? rest.ptr[mark.len] : ' ';
        bool ends = next == ' ' || next == '\n' || (unsigned char)next >= 0x80 || next == '!' ||
                    next == '?' || next == '.' || next == ',' || next == ')' || next == '"';
        return ends ? before[i].space : STR_NONE;
    }
    return STR_NONE;
}

void
french_spacing_put(struct buf *out, struct str text)
{
    size_t from = 0;
    const char *found;
    for (size_t at = 0; at < text.len && (found = memchr(text.ptr + at, ' ', text.len - at)); at++) {
        at = (size_t)(found - text.ptr);
        /* the character beside a space is most often a letter, which is none of the marks */
        bool letter = at && text.ptr[at - 1] != '\xAB' && at + 1 < text.len && text.ptr[at + 1] >= 'A' &&
                      text.ptr[at + 1] <= 'z';
        if (letter)
            continue;
        struct str space = space_at(text, at);
        if (!space.ptr)
            continue;
        buf_put(out, str_slice(text, from, at - from));
        buf_put(out, space);
        from = at + 1;
    }
    buf_put(out, str_slice(text, from, SIZE_MAX));
}
