/* Rules for the lines of one item: elements, configured phrases, repeated titles. */
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "clean/rules.h"

#define BORROWED_WORDS 4    /* of a title that is the beginning of the text */
#define SAID_BYTES_MIN 60   /* of a paragraph that repeats the first one: a shorter one may be a refrain */
#define SAID_BYTES_MAX 1200 /* of longer ones, only the beginning is compared: see wording_fold */
#define SAID_LINES     40   /* how far below that is looked for */
#define SAID_START     16   /* bytes that are compared first */

/* Letters and digits outside such marks. */
static size_t
seen_bytes(const struct clean_lines *lines)
{
    size_t seen = 0;
    for (size_t i = 0; i < lines->count; i++) {
        size_t all, hidden = lines_linked(&lines->list[i],
                                          1u << HTML_MARK_HIDDEN | 1u << HTML_MARK_BOILERPLATE, &all);
        seen += all - hidden;
    }
    return seen;
}

static void
cut_element(struct clean_lines *lines, struct clean_line *line, const struct mark *mark)
{
    enum clean_reason reason = mark->kind == HTML_MARK_HIDDEN ? CLEAN_HIDDEN : CLEAN_BOILERPLATE;
    if (mark->from == 0 && mark->to == line->text.len)
        lines_cut(lines, line, reason);
    else
        lines_cut_part(lines, line, mark->from, mark->to, reason);
}

void
rule_elements(struct clean_lines *lines)
{
    bool any = false;
    for (size_t i = 0; i < lines->count && !any; i++)
        any = lines_marked(&lines->list[i], 1u << HTML_MARK_HIDDEN | 1u << HTML_MARK_BOILERPLATE);
    if (!any || seen_bytes(lines) == 0)
        return;
    for (size_t i = 0; i < lines->count; i++) {
        struct clean_line *line = &lines->list[i];
        for (size_t k = line->mark_count; k > 0 && !line->gone; k--) {
            const struct mark *mark = &line->marks[k - 1];
            bool element = mark->kind == HTML_MARK_HIDDEN || mark->kind == HTML_MARK_BOILERPLATE;
            if (element && mark->from < mark->to)
                cut_element(lines, line, mark);
        }
    }
}

/* The end of the match of a pattern with "*", from `at` on; false when it does not match. */
static bool
match_from(struct str text, size_t at, struct str pattern, size_t *end)
{
    bool open = false;
    *end = at;
    while (pattern.ptr) {
        bool star = pattern.len && memchr(pattern.ptr, '*', pattern.len);
        struct str piece = str_split(&pattern, '*');
        size_t found = open ? str_find(str_slice(text, *end, SIZE_MAX), piece) : 0;
        if (!open && !str_starts(str_slice(text, *end, SIZE_MAX), piece))
            return false;
        if (found == SIZE_MAX)
            return false;
        *end += found + piece.len;
        open = star;
        if (star && pattern.len == 0) {
            *end = text.len;
            return true;
        }
    }
    return true;
}

static bool
match(struct str text, struct str pattern, size_t *from, size_t *to)
{
    bool any = pattern.len && pattern.ptr[0] == '*';
    if (any)
        pattern = str_slice(pattern, 1, SIZE_MAX);
    for (size_t at = 0; at < text.len; at++) {
        if (!match_from(text, at, pattern, to) || *to <= at)
            continue;
        *from = any ? 0 : at;
        return true;
    }
    return false;
}

void
rule_option(struct clean_lines *lines, const char *cut)
{
    struct str rest = str_from(cut && *cut ? cut : NULL);
    while (rest.ptr) {
        struct str pattern = str_trim(str_split(&rest, '|'));
        size_t from, to;
        if (wording_words(pattern, 1) == 0)
            continue;
        for (size_t i = 0; i < lines->count; i++)
            for (int times = 0; times < 8 && !lines->list[i].gone; times++) {
                if (!match(lines->list[i].text, pattern, &from, &to))
                    break;
                lines_cut_part(lines, &lines->list[i], from, to, CLEAN_OPTION);
            }
        struct str title = lines->item->title;
        if (match(title, pattern, &from, &to)) {
            struct clean_line line = {.text = title};
            lines_cut_part(lines, &line, from, to, CLEAN_OPTION);
            lines->item->title = line.gone ? STR_NONE : line.text;
        }
    }
}

