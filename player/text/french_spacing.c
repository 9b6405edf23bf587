#include "text/french_spacing.h"

#include "base/byte_scan.h"

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

/* The next space from `at` on that may be replaced, or a few bytes before it at the end of the text. The
 * character beside a space is most often a letter, which is none of the marks. */
static size_t
next_space(struct str text, size_t at)
{
    for (; at && at + BYTE_SCAN_BYTES < text.len; at += BYTE_SCAN_BYTES) {
        uint64_t last = byte_scan_load(text.ptr + at - 1), next = byte_scan_load(text.ptr + at + 1);
        uint64_t marks = byte_scan_no_letter(next) | byte_scan_equal(last, 0xAB);
        uint64_t spaces = byte_scan_equal(byte_scan_load(text.ptr + at), ' ') & marks;
        if (spaces)
            return at + byte_scan_first(spaces);
    }
    return at;
}

void
french_spacing_put(struct buf *out, struct str text)
{
    size_t from = 0;
    for (size_t at = next_space(text, 0); at < text.len; at = next_space(text, at + 1)) {
        struct str space = text.ptr[at] == ' ' ? space_at(text, at) : STR_NONE;
        if (!space.ptr)
            continue;
        buf_put(out, str_slice(text, from, at - from));
        buf_put(out, space);
        from = at + 1;
    }
    buf_put(out, str_slice(text, from, SIZE_MAX));
}
