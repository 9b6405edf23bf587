#include "text/markup.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "text/entity.h"
#include "text/markup_state.h"

#define TAG_BYTES_MAX ((size_t)256 * 1024)

struct markup *
markup_create(enum markup_language language, size_t attributes, const struct markup_events *events,
              void *context)
{
    struct markup *markup = memory_alloc(sizeof(*markup));
    markup->events = events;
    markup->context = context;
    markup->language = language;
    markup->tag_reader = tag_reader_create(attributes);
    buf_init(&markup->pending, TAG_BYTES_MAX);
    return markup;
}

void
markup_destroy(struct markup *markup)
{
    if (!markup)
        return;
    tag_reader_destroy(markup->tag_reader);
    buf_finish(&markup->pending);
    memory_free(markup);
}

void
markup_reset(struct markup *markup)
{
    markup->state = TEXT;
    markup->dashes = 0;
    markup->passed = markup->less = 0;
    buf_clear(&markup->pending);
}

size_t
markup_offset(const struct markup *markup)
{
    return markup->less;
}

/* What was taken for the start of mark-up is text. */
static void
give_back(struct markup *markup, const char *start)
{
    markup_text(markup, str_from(start), false);
    markup_text(markup, buf_str(&markup->pending), false);
    markup_begin(markup, TEXT);
}

/* Text with references in it, up to a '<' or the end of the piece; returns how much of it is done: less than
 * all when a reference is cut at the end. */
static size_t
read_references(struct markup *markup, struct str s, bool ends)
{
    size_t at = 0;
    while (at < s.len) {
        const char *amp = memchr(s.ptr + at, '&', s.len - at);
        size_t run = amp ? (size_t)(amp - s.ptr) : s.len;
        markup_text(markup, str_slice(s, at, run - at), false);
        struct str rest = str_slice(s, run, SIZE_MAX);
        if (!amp || (!ends && entity_may_go_on(rest)))
            return run;
        buf_clear(&markup->pending);
        size_t took = entity_decode(rest, markup->language == MARKUP_HTML, &markup->pending);
        markup_text(markup, took ? buf_str(&markup->pending) : STR("&"), false);
        at = run + (took ? took : 1);
    }
    return at;
}

static size_t
read_text(struct markup *markup, struct str s)
{
    const char *less = memchr(s.ptr, '<', s.len);
    size_t run = less ? (size_t)(less - s.ptr) : s.len;
    size_t done = markup->muted ? run : read_references(markup, str_slice(s, 0, run), less);
    if (done < run)
        markup_begin(markup, REFERENCE);
    else if (less)
        markup_begin(markup, LESS);
    return done < run ? done : run + (less != NULL);
}

void
markup_mute(struct markup *markup, bool muted)
{
    markup->muted = muted;
}

static void
end_reference(struct markup *markup)
{
    char bytes[ENTITY_BYTES_MAX];
    struct str pending = buf_str(&markup->pending);
    struct str reference = {bytes, pending.len};
    memcpy(bytes, pending.ptr, pending.len);
    buf_clear(&markup->pending);
    size_t took = entity_decode(reference, markup->language == MARKUP_HTML, &markup->pending);
    markup_text(markup, buf_str(&markup->pending), false);
    struct str rest = str_slice(reference, took, SIZE_MAX);
    bool another = took && rest.len && rest.ptr[0] == '&'; /* it was no second half of a character */
    markup_begin(markup, another ? REFERENCE : TEXT);
    if (another)
        buf_put(&markup->pending, rest);
    else
        markup_text(markup, rest, false);
}

static size_t
read_reference(struct markup *markup, struct str s)
{
    struct buf *pending = &markup->pending;
    buf_put_char(pending, s.ptr[0]);
    if (pending->len < ENTITY_BYTES_MAX && entity_may_go_on(buf_str(pending)))
        return 1;
    bool whole = s.ptr[0] == ';';
    pending->len -= !whole;
    end_reference(markup);
    return whole;
}

static bool
is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           (unsigned char)c >= 0x80;
}

