/* Addresses in running text: replaced by their host. */
#include <string.h>

#include "clean/rules.h"

static bool
ends_address(char c)
{
    return (unsigned char)c <= ' ' || strchr("<>\"`|\\^{}", c) || c == '\'';
}

static bool
is_word_char(char c)
{
    return str_is_alnum(c) || c == '_' || c == '@' || (unsigned char)c >= 0x80;
}

/* Punctuation around an address does not belong to it; a closing bracket only if it opens inside. */
static size_t
trim_end(struct str text, size_t from, size_t end)
{
    while (end > from) {
        char last = text.ptr[end - 1];
        size_t opened = 0, closed = 0;
        for (size_t i = from; i < end; i++) {
            opened += text.ptr[i] == '(';
            closed += text.ptr[i] == ')';
        }
        bool bracket = last == ')' && closed > opened;
        if (!strchr(".,;:!?]*_", last) && !bracket)
            break;
        end--;
    }
    return end;
}

static bool
may_begin(char c)
{
    c = (char)(c | 0x20);
    return c == 'h' || c == 'w' || c == 'f';
}

size_t
address_at(struct str text, size_t at, struct str *host)
{
    static const char *const starts[] = {"https://", "http://", "www.", "ftp://"};
    size_t begin = 0;
    if (at >= text.len || !may_begin(text.ptr[at]))
        return 0;
    if (at > 0 && is_word_char(text.ptr[at - 1]) && (unsigned char)text.ptr[at - 1] < 0x80)
        return 0;
    struct str rest = str_slice(text, at, SIZE_MAX);
    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]) && !begin; i++)
        if (str_starts_nocase(rest, str_from(starts[i])))
            begin = strlen(starts[i]);
    if (!begin)
        return 0;
    size_t end = at + begin;
    /* Chinese and Japanese continue without a space */
    while (end < text.len && !ends_address(text.ptr[end]) && (unsigned char)text.ptr[end] < 0x80)
        end++;
    end = trim_end(text, at, end);
    struct str name = str_slice(text, at + begin, end > at + begin ? end - at - begin : 0);
    size_t cut = 0;
    while (cut < name.len && !strchr("/?#:", name.ptr[cut]))
        cut++;
    const char *user = name.len ? memchr(name.ptr, '@', cut) : NULL;
    *host = str_slice(name, 0, cut);
    if (user)
        *host = str_slice(*host, (size_t)(user - name.ptr) + 1, SIZE_MAX);
    if (str_starts_nocase(*host, STR("www.")))
        *host = str_slice(*host, 4, SIZE_MAX);
    bool dotted = host->len && memchr(host->ptr, '.', host->len);
    return host->len > 1 && (dotted || begin > 4) ? end - at : 0;
}

bool
address_is_possible(struct str text)
{
    if (str_find(text, STR("://")) != SIZE_MAX)
        return true;
    for (size_t at = 0; at < text.len; at++) {
        const char *dot = memchr(text.ptr + at, '.', text.len - at);
        if (!dot)
            return false;
        at = (size_t)(dot - text.ptr);
        if (at >= 3 && str_starts_nocase(str_slice(text, at - 3, 3), STR("www")))
            return true;
    }
    return false;
}

static bool
has_address(struct str text)
{
    struct str host;
    if (!address_is_possible(text))
        return false;
    for (size_t at = 0; at < text.len; at++)
        if (may_begin(text.ptr[at]) && address_at(text, at, &host))
            return true;
    return false;
}

/* A text of only addresses, apart from "RE:" and the like, says nothing on a screen. */
static bool
is_only_address(struct str text)
{
    struct str host;
    bool any = false;
    size_t at = 0, words = 0;
    if (!has_address(text))
        return false;
    while (at < text.len) {
        size_t length = address_at(text, at, &host);
        if (length) {
            any = true;
            at += length;
            continue;
        }
        size_t end = at;
        while (end < text.len && text.ptr[end] != ' ')
            end++;
        struct str word = str_slice(text, at, end - at);
        words += wording_words(word, 1) > 0 && !(str_ends(word, STR(":")) && word.len <= 8);
        at = end + 1;
    }
    return any && words == 0;
}

