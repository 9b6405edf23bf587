#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "clean/line_kind.h"
#include "clean/rules.h"

#define NOTICE_WORDS 60
#define FOOTER_LINES 8
#define FOOTER_WORDS 200 /* notices of lawyers are long */
#define LABEL_WORDS  6
#define CHAPTERS_MIN 3 /* as YouTube requires of chapters, beside a first one at 0:00 */
#define STEPS_MAX    24

/* A heading such as "Related posts" followed only by links: removed from the end. */
static bool
cut_related(struct clean_lines *lines, const struct phrases *phrases)
{
    size_t at = lines->count, links = 0;
    for (; at > 0; at--) {
        const struct clean_line *line = &lines->list[at - 1];
        if (line->gone)
            continue;
        size_t all, linked = lines_marked(line, LINES_LINKS) ? lines_linked(line, LINES_LINKS, &all) : 0;
        const struct mark *link = line_next_link(line, 0);
        if (!linked || (linked * 2 < all && link->from > 0))
            break; /* "Boots are in, 3 days ago" is one */
        links++;
    }
    if (at == 0 || links == 0 || !line_is_label(lines->list[at - 1].text, phrases))
        return false;
    for (size_t i = at - 1; i < lines->count; i++)
        if (!lines->list[i].gone)
            lines_cut(lines, &lines->list[i], CLEAN_BOILERPLATE);
    return true;
}

/* Skips backwards over the separator before a link: white space, brackets, separators. */
static size_t
back_over(struct str text, size_t at)
{
    size_t kept = 0;
    for (size_t i = 0; i < at;) {
        uint32_t code = utf8_next(text, &i);
        if (!wording_is_separator(code) && code != '[' && code != '(')
            kept = i;
    }
    return kept;
}

static bool
ends_with_ellipsis(struct str text)
{
    return str_ends(text, STR("…")) || str_ends(text, STR("...")) || str_ends(text, STR("[…]")) ||
           str_ends(text, STR("[...]"));
}

/* True when the text after it is a separate sentence. */
static bool
is_whole(struct str text)
{
    return text.len == 0 || wording_last_end(text) == text.len || ends_with_ellipsis(text) ||
           str_ends(text, STR(":")) || str_ends(text, STR(")"));
}

static bool
starts_small(struct str text)
{
    return text.len && text.ptr[0] >= 'a' && text.ptr[0] <= 'z';
}

static void
cut_end(struct clean_lines *lines, struct clean_line *line, size_t from)
{
    lines->cut_off = lines->cut_off || ends_with_ellipsis(str_trim(str_slice(line->text, 0, from)));
    lines_cut_part(lines, line, from, line->text.len, CLEAN_LINK);
}

/* "… the third in … Continue reading →": a link at the end of a line. */
static bool
cut_last_link(struct clean_lines *lines, struct clean_line *line, const struct phrases *phrases)
{
    const struct mark *last = NULL;
    for (const struct mark *link = line_next_link(line, 0); link; link = line_next_link(line, link->to))
        last = link;
    if (!last || last->from == 0)
        return false;
    struct str fragment = str_slice(line->text, last->from, SIZE_MAX);
    struct str behind = str_slice(line->text, last->to, SIZE_MAX);
    size_t from = back_over(line->text, last->from), rest = 1;
    if (wording_words(behind, 1) || wording_words(fragment, CLEAN_SHORT_WORDS + 1) > CLEAN_SHORT_WORDS ||
        str_starts(str_trim(behind), STR(".")))
        return false;
    bool whole = is_whole(str_slice(line->text, 0, from));
    bool more = phrases_match(phrases, fragment, WORDING_MORE, &rest);
    bool says_more = more && (rest == 0 || whole) && (whole || !starts_small(str_trim(fragment)));
    if (!says_more && !(last->kind == HTML_MARK_ITEM && whole))
        return false;
    cut_end(lines, line, from);
    return true;
}

static bool
ends_with_arrow(struct str text)
{
    static const char *const arrows[] = {"→", "»", "›", "▸", "►", "➡", "⇨", "❯", "➔", "➜", ">>"};
    text = str_trim(text);
    for (size_t i = 0; i < sizeof(arrows) / sizeof(arrows[0]); i++)
        if (str_ends(text, str_from(arrows[i])))
            return true;
    return false;
}