static size_t
read_less(struct markup *markup, struct str s)
{
    char c = s.ptr[0];
    if (markup->pending.len) { /* "</" */
        if (is_name_start(c) || c == '>') {
            markup->state = TAG;
            return 0;
        }
        give_back(markup, "<");
        return 0;
    }
    if (c == '/') {
        buf_put_char(&markup->pending, c);
        return 1;
    }
    if (c == '!' || c == '?') {
        markup_begin(markup, c == '!' ? BANG : INSTRUCTION);
        return 1;
    }
    if (is_name_start(c))
        markup->state = TAG;
    else
        give_back(markup, "<");
    return 0;
}

static void
end_tag(struct markup *markup)
{
    struct str whole = buf_str(&markup->pending);
    markup->state = TEXT;
    if (whole.ptr[0] == '/') {
        size_t len = strcspn(buf_c(&markup->pending) + 1, " \t\r\n/>");
        markup->events->close(markup->context, str_slice(buf_str(&markup->pending), 1, len));
        return;
    }
    const struct tag *tag = tag_read(markup->tag_reader, whole);
    const char *raw = markup->language == MARKUP_HTML ? tag_raw_name(tag) : NULL;
    if (raw) {
        markup_begin(markup, RAW);
        snprintf(markup->raw, sizeof(markup->raw), "%s", raw);
    }
    markup->events->open(markup->context, tag);
}

/* A '<' within a tag: the tag before it was never closed. */
static size_t
restart_tag(struct markup *markup)
{
    end_tag(markup);
    if (markup->state == TEXT)
        markup_begin(markup, LESS);
    return 1;
}

static size_t
read_tag(struct markup *markup, struct str s)
{
    size_t run = 0;
    while (run < s.len && s.ptr[run] != '>' && s.ptr[run] != '"' && s.ptr[run] != '\'' && s.ptr[run] != '<')
        run++;
    buf_put(&markup->pending, str_slice(s, 0, run));
    if (run == s.len)
        return run;
    char c = s.ptr[run];
    if (c == '>') {
        end_tag(markup);
        return run + 1;
    }
    if (c == '<')
        return run + restart_tag(markup);
    buf_put_char(&markup->pending, c);
    if (tag_quote_opens(buf_str(&markup->pending))) {
        markup->state = QUOTED;
        markup->quote = c;
    }
    return run + 1;
}

static size_t
read_quoted(struct markup *markup, struct str s)
{
    const char *end = memchr(s.ptr, markup->quote, s.len);
    size_t run = end ? (size_t)(end - s.ptr) + 1 : s.len;
    buf_put(&markup->pending, str_slice(s, 0, run));
    if (end)
        markup->state = TAG;
    return run;
}

void
markup_push(struct markup *markup, struct str bytes)
{
    static size_t (*const readers[])(struct markup *, struct str) = {[TEXT] = read_text,
                                                                     [REFERENCE] = read_reference,
                                                                     [LESS] = read_less,
                                                                     [TAG] = read_tag,
                                                                     [QUOTED] = read_quoted,
                                                                     [BANG] = markup_read_bang,
                                                                     [COMMENT] = markup_read_skipped,
                                                                     [CDATA] = markup_read_cdata,
                                                                     [DECLARATION] = markup_read_declaration,
                                                                     [INSTRUCTION] = markup_read_skipped,
                                                                     [RAW] = markup_read_raw};
    while (bytes.len) {
        size_t took = readers[markup->state](markup, bytes);
        markup->passed += took;
        if (markup->state == LESS && markup->pending.len == 0)
            markup->less = markup->passed - 1;
        bytes = str_slice(bytes, took, SIZE_MAX);
    }
}

bool
markup_finish(struct markup *markup)
{
    bool whole = markup->state == TEXT || markup->state == REFERENCE;
    while (markup->state == REFERENCE)
        end_reference(markup);
    if (markup->state == LESS)
        give_back(markup, "<");
    else if (markup->language == MARKUP_HTML && (markup->state == DECLARATION || markup->state == BANG))
        give_back(markup, "<!");
    markup_begin(markup, TEXT);
    return whole;
}