static void
shorten(struct clean_lines *lines, struct clean_line *line)
{
    struct str host;
    if (!address_is_possible(line->text))
        return;
    for (size_t at = 0; at < line->text.len; at++) {
        size_t length = may_begin(line->text.ptr[at]) ? address_at(line->text, at, &host) : 0;
        if (!length)
            continue;
        if (length > host.len + 1)
            lines_note(lines, CLEAN_ADDRESS, str_slice(line->text, at, length));
        size_t shown = host.len, inside = (size_t)(host.ptr - line->text.ptr);
        lines_splice(lines, line, inside + shown, at + length, STR(""));
        lines_splice(lines, line, at, inside, STR(""));
        at += shown ? shown - 1 : 0;
    }
}

/* A link text that is the beginning of an address without its scheme, as social networks shorten them. */
static bool
is_bare_address(struct str text)
{
    const char *slash = text.len ? memchr(text.ptr, '/', text.len) : NULL;
    const char *dot = slash ? memchr(text.ptr, '.', (size_t)(slash - text.ptr)) : NULL;
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] <= ' ')
            return false;
    return dot && slash[-1] != '.' && dot > text.ptr;
}

static bool
is_whole_link(const struct clean_line *line)
{
    size_t all, linked = lines_linked(line, LINES_LINKS, &all);
    return all && linked == all;
}

static void
shorten_links(struct clean_lines *lines, struct clean_line *line)
{
    for (size_t i = 0; i < line->mark_count; i++) {
        struct mark mark = line->marks[i];
        struct str text = str_slice(line->text, mark.from, mark.to > mark.from ? mark.to - mark.from : 0);
        struct str host;
        if (!(LINES_LINKS & 1u << mark.kind) || address_at(text, 0, &host) || !is_bare_address(text))
            continue;
        size_t host_end = (size_t)((const char *)memchr(text.ptr, '/', text.len) - text.ptr);
        lines_note(lines, CLEAN_ADDRESS, text);
        lines_splice(lines, line, mark.from + host_end, mark.to, STR(""));
    }
}

/* "@Lina Osei", a link to a colleague, is her name; "@lina" is a name that needs its sign. */
static void
name_colleagues(struct clean_lines *lines, struct clean_line *line)
{
    for (size_t i = 0; i < line->mark_count; i++) {
        struct mark mark = line->marks[i];
        struct str text = str_slice(line->text, mark.from, mark.to > mark.from ? mark.to - mark.from : 0);
        if (LINES_LINKS & 1u << mark.kind && str_starts(text, STR("@")) &&
            str_find(text, STR(" ")) != SIZE_MAX)
            lines_splice(lines, line, mark.from, mark.from + 1, STR(""));
    }
}

void
rule_addresses(struct clean_lines *lines)
{
    struct item *item = lines->item;
    bool titled = !str_blank(item->title) && !is_only_address(item->title);
    if (!titled && !str_blank(item->title)) {
        lines_note(lines, CLEAN_ADDRESS, item->title);
        item->title = STR_NONE;
    }
    for (size_t i = 0; i < lines->count; i++) {
        struct clean_line *line = &lines->list[i];
        if (line->gone || line_is_code(line))
            continue;
        /* below a text it may be the subject of the text; alone, and at the end, it is only a link */
        bool bare = line->mark_count && is_bare_address(line->text) && is_whole_link(line);
        bool alone = (bare || is_only_address(line->text)) &&
                     (line == lines_last(lines) || !lines_more_than(lines, 1));
        if (alone)
            lines_cut(lines, line, CLEAN_ADDRESS);
        else {
            name_colleagues(lines, line);
            shorten_links(lines, line);
            shorten(lines, line);
        }
    }
    if (titled) {
        struct clean_line title = {.text = item->title};
        shorten(lines, &title);
        item->title = title.text;
    }
}
