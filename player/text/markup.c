#include "text/markup.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "text/markup_private.h"
#include "text/markup_tag.h"

struct markup *
markup_create(enum markup_language language, size_t attributes, const struct markup_events *events,
              void *context)
{
    struct markup *markup = memory_alloc(sizeof(*markup));
    markup->events = events;
    markup->context = context;
    markup->language = language;
    markup->muted = !events->text;
    markup->declared = declared_create();
    markup->tag_reader = tag_reader_create(attributes, markup->declared);
    buf_init(&markup->pending, TAG_BYTES_MAX);
    return markup;
}

void
markup_destroy(struct markup *markup)
{
    if (!markup)
        return;
    tag_reader_destroy(markup->tag_reader);
    declared_destroy(markup->declared);
    buf_finish(&markup->pending);
    memory_free(markup);
}

void
markup_set_tag_max(struct markup *markup, size_t bytes)
{
    markup->pending.ceiling = bytes;
    tag_reader_set_max(markup->tag_reader, bytes);
}

void
markup_reset(struct markup *markup)
{
    markup->state = TEXT;
    markup->dashes = 0;
    markup->passed = markup->less = markup->end = 0;
    markup->in_cdata = markup->may_declare = false;
    declared_clear(markup->declared);
    buf_clear(&markup->pending);
}

size_t
markup_offset(const struct markup *markup)
{
    return markup->less;
}

size_t
markup_tag_end(const struct markup *markup)
{
    return markup->end;
}

size_t
markup_text_offset(const struct markup *markup)
{
    return markup->passed;
}

static void
report(struct markup *markup, enum markup_fault fault)
{
    if (markup->events->fault)
        markup->events->fault(markup->context, fault, markup->less);
}

/* The assumed mark-up is text. */
static void
give_back(struct markup *markup, const char *start)
{
    report(markup, MARKUP_FAULT_LESS);
    markup_put_text(markup, str_from(start), false);
    markup_put_text(markup, buf_str(&markup->pending), false);
    markup_begin(markup, TEXT);
}

void
markup_mute(struct markup *markup, bool muted)
{
    markup->muted = muted;
}

