/* Decides how much of a text is shown. */
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "clean/rules.h"

#define WORD_LETTERS   6.5 /* of an average word, with its space; longer ones take more of a page */
#define LINE_WORDS_MIN 5   /* a short line takes the space of so many words */
#define EXCERPT_WORDS  4   /* fewer are not an excerpt */

/* The length of a line in average words. */
static size_t
size_of_line(struct str text)
{
    size_t words = clean_words(text);
    size_t letters = (size_t)((double)utf8_length(text) / WORD_LETTERS);
    size_t size = number_max(words, letters);
    return number_max(size, LINE_WORDS_MIN);
}

size_t
length_of(struct str body, size_t most)
{
    size_t size = 0;
    while (body.ptr && size <= most) {
        struct str line = str_split(&body, '\n');
        size += str_blank(line) ? 0 : size_of_line(line);
    }
    return size;
}

static struct str
without_prefix(struct str line)
{
    const char *tab = line.len ? memchr(line.ptr, '\t', line.len) : NULL;
    return tab ? str_slice(line, (size_t)(tab - line.ptr) + 1, SIZE_MAX) : line;
}

/* Whole sentences of a line with at most so many words: their end. The number of a list item is none. */
static size_t
sentences_of(struct str line, size_t words)
{
    size_t last = 0, mark = line.len - without_prefix(line).len;
    for (size_t end = wording_sentence_end(line, 0); end != SIZE_MAX; end = wording_sentence_end(line, end)) {
        if (size_of_line(str_slice(line, 0, end)) > words)
            break;
        last = end > mark ? end : 0;
    }
    return last;
}

/* As many words of a line as fit: their end. */
static size_t
words_of(struct str line, size_t words)
{
    size_t last = 0;
    for (size_t at = 0; at < line.len;) {
        size_t before = at;
        uint32_t code = utf8_next(line, &at);
        bool between = code == ' ' || code >= 0x3000;
        if (between && size_of_line(str_slice(line, 0, before)) > words)
            break;
        if (between)
            last = before;
    }
    return last ? last : line.len;
}

/* A line that introduces what follows: a heading, or the words before a list. */
static bool
announces(struct str line)
{
    struct str text = without_prefix(line);
    bool list = text.len < line.len;
    bool open = wording_last_end(text) < text.len;
    return str_starts(line, STR("#\t")) || str_ends(str_trim(text), STR(":")) ||
           (!list && open && wording_words(text, 10) <= 9);
}

struct str
length_cut(struct arena *arena, struct str body, size_t words, struct str *rest)
{
    size_t used = 0, end = 0;
    bool whole = true;
    for (size_t at = 0; at < body.len && whole;) {
        struct str behind = str_slice(body, at, SIZE_MAX), line = str_split(&behind, '\n');
        size_t size = str_blank(line) ? 0 : size_of_line(line);
        if (used + size > words) {
            whole = false;
            size_t part = sentences_of(line, words - used);
            end = part ? at + part : end;
        } else {
            used += size;
            end = size ? at + line.len : end;
            at += line.len + 1;
        }
    }
    struct str kept = str_trim(str_slice(body, 0, end));
    while (!whole && kept.len) {
        size_t last = kept.len;
        while (last > 0 && kept.ptr[last - 1] != '\n')
            last--;
        if (last == 0 || !announces(str_slice(kept, last, SIZE_MAX)))
            break;
        kept = str_trim(str_slice(kept, 0, last));
    }
    *rest = str_trim(str_slice(body, kept.len, SIZE_MAX));
    if (kept.len)
        return kept;
    struct str behind = body, line = str_split(&behind, '\n');
    size_t part = words_of(line, words);
    *rest = str_trim(str_slice(body, part, SIZE_MAX));
    return arena_printf(arena, "%.*s%s", (int)part, line.ptr ? line.ptr : "", part < body.len ? "…" : "");
}

void
length_add_code(struct item *item)
{
    static const struct value yes = {.type = TYPE_BOOL, .yes = true};
    if (!item->fields[FIELD_QR] && item_has_web_link(item))
        item->fields[FIELD_QR] = &yes;
}

/* Without the structure of a body, like item.text. */
static struct str
plain_of(struct arena *arena, struct str body)
{
    struct buf out;
    buf_init(&out, body.len + 1);
    while (body.ptr) {
        struct str line = without_prefix(str_split(&body, '\n'));
        if (str_blank(line))
            continue;
        buf_put(&out, out.len ? STR("\n") : STR(""));
        buf_put(&out, line);
    }
    struct str plain = out.len ? arena_str(arena, buf_str(&out)) : STR_NONE;
    buf_finish(&out);
    return plain;
}

void
length_set_body(struct arena *arena, struct item *item, struct str body, size_t length)
{
    item->body = body.len ? body : STR_NONE;
    item->length = length;
    item->text = plain_of(arena, body);
}

/* An excerpt that differs from the beginning of the body. */
static bool
is_excerpt(const struct clean_lines *lines, struct str summary, size_t summary_length, size_t body_length)
{
    if (wording_words(summary, EXCERPT_WORDS) < EXCERPT_WORDS || summary_length >= body_length ||
        str_ends(summary, STR("…")))
        return false;
    return !wording_same(lines->arena, summary, lines->item->title);
}

static void
show_excerpt(struct clean_lines *lines, struct str summary, size_t length, struct str body)
{
    lines_note(lines, CLEAN_LENGTH, body);
    length_set_body(lines->arena, lines->item, summary, length);
    lines->item->summary = STR_NONE;
    length_add_code(lines->item);
}

void
rule_length(struct clean_lines *lines, const struct clean_options *options, struct str summary)
{
    struct item *item = lines->item;
    struct str body = lines_body(lines), rest;
    bool full = options->text == CLEAN_FULL;
    int pages = full ? 0 : options->max_pages[item->kind];
    size_t limit = pages > 0 ? (size_t)pages * CLEAN_PAGE_WORDS : SIZE_MAX;
    size_t summary_length = length_of(summary, SIZE_MAX);
    size_t length = length_of(body, number_max(limit, summary_length));
    bool over = !full && length > limit;
    bool excerpt = summary_length <= limit && is_excerpt(lines, summary, summary_length, length);
    item->max_pages = pages;
    item->summary = excerpt ? summary : STR_NONE;
    if (options->text == CLEAN_TITLE && !str_blank(item->title)) {
        if (body.len)
            lines_note(lines, CLEAN_LENGTH, body);
        length_set_body(lines->arena, item, STR_NONE, 0);
        item->summary = STR_NONE;
    } else if (excerpt && (options->text == CLEAN_EXCERPT || over)) {
        show_excerpt(lines, summary, summary_length, body);
    } else if (over) {
        struct str kept = length_cut(lines->arena, body, limit, &rest);
        lines_note(lines, CLEAN_LENGTH, rest);
        length_set_body(lines->arena, item, kept, length_of(kept, SIZE_MAX));
        length_add_code(item);
    } else {
        length_set_body(lines->arena, item, body, length);
    }
}

struct item
clean_shorten(struct arena *arena, const struct item *item, size_t words)
{
    struct item shorter = *item;
    struct str rest;
    shorter.body = length_cut(arena, item->body, words, &rest);
    length_add_code(&shorter);
    return shorter;
}
