#include <string.h>

#include "text/markup_state.h"

size_t
markup_read_bang(struct markup *markup, struct str s)
{
    struct buf *pending = &markup->pending;
    if (pending->len == 0 && str_starts(s, STR("[CDATA["))) {
        markup_begin(markup, CDATA);
        return 7;
    }
    buf_put_char(pending, s.ptr[0]);
    struct str seen = buf_str(pending);
    if (str_equal(seen, STR("--")))
        markup_begin(markup, COMMENT);
    else if (str_equal_nocase(seen, STR("[CDATA[")))
        markup_begin(markup, CDATA);
    else if (str_starts(STR("--"), seen) || str_starts_nocase(STR("[CDATA["), seen))
        return 1;
    else {
        pending->len--;
        markup->state = DECLARATION;
        return 0;
    }
    return 1;
}

size_t
markup_read_skipped(struct markup *markup, struct str s)
{
    bool found = false;
    size_t took = section_find_end(s, markup->state == COMMENT ? "-->" : "?>", &markup->dashes, &found);
    if (found)
        markup_begin(markup, TEXT);
    return took;
}

size_t
markup_read_cdata(struct markup *markup, struct str s)
{
    static const char end[] = "]]>";
    bool found = false;
    size_t before = markup->dashes;
    size_t took = section_find_end(s, end, &markup->dashes, &found);
    size_t held = found ? 3 : markup->dashes; /* of the end, in this piece or the one before */
    size_t all = before + took;
    /* what was held back and is no end after all comes out first */
    size_t late = all > held ? (all - held < before ? all - held : before) : 0;
    markup_text(markup, (struct str){end, late}, true);
    markup_text(markup, str_slice(s, 0, all - held > before ? all - held - before : 0), true);
    if (found)
        markup_begin(markup, TEXT);
    return took;
}

size_t
markup_read_declaration(struct markup *markup, struct str s)
{
    size_t i = 0;
    for (; i < s.len; i++) {
        markup->brackets += (s.ptr[i] == '[') - (s.ptr[i] == ']');
        if (s.ptr[i] == '>' && markup->brackets <= 0) {
            markup_begin(markup, TEXT);
            return i + 1;
        }
    }
    if (markup->language == MARKUP_HTML)
        buf_put(&markup->pending, s);
    return s.len;
}

/* Waits for "</script" and lets nothing through. */
size_t
markup_read_raw(struct markup *markup, struct str s)
{
    size_t len = strlen(markup->raw);
    for (size_t i = 0; i < s.len; i++) {
        struct buf *pending = &markup->pending;
        if (s.ptr[i] == '<')
            buf_clear(pending);
        else if (pending->len == 0)
            continue;
        buf_put_char(pending, s.ptr[i]);
        struct str seen = str_slice(buf_str(pending), 2, len);
        if (pending->len == 2 ? s.ptr[i] != '/' : !str_starts_nocase(str_from(markup->raw), seen)) {
            buf_clear(pending);
        } else if (pending->len == len + 2) {
            markup_begin(markup, TAG);
            buf_put_char(&markup->pending, '/');
            buf_put(&markup->pending, str_from(markup->raw));
            return i + 1;
        }
    }
    return s.len;
}