static size_t
read_less(struct markup *markup, struct str s)
{
    char c = s.ptr[0];
    if (markup->pending.len) { /* "</" */
        if (tag_name_starts(c) || c == '>') {
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
        if (str_starts(s, STR("?xml ")) && markup->less > 0)
            report(markup, MARKUP_FAULT_DECLARATION);
        markup_begin(markup, c == '!' ? BANG : INSTRUCTION);
        return 1;
    }
    if (tag_name_starts(c))
        markup->state = TAG;
    else
        give_back(markup, "<");
    return 0;
}

/* True when the pending text is a tag, `closed` by a '>' or not. */
static bool
is_tag(const struct markup *markup, bool closed)
{
    bool html = markup->language == MARKUP_HTML;
    return (!html && closed) || tag_is_meant(buf_str(&markup->pending), html, closed, markup->before);
}

static void
end_tag(struct markup *markup, size_t end)
{
    struct str whole = buf_str(&markup->pending);
    markup->state = TEXT;
    markup->end = end;
    if (whole.ptr[0] == '/') {
        size_t len = strcspn(buf_c(&markup->pending) + 1, " \t\r\n/>");
        if (markup->events->close)
            markup->events->close(markup->context, str_slice(buf_str(&markup->pending), 1, len));
        return;
    }
    if (markup->events->fault)
        markup_check_tag(markup, whole);
    const struct tag *tag = tag_read(markup->tag_reader, whole);
    const char *raw = markup->language == MARKUP_HTML ? tag_raw_name(tag) : NULL;
    if (raw) {
        markup_begin(markup, RAW);
        snprintf(markup->raw, sizeof(markup->raw), "%s", raw);
    }
    markup->events->open(markup->context, tag);
}

/* A '<' inside a tag: the tag before it was never closed, or is not one. */
static void
restart_tag(struct markup *markup, size_t end)
{
    if (!is_tag(markup, false)) {
        give_back(markup, "<");
    } else {
        report(markup, MARKUP_FAULT_ATTRIBUTE);
        end_tag(markup, end);
    }
    if (markup->state == TEXT)
        markup_begin(markup, LESS);
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
    if (c == '>' && is_tag(markup, true)) {
        end_tag(markup, markup->passed + run + 1);
        return run + 1;
    }
    if (c == '>') {
        give_back(markup, "<");
        return run;
    }
    if (c == '<') {
        restart_tag(markup, markup->passed + run);
        return run + 1;
    }
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

/* In HTML with a section, the section was escaped or nested by mistake: its content is HTML as well. */
static void
begin_cdata(struct markup *markup)
{
    markup->in_cdata = markup->language == MARKUP_HTML;
    markup_begin(markup, markup->in_cdata ? TEXT : CDATA);
}

static size_t
read_bang(struct markup *markup, struct str s)
{
    struct buf *pending = &markup->pending;
    if (pending->len == 0 && str_starts(s, STR("[CDATA["))) {
        begin_cdata(markup);
        return 7;
    }
    buf_put_char(pending, s.ptr[0]);
    struct str seen = buf_str(pending);
    if (str_equal(seen, STR("--")))
        markup_begin(markup, COMMENT);
    else if (str_equal_nocase(seen, STR("[CDATA[")))
        begin_cdata(markup);
    else if (str_starts(STR("--"), seen) || str_starts_nocase(STR("[CDATA["), seen))
        return 1;
    else {
        pending->len--;
        markup->state = DECLARATION;
        return 0;
    }
    return 1;
}

/* In HTML only PHP code may contain a '>'; Word writes "<?xml:namespace prefix = o />". */
static const char *
instruction_end(struct markup *markup, struct str s)
{
    if (markup->language != MARKUP_HTML)
        return "?>";
    if (markup->pending.len < 3)
        buf_put(&markup->pending, str_slice(s, 0, 3 - markup->pending.len));
    struct str seen = buf_str(&markup->pending);
    return str_starts(seen, STR("=")) || str_starts_nocase(seen, STR("php")) ? "?>" : ">";
}

static size_t
read_skipped(struct markup *markup, struct str s)
{
    bool found = false;
    const char *end = markup->state == COMMENT ? "-->" : instruction_end(markup, s);
    size_t took = section_find_end(s, end, &markup->dashes, &found);
    if (found)
        markup_begin(markup, TEXT);
    return took;
}

static size_t
read_cdata(struct markup *markup, struct str s)
{
    static const char end[] = "]]>";
    bool found = false;
    size_t before = markup->dashes;
    size_t took = section_find_end(s, end, &markup->dashes, &found);
    size_t held = found ? 3 : markup->dashes; /* bytes of the end, in this piece or the one before */
    size_t all = before + took;
    /* the bytes held back turned out not to be the end: they come first */
    size_t late = all > held ? number_min(all - held, before) : 0;
    markup_put_text(markup, (struct str){end, late}, true);
    markup_put_text(markup, str_slice(s, 0, all - held > before ? all - held - before : 0), true);
    if (found)
        markup_begin(markup, TEXT);
    return took;
}

static size_t
read_declaration(struct markup *markup, struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        markup->brackets += (s.ptr[i] == '[') - (s.ptr[i] == ']');
        if (s.ptr[i] == '>' && markup->brackets <= 0) {
            buf_put(&markup->pending, str_slice(s, 0, i));
            if (markup->language == MARKUP_XML)
                declared_read(markup->declared, buf_str(&markup->pending));
            if (markup->events->fault)
                markup_check_declaration(markup, buf_str(&markup->pending));
            markup_begin(markup, TEXT);
            return i + 1;
        }
    }
    buf_put(&markup->pending, s);
    return s.len;
}

/* Waits for "</script" and suppresses everything before it. */
static size_t
read_raw(struct markup *markup, struct str s)
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

void
markup_push(struct markup *markup, struct str bytes)
{
    static size_t (*const readers[])(struct markup *, struct str) = {[TEXT] = markup_read_text,
                                                                     [REFERENCE] = markup_read_reference,
                                                                     [LESS] = read_less,
                                                                     [TAG] = read_tag,
                                                                     [QUOTED] = read_quoted,
                                                                     [BANG] = read_bang,
                                                                     [COMMENT] = read_skipped,
                                                                     [CDATA] = read_cdata,
                                                                     [DECLARATION] = read_declaration,
                                                                     [INSTRUCTION] = read_skipped,
                                                                     [RAW] = read_raw};
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
        markup_end_reference(markup);
    if (markup->state == LESS || (markup->state == TAG && !is_tag(markup, false)))
        give_back(markup, "<");
    else if (markup->language == MARKUP_HTML && (markup->state == DECLARATION || markup->state == BANG))
        give_back(markup, "<!");
    markup_begin(markup, TEXT);
    return whole;
}