/* The beginning of the last part of a line that is not a sentence: after one, or after an ellipsis. */
static size_t
last_piece(struct str text)
{
    size_t from = wording_last_end(text);
    static const char *const dots[] = {"[…]", "[...]", "…", "..."};
    for (size_t i = 0; i < sizeof(dots) / sizeof(dots[0]); i++)
        for (size_t at = from; at < text.len;) {
            size_t found = str_find(str_slice(text, at, SIZE_MAX), str_from(dots[i]));
            if (found == SIZE_MAX)
                break;
            at += found + strlen(dots[i]);
            if (wording_words(str_slice(text, at, SIZE_MAX), 1))
                from = number_max(at, from);
        }
    return from;
}

/* "Read more: https://…" is equivalent to "Read more". */
static struct str
without_address(struct str piece)
{
    struct str host;
    if (!address_is_possible(piece))
        return piece;
    for (size_t at = 1; at < piece.len; at++) {
        size_t length = address_at(piece, at, &host);
        if (length && at + length == piece.len)
            return str_trim(str_slice(piece, 0, at));
    }
    return piece;
}

/* The same words without a link: at the end of plain text. */
static bool
cut_last_words(struct clean_lines *lines, struct clean_line *line, const struct phrases *phrases)
{
    size_t from = last_piece(line->text), rest = 1;
    struct str piece = without_address(str_trim(str_slice(line->text, from, SIZE_MAX)));
    size_t words = wording_words(piece, CLEAN_SHORT_WORDS + 1);
    if (words == 0 || words > CLEAN_SHORT_WORDS)
        return false;
    bool more = phrases_match(phrases, piece, WORDING_MORE, &rest) && rest == 0;
    bool arrow = ends_with_arrow(piece) && words <= 5 && from > 0;
    if (!more && !arrow)
        return false;
    cut_end(lines, line, from);
    return true;
}

/* "You are receiving this because …", "This e-mail is confidential …", and the lines below: how to
 * unsubscribe, sender, postal address. */
static bool
cut_mail_footer(struct clean_lines *lines, const struct phrases *phrases)
{
    size_t counted = lines->count, words = 0, footer = SIZE_MAX, rest;
    for (size_t at = lines->count, seen = 0; at > 0 && seen < FOOTER_LINES; at--) {
        const struct clean_line *line = &lines->list[at - 1];
        if (line->gone)
            continue;
        seen++;
        if (!phrases_match(phrases, line->text, WORDING_MAILED, &rest))
            continue;
        for (; counted >= at; counted--)
            if (!lines->list[counted - 1].gone)
                words += wording_words(lines->list[counted - 1].text, FOOTER_WORDS + 1);
        if (words > FOOTER_WORDS)
            break;
        footer = at - 1;
    }
    if (footer == SIZE_MAX || &lines->list[footer] == lines_first(lines))
        return false;
    for (size_t i = footer; i < lines->count; i++)
        if (!lines->list[i].gone)
            lines_cut(lines, &lines->list[i], CLEAN_MAIL);
    return true;
}

/* "Follow us on Instagram: https://…", as below a video. */
static bool
is_labelled_address(const struct clean_line *line, const struct phrases *phrases)
{
    struct str label = without_address(line->text);
    return label.len < line->text.len && wording_words(label, LABEL_WORDS + 1) <= LABEL_WORDS &&
           phrases_match(phrases, label, WORDING_LABEL, NULL);
}

/* An empty box of a page below the author's text. */
static bool
is_left_box(const struct clean_line *line, const struct phrases *phrases)
{
    size_t rest = 1;
    return phrases_match(phrases, line->text, WORDING_STARTER, &rest) && rest == 0;
}

/* The author's name on a line of its own, which the footer of news shows: not in a list of colleagues, nor
 * below "Please ask:". */
static bool
is_author(const struct clean_lines *lines, const struct clean_line *line)
{
    const struct item *item = lines->item;
    bool heading = str_equal(line->prefix, STR("#\t"));
    bool named = line > lines->list && str_ends(line[-1].text, STR(":"));
    return item->kind == KIND_NEWS && (!line->prefix.len || heading) && !named && !str_blank(item->author) &&
           line->text.len <= item->author.len && wording_same(lines->arena, line->text, item->author);
}

