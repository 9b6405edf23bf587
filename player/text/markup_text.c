#include "text/markup_private.h"

#include <string.h>

#include "text/entity.h"

void
markup_put_text(struct markup *markup, struct str s, bool cdata)
{
    if (s.len && !markup->muted)
        markup->events->text(markup->context, s, cdata);
}

void
markup_begin(struct markup *markup, enum markup_state state)
{
    markup->state = state;
    markup->dashes = 0;
    markup->brackets = 0;
    buf_clear(&markup->pending);
}

/* Decodes the reference at the start into `pending`; returns its length, 0 when it is not one. Declarations
 * of the document take precedence. */
static size_t
decode_reference(struct markup *markup, struct str text)
{
    size_t took = 0;
    struct str value = declared_find(markup->declared, text, &took);
    buf_clear(&markup->pending);
    if (!value.ptr)
        return entity_decode(text, markup->language == MARKUP_HTML, &markup->pending);
    buf_put(&markup->pending, value);
    return took;
}

static bool
may_go_on(const struct markup *markup, struct str text)
{
    return entity_may_go_on(text) ||
           (text.len < ENTITY_BYTES_MAX && declared_may_go_on(markup->declared, text));
}

/* Text with references, up to a '<' or the end of the piece; returns how much of it was processed: less than
 * all when a reference is cut off at the end. */
static size_t
read_references(struct markup *markup, struct str s, bool ends)
{
    size_t at = 0;
    while (at < s.len) {
        const char *amp = memchr(s.ptr + at, '&', s.len - at);
        size_t run = amp ? (size_t)(amp - s.ptr) : s.len;
        markup_put_text(markup, str_slice(s, at, run - at), false);
        struct str rest = str_slice(s, run, SIZE_MAX);
        if (!amp || (!ends && may_go_on(markup, rest)))
            return run;
        size_t took = decode_reference(markup, rest);
        markup_put_text(markup, took ? buf_str(&markup->pending) : STR("&"), false);
        at = run + (took ? took : 1);
    }
    return at;
}

/* The end of a CDATA section in HTML, which must not be shown. */
static const struct str cdata_end = {"]]>", 3};

size_t
markup_read_text(struct markup *markup, struct str s)
{
    size_t end = markup->in_cdata ? str_find(s, cdata_end) : SIZE_MAX;
    const char *less = memchr(s.ptr, '<', s.len);
    size_t run = less ? (size_t)(less - s.ptr) : s.len;
    if (end < run) {
        markup->in_cdata = false;
        read_references(markup, str_slice(s, 0, end), true);
        return end + cdata_end.len;
    }
    markup->before = run ? s.ptr[run - 1] : '\0';
    if (markup->events->fault)
        markup_check_text(markup, str_slice(s, 0, run), markup->passed);
    size_t done = markup->muted ? run : read_references(markup, str_slice(s, 0, run), less);
    if (done < run)
        markup_begin(markup, REFERENCE);
    else if (less)
        markup_begin(markup, LESS);
    return done < run ? done : run + (less != NULL);
}

void
markup_end_reference(struct markup *markup)
{
    char bytes[ENTITY_BYTES_MAX];
    struct str pending = buf_str(&markup->pending);
    struct str reference = {bytes, pending.len};
    memcpy(bytes, pending.ptr, pending.len);
    size_t took = decode_reference(markup, reference);
    markup_put_text(markup, buf_str(&markup->pending), false);
    struct str rest = str_slice(reference, took, SIZE_MAX);
    bool another = took && rest.len && rest.ptr[0] == '&'; /* it was not the second half of a character */
    markup_begin(markup, another ? REFERENCE : TEXT);
    if (another)
        buf_put(&markup->pending, rest);
    else
        markup_put_text(markup, rest, false);
}

size_t
markup_read_reference(struct markup *markup, struct str s)
{
    struct buf *pending = &markup->pending;
    buf_put_char(pending, s.ptr[0]);
    if (pending->len < ENTITY_BYTES_MAX && may_go_on(markup, buf_str(pending)))
        return 1;
    bool whole = s.ptr[0] == ';';
    pending->len -= !whole;
    markup_end_reference(markup);
    return whole;
}