/* A title that is the truncated beginning of the text: "From Monday again waffles! Come and taste in the…".
 * Its whole sentences become the title, and the text continues after them; without any there is no title. */
static void
cut_borrowed(struct clean_lines *lines, struct clean_line *line)
{
    struct str title = str_trim(lines->item->title), stem = title;
    bool dots = str_ends(title, STR("…")) || str_ends(title, STR("..."));
    while (stem.len && (str_ends(stem, STR(".")) || str_ends(stem, STR("…")) || str_ends(stem, STR(" "))))
        stem.len -= str_ends(stem, STR("…")) ? strlen("…") : 1;
    if (!dots || clean_words(stem) < BORROWED_WORDS || !str_starts(line->text, stem))
        return;
    size_t end = 0;
    for (size_t next = wording_sentence_end(line->text, 0); next != SIZE_MAX && next <= stem.len + 1;
         next = wording_sentence_end(line->text, next))
        end = next;
    struct str whole = arena_str(lines->arena, str_trim(str_slice(line->text, 0, end)));
    if (whole.len && clean_words(whole) >= 3)
        lines_cut_part(lines, line, 0, end, CLEAN_REPEATED);
    else
        lines_note(lines, CLEAN_CUT_OFF, title);
    lines->item->title = whole.len && clean_words(whole) >= 3 ? whole : STR_NONE;
}

static bool
is_comparable(const struct clean_line *line)
{
    return !line->gone && line->text.len >= SAID_BYTES_MIN && line->text.len <= SAID_BYTES_MAX &&
           !line_is_code(line);
}

/* True when the lines below two lines have the same words. */
static bool
continue_alike(const struct clean_lines *lines, const struct clean_line *a, const struct clean_line *b)
{
    const struct clean_line *end = lines->list + lines->count;
    return a + 1 < end && b + 1 < end && wording_same(lines->arena, a[1].text, b[1].text);
}

/* The one paragraph that repeats the first, as where a page shows its summary above the text. Where several
 * do, or more than it is repeated, nothing is cut. */
static void
cut_said_first(struct clean_lines *lines)
{
    struct clean_line *twice = NULL;
    const struct clean_line *first = lines_first(lines);
    if (!first || !is_comparable(first))
        return;
    size_t at = (size_t)(first - lines->list), end = number_min(lines->count, at + SAID_LINES);
    for (size_t i = at + 1; i < end; i++) {
        struct clean_line *line = &lines->list[i];
        if (!is_comparable(line) || memcmp(first->text.ptr, line->text.ptr, SAID_START) != 0 ||
            !wording_same(lines->arena, first->text, line->text))
            continue;
        if (twice)
            return;
        twice = line;
    }
    if (twice && !continue_alike(lines, first, twice))
        lines_cut(lines, twice, CLEAN_REPEATED);
}

/* A first line that repeats the title, or a title that is the beginning of the first line. */
static void
cut_title_in_text(struct clean_lines *lines, struct str title)
{
    struct clean_line *line = lines_first(lines);
    if (!line || str_blank(lines->item->title))
        return;
    bool same = wording_same(lines->arena, line->text, lines->item->title) ||
                wording_same(lines->arena, line->text, title);
    if (same)
        lines_cut(lines, line, CLEAN_REPEATED);
    else
        cut_borrowed(lines, line);
}

void
rule_repeated(struct clean_lines *lines, struct str title)
{
    cut_title_in_text(lines, title);
    cut_said_first(lines);
}

void
rule_dots(struct clean_lines *lines)
{
    bool dots = false;
    for (size_t i = 0; i < lines->count; i++)
        for (size_t at = 0; !lines->list[i].gone && at < lines->list[i].text.len;) {
            uint32_t code = utf8_next(lines->list[i].text, &at);
            if (code != '.' && code != '-' && code != ' ' && code != 0x2026 && code != 0x2013 &&
                code != 0x2014)
                return;
            dots = true;
        }
    for (size_t i = 0; dots && i < lines->count && !str_blank(lines->item->title); i++)
        if (!lines->list[i].gone)
            lines_cut(lines, &lines->list[i], CLEAN_PLACEHOLDER);
}