static bool
cut_tail(struct clean_lines *lines, const struct phrases *phrases)
{
    struct clean_line *line = lines_last(lines);
    if (!line)
        return false;
    bool only = !lines_more_than(lines, 1);
    if (cut_related(lines, phrases) || cut_mail_footer(lines, phrases))
        return true;
    bool link = line_is_link_line(line, phrases, only);
    if (!only && is_left_box(line, phrases)) {
        lines_cut(lines, line, CLEAN_PLACEHOLDER);
        return true;
    }
    bool labelled = !only && is_labelled_address(line, phrases);
    bool author = !only && is_author(lines, line);
    if (link || labelled || author || line_is_boilerplate(line, phrases, only)) {
        lines_cut(lines, line, link ? CLEAN_LINK : CLEAN_BOILERPLATE);
        return true;
    }
    return cut_last_link(lines, line, phrases) || cut_last_words(lines, line, phrases);
}

/* Fewer things are removed above the text. */
static bool
cut_head(struct clean_lines *lines, const struct phrases *phrases)
{
    struct clean_line *line = lines_first(lines);
    size_t rest;
    if (!line || !lines_more_than(lines, 1))
        return false;
    bool edited = line_is_edited(line, phrases);
    bool notice = phrases_match(phrases, line->text, WORDING_NOTICE, &rest) &&
                  wording_words(line->text, NOTICE_WORDS + 1) <= NOTICE_WORDS;
    bool actions = line_is_action_links(line, phrases);
    bool meta = line_is_meta(line->text) || line_is_way(lines->arena, line->text, lines->item->title);
    if (!edited && !notice && !actions && !meta && !line_is_credit(line->text) && !is_author(lines, line))
        return false;
    lines_cut(lines, line, CLEAN_BOILERPLATE);
    return true;
}

/* The photographer of an agency is named below the picture, wherever that is. */
static void
cut_credits(struct clean_lines *lines)
{
    for (size_t i = 0; i < lines->count && lines_more_than(lines, 1); i++)
        if (!lines->list[i].gone && line_is_credit(lines->list[i].text))
            lines_cut(lines, &lines->list[i], CLEAN_BOILERPLATE);
}

/* A last line of only arrows is the remainder of a link. */
static bool
cut_last_arrows(struct clean_lines *lines)
{
    size_t at = lines->count;
    while (at > 0 && lines->list[at - 1].gone)
        at--;
    struct clean_line *line = at ? &lines->list[at - 1] : NULL;
    if (!line || !line->text.len || line_is_code(line))
        return false;
    for (size_t i = 0; i < line->text.len;)
        if (!wording_is_separator(utf8_next(line->text, &i)))
            return false;
    lines_cut(lines, line, CLEAN_LINK);
    return true;
}

/* "1:05 Lids": a minute and a second, and words. */
static bool
is_chapter(const struct clean_line *line)
{
    size_t minute = str_digits(line->text), second;
    if (minute < 1 || minute > 2 || minute >= line->text.len || line->text.ptr[minute] != ':')
        return false;
    second = str_digits(str_slice(line->text, minute + 1, SIZE_MAX));
    return second == 2 && wording_words(str_slice(line->text, minute + 3, SIZE_MAX), 1);
}

/* The chapters of a video, whose times nobody can go to on a wall. */
static void
cut_chapters(struct clean_lines *lines)
{
    static const char *const sites[] = {"youtube.com/", "youtu.be/", "vimeo.com/"};
    bool video = false;
    for (size_t i = 0; i < sizeof(sites) / sizeof(sites[0]); i++)
        video = video || str_find(lines->item->url, str_from(sites[i])) != SIZE_MAX;
    for (size_t from = 0; video && from < lines->count; from++) {
        struct str text = lines->list[from].text;
        size_t end = from;
        if (!lines->list[from].gone && (str_starts(text, STR("0:00")) || str_starts(text, STR("00:00"))))
            while (end < lines->count && is_chapter(&lines->list[end]))
                end++;
        if (end - from < CHAPTERS_MIN)
            continue;
        for (; from < end; from++)
            lines_cut(lines, &lines->list[from], CLEAN_BOILERPLATE);
        return;
    }
}

bool
rule_ends(struct clean_lines *lines, const struct phrases *phrases)
{
    size_t before = lines->cuts.count;
    cut_chapters(lines);
    cut_credits(lines);
    for (int step = 0; step < STEPS_MAX; step++)
        if (!cut_last_arrows(lines) && !cut_tail(lines, phrases) && !cut_head(lines, phrases))
            break;
    return lines->cuts.count > before;
}
