#include "text/markup.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "text/entity.h"
#include "text/markup_tag.h"

#define TAG_BYTES_MAX ((size_t)256 * 1024)
#define RAW_NAME_MAX  12

enum markup_state {
    TEXT,
    REFERENCE, /* behind '&' */
    LESS,      /* behind '<' */
    TAG,       /* in a start or end tag */
    QUOTED,    /* in the value of an attribute */
    BANG,      /* behind "<!": a comment, CDATA or a declaration */
    COMMENT,
    CDATA,
    DECLARATION, /* a document type */
    INSTRUCTION, /* "<?" */
    RAW          /* in a script or a style of HTML: until its end tag */
};

struct markup {
    const struct markup_events *events;
    void *context;
    enum markup_language language;
    enum markup_state state;
    bool muted; /* nobody wants texts */
    char quote;
    int brackets;       /* of the internal subset */
    size_t dashes;      /* how much of the end of a section has been seen */
    struct buf pending; /* the reference or tag that is being read */
    char raw[RAW_NAME_MAX];
    struct tag_reader *tag_reader;
    size_t passed; /* bytes read so far */
    size_t less;   /* where the last '<' was */
};

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

/* Passes text on. */
static void
put_text(struct markup *markup, struct str s, bool cdata)
{
    if (s.len && !markup->muted)
        markup->events->text(markup->context, s, cdata);
}

static void
begin(struct markup *markup, enum markup_state state)
{
    markup->state = state;
    markup->dashes = 0;
    markup->brackets = 0;
    buf_clear(&markup->pending);
}

/* What was taken for the start of mark-up is text. */
static void
give_back(struct markup *markup, const char *start)
{
    put_text(markup, str_from(start), false);
    put_text(markup, buf_str(&markup->pending), false);
    begin(markup, TEXT);
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
        put_text(markup, str_slice(s, at, run - at), false);
        struct str rest = str_slice(s, run, SIZE_MAX);
        if (!amp || (!ends && entity_may_go_on(rest)))
            return run;
        buf_clear(&markup->pending);
        size_t took = entity_decode(rest, markup->language == MARKUP_HTML, &markup->pending);
        put_text(markup, took ? buf_str(&markup->pending) : STR("&"), false);
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
        begin(markup, REFERENCE);
    else if (less)
        begin(markup, LESS);
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
    put_text(markup, buf_str(&markup->pending), false);
    struct str rest = str_slice(reference, took, SIZE_MAX);
    bool another = took && rest.len && rest.ptr[0] == '&'; /* it was no second half of a character */
    begin(markup, another ? REFERENCE : TEXT);
    if (another)
        buf_put(&markup->pending, rest);
    else
        put_text(markup, rest, false);
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
        begin(markup, c == '!' ? BANG : INSTRUCTION);
        return 1;
    }
    if (tag_name_starts(c))
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
        begin(markup, RAW);
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
        begin(markup, LESS);
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

static size_t
read_bang(struct markup *markup, struct str s)
{
    struct buf *pending = &markup->pending;
    if (pending->len == 0 && str_starts(s, STR("[CDATA["))) {
        begin(markup, CDATA);
        return 7;
    }
    buf_put_char(pending, s.ptr[0]);
    struct str seen = buf_str(pending);
    if (str_equal(seen, STR("--")))
        begin(markup, COMMENT);
    else if (str_equal_nocase(seen, STR("[CDATA[")))
        begin(markup, CDATA);
    else if (str_starts(STR("--"), seen) || str_starts_nocase(STR("[CDATA["), seen))
        return 1;
    else {
        pending->len--;
        markup->state = DECLARATION;
        return 0;
    }
    return 1;
}

static size_t
read_skipped(struct markup *markup, struct str s)
{
    bool found = false;
    size_t took = section_find_end(s, markup->state == COMMENT ? "-->" : "?>", &markup->dashes, &found);
    if (found)
        begin(markup, TEXT);
    return took;
}

static size_t
read_cdata(struct markup *markup, struct str s)
{
    static const char end[] = "]]>";
    bool found = false;
    size_t before = markup->dashes;
    size_t took = section_find_end(s, end, &markup->dashes, &found);
    size_t held = found ? 3 : markup->dashes; /* of the end, in this piece or the one before */
    size_t all = before + took;
    /* what was held back and is no end after all comes out first */
    size_t late = all > held ? (all - held < before ? all - held : before) : 0;
    put_text(markup, (struct str){end, late}, true);
    put_text(markup, str_slice(s, 0, all - held > before ? all - held - before : 0), true);
    if (found)
        begin(markup, TEXT);
    return took;
}

static size_t
read_declaration(struct markup *markup, struct str s)
{
    size_t i = 0;
    for (; i < s.len; i++) {
        markup->brackets += (s.ptr[i] == '[') - (s.ptr[i] == ']');
        if (s.ptr[i] == '>' && markup->brackets <= 0) {
            begin(markup, TEXT);
            return i + 1;
        }
    }
    if (markup->language == MARKUP_HTML)
        buf_put(&markup->pending, s);
    return s.len;
}

/* Waits for "</script" and lets nothing through. */
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
            begin(markup, TAG);
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
    static size_t (*const readers[])(struct markup *, struct str) = {[TEXT] = read_text,
                                                                     [REFERENCE] = read_reference,
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
        end_reference(markup);
    if (markup->state == LESS)
        give_back(markup, "<");
    else if (markup->language == MARKUP_HTML && (markup->state == DECLARATION || markup->state == BANG))
        give_back(markup, "<!");
    begin(markup, TEXT);
    return whole;
}
