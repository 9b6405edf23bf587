/* Converts Markdown in a text. Characters that are no mark-up in a sentence ("2 * 3", "snake_case") stay. */
#include <string.h>

#include "clean/rules.h"

#define SIGNS_MAX 120 /* of one line */

static bool
is_letter(char c)
{
    return str_is_alnum(c) || (unsigned char)c >= 0x80;
}

static size_t
run_of(struct str text, size_t at, char c)
{
    size_t end = at;
    while (end < text.len && text.ptr[end] == c)
        end++;
    return end - at;
}

/* "---", "***", "=====": a rule, or the underline of a heading. */
static bool
is_rule(struct str text)
{
    text = str_trim(text);
    return text.len >= 3 && strchr("-*_=~", text.ptr[0]) && run_of(text, 0, text.ptr[0]) == text.len;
}

/* "- [x] done", "- [ ] to do": shown like the task lists of HTML. */
static void
take_task(struct clean_lines *lines, struct clean_line *line)
{
    bool done = str_starts_nocase(line->text, STR("[x] ")), open = str_starts(line->text, STR("[ ] "));
    if (!str_equal(line->prefix, STR("•\t")) || (!done && !open))
        return;
    lines_note(lines, CLEAN_MARKDOWN, str_slice(line->text, 0, 3));
    lines_splice(lines, line, 0, 4, STR(""));
    line->prefix = done ? STR("\u2713\t") : STR("\u25A1\t");
}

/* The mark-up at the beginning of a line: "## ", "> ", "- ", "1. ". */
static void
take_start(struct clean_lines *lines, struct clean_line *line, bool numbered)
{
    struct str text = line->text;
    size_t hashes = run_of(text, 0, '#');
    size_t signs = 0;
    if (hashes && hashes <= 6 && hashes < text.len && text.ptr[hashes] == ' ') {
        signs = hashes + 1;
        while (signs < text.len && text.ptr[signs] == ' ')
            signs++;
        line->prefix = STR("#\t");
        line->starts = true;
    } else if (text.len > 4 && text.ptr[0] == 'h' && text.ptr[1] >= '1' && text.ptr[1] <= '6' &&
               text.ptr[2] == '.' && text.ptr[3] == ' ') { /* used by Confluence, Redmine */
        signs = 4;
        line->prefix = STR("#\t");
        line->starts = true;
    } else if (!line->prefix.len && str_starts(text, STR("> "))) {
        signs = 2;
        line->prefix = STR(">\t");
    } else if (!line->prefix.len &&
               (str_starts(text, STR("- ")) || str_starts(text, STR("* ")) || str_starts(text, STR("+ ")))) {
        signs = 2;
        line->prefix = STR("•\t");
    } else if (!line->prefix.len && numbered) {
        size_t digits = str_digits(text);
        line->prefix = arena_printf(lines->arena, "%.*s.\t", STR_ARG(str_slice(text, 0, digits)));
        signs = digits + 2;
    }
    if (!signs)
        return;
    if (text.ptr[0] == '#')
        lines_note(lines, CLEAN_MARKDOWN, str_slice(text, 0, signs));
    lines_splice(lines, line, 0, signs, STR(""));
    /* "## Title ##" */
    size_t end = line->text.len;
    while (end > 0 && line->text.ptr[end - 1] == '#')
        end--;
    if (hashes && end < line->text.len && end > 0 && line->text.ptr[end - 1] == ' ')
        lines_splice(lines, line, end - 1, line->text.len, STR(""));
}

/* The closing mark of an emphasis that opens at `at`; SIZE_MAX when there is none. */
static size_t
emphasis_end(struct str text, size_t at, struct str sign)
{
    size_t inside = at + sign.len;
    bool before = at == 0 || !is_letter(text.ptr[at - 1]);
    if (!before || inside >= text.len || text.ptr[inside] == ' ' || text.ptr[inside] == sign.ptr[0])
        return SIZE_MAX;
    for (size_t end = inside + 1; end + sign.len <= text.len; end++) {
        if (!str_starts(str_slice(text, end, SIZE_MAX), sign) || text.ptr[end - 1] == ' ' ||
            text.ptr[end - 1] == '\\')
            continue;
        size_t after = end + sign.len;
        if (sign.len == 1 &&
            (text.ptr[end - 1] == sign.ptr[0] || (after < text.len && text.ptr[after] == sign.ptr[0])))
            continue;
        if (after == text.len || !is_letter(text.ptr[after]) || (unsigned char)text.ptr[after] >= 0x80)
            return end;
    }
    return SIZE_MAX;
}

static bool
take_emphasis(struct clean_lines *lines, struct clean_line *line, size_t at)
{
    static const char *const signs[] = {"***", "**", "__", "~~", "==", "*", "_", "``", "`"};
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        struct str sign = str_from(signs[i]);
        if (!str_starts(str_slice(line->text, at, SIZE_MAX), sign))
            continue;
        size_t end = emphasis_end(line->text, at, sign);
        if (end == SIZE_MAX)
            continue;
        if (str_equal(sign, STR("~~"))) { /* struck-out text is no longer valid */
            lines_cut_part(lines, line, at, end + sign.len, CLEAN_MARKDOWN);
            return true;
        }
        lines_note(lines, CLEAN_MARKDOWN, sign);
        lines_splice(lines, line, end, end + sign.len, STR(""));
        lines_splice(lines, line, at, at + sign.len, STR(""));
        return true;
    }
    return false;
}

/* The round brackets of a link; a title in quotes may follow the address. "(x []E" is not one. */
static bool
is_address(struct str text)
{
    struct str rest = str_trim(text), address = str_split(&rest, ' ');
    bool titled = !rest.ptr || str_starts(str_trim(rest), STR("\"")) || str_starts(str_trim(rest), STR("'"));
    bool shaped =
        address.len && (memchr(address.ptr, '/', address.len) || memchr(address.ptr, '.', address.len) ||
                        memchr(address.ptr, ':', address.len) || address.ptr[0] == '#');
    return titled && shaped;
}

/* "<https://…|text>", in the notation of chats. */
static bool
take_chat_link(struct clean_lines *lines, struct clean_line *line, size_t at)
{
    struct str text = line->text, host;
    size_t length = address_at(text, at + 1, &host);
    size_t bar = str_find(str_slice(text, at, SIZE_MAX), STR("|"));
    size_t end = str_find(str_slice(text, at, SIZE_MAX), STR(">"));
    if (!length || end == SIZE_MAX || bar != 1 + length || end < bar + 2)
        return false;
    lines_note(lines, CLEAN_MARKDOWN, str_slice(text, at, end + 1));
    lines_splice(lines, line, at + end, at + end + 1, STR(""));
    lines_splice(lines, line, at, at + bar + 1, STR(""));
    return true;
}

/* "[label]: address", the definition of a reference. */
static bool
is_definition(struct str text, struct str *label)
{
    struct str host;
    size_t end = str_starts(text, STR("[")) ? str_find(text, STR("]: ")) : SIZE_MAX;
    if (end == SIZE_MAX || end < 2)
        return false;
    *label = str_slice(text, 1, end - 1);
    struct str behind = str_slice(text, end + 3, SIZE_MAX);
    return address_at(behind, 0, &host) || str_starts(behind, STR("/")) || str_starts(behind, STR("#"));
}

static bool
is_defined(const struct clean_lines *lines, struct str label)
{
    struct str other;
    for (size_t i = 0; i < lines->count; i++)
        if (is_definition(lines->list[i].text, &other) && str_equal_nocase(other, label))
            return true;
    return false;
}

/* Keeps only the text of a link from `at` to `to`, which ends before `from`; removes a picture. */
static void
keep_link_text(struct clean_lines *lines, struct clean_line *line, size_t at, size_t from, size_t to)
{
    if (line->text.ptr[at] == '!') {
        lines_cut_part(lines, line, at, to, CLEAN_MARKDOWN);
        return;
    }
    lines_note(lines, CLEAN_MARKDOWN, str_slice(line->text, at, to - at));
    lines_splice(lines, line, from, to, STR(""));
    lines_splice(lines, line, at, at + 1, STR(""));
}

/* "[text][label]", "[text][]", "![picture][label]". */
static bool
take_reference(struct clean_lines *lines, struct clean_line *line, size_t at)
{
    struct str text = line->text;
    bool picture = text.ptr[at] == '!';
    size_t open = at + picture, middle = str_find(str_slice(text, open, SIZE_MAX), STR("]["));
    size_t close =
        middle == SIZE_MAX ? SIZE_MAX : str_find(str_slice(text, open + middle + 2, SIZE_MAX), STR("]"));
    if (close == SIZE_MAX || open >= text.len || text.ptr[open] != '[')
        return false;
    size_t from = open + middle, to = from + close + 3;
    struct str said = str_slice(text, open + 1, middle - 1), label = str_slice(text, from + 2, close);
    if (!is_defined(lines, label.len ? label : said))
        return false;
    keep_link_text(lines, line, at, from, to);
    return true;
}

/* "\*" is a star; in "C:\_data" and "\\server" the backslash is literal. */
static bool
take_escape(struct clean_lines *lines, struct clean_line *line, size_t at)
{
    struct str text = line->text;
    bool path = at && (text.ptr[at - 1] == ':' || text.ptr[at - 1] == '\\');
    if (path || at + 1 >= text.len || !strchr("*_#[]`~>!", text.ptr[at + 1]))
        return false;
    lines_note(lines, CLEAN_MARKDOWN, str_slice(text, at, 2));
    lines_splice(lines, line, at, at + 1, STR(""));
    return true;
}

/* "[text](address)", "![picture](address)", "<https://…>"; a picture is removed. */
static bool
take_link(struct clean_lines *lines, struct clean_line *line, size_t at)
{
    struct str text = line->text, host;
    bool picture = text.ptr[at] == '!';
    if (text.ptr[at] == '<') {
        size_t length = address_at(text, at + 1, &host);
        if (!length || at + 1 + length >= text.len || text.ptr[at + 1 + length] != '>')
            return take_chat_link(lines, line, at);
        lines_splice(lines, line, at + 1 + length, at + 2 + length, STR(""));
        lines_splice(lines, line, at, at + 1, STR(""));
        return true;
    }
    size_t open = at + picture;
    if (open >= text.len || text.ptr[open] != '[')
        return false;
    size_t middle = str_find(str_slice(text, open, SIZE_MAX), STR("]("));
    size_t close =
        middle == SIZE_MAX ? SIZE_MAX : str_find(str_slice(text, open + middle, SIZE_MAX), STR(")"));
    if (close == SIZE_MAX || (!picture && middle < 2))
        return false;
    size_t from = open + middle, to = from + close + 1;
    struct str address = str_slice(text, from + 2, to - from - 3);
    if (!is_address(address) || memchr(text.ptr + open + 1, '[', middle - 1))
        return false;
    keep_link_text(lines, line, at, from, to);
    return true;
}

static void
take_signs(struct clean_lines *lines, struct clean_line *line)
{
    int signs = 0;
    if (line->lacks & LINE_SIGN_MARKDOWN)
        return;
    for (size_t at = 0; at < line->text.len && signs < SIGNS_MAX && !line->gone;) {
        at += str_find_any(str_slice(line->text, at, SIZE_MAX), LINE_MARKDOWN_BYTES);
        if (at == line->text.len)
            return;
        char c = line->text.ptr[at];
        bool took = false;
        if (c == '[' || c == '!' || c == '<')
            took = take_link(lines, line, at) || take_reference(lines, line, at);
        else if (c == '\\' && take_escape(lines, line, at))
            at++; /* skips the escaped character */
        else
            took = take_emphasis(lines, line, at);
        signs += took;
        at += !took;
    }
}

/* "::: tip", "[!NOTE]": the beginning and end of a box. */
static bool
is_container(struct str text)
{
    text = str_trim(str_starts(text, STR("> ")) ? str_slice(text, 2, SIZE_MAX) : text);
    bool colons = str_starts(text, STR(":::")) && wording_words(text, 3) <= 2;
    bool box = str_starts(text, STR("[!")) && str_ends(text, STR("]")) && wording_words(text, 2) == 1;
    return colons || box;
}

/* "| day | shift |": cells, shown like those of an HTML table. */
static bool
is_table_row(struct str text)
{
    text = str_trim(text);
    return text.len > 3 && text.ptr[0] == '|' && text.ptr[text.len - 1] == '|' &&
           memchr(text.ptr + 1, '|', text.len - 2);
}

static void
take_table_row(struct clean_lines *lines, struct clean_line *line)
{
    struct buf out;
    struct str text = str_trim(line->text), rest = str_slice(text, 1, text.len - 2);
    size_t signs = 0;
    for (size_t i = 0; i < text.len; i++)
        signs += strchr("|-: ", text.ptr[i]) != NULL;
    if (signs == text.len) {
        lines_cut(lines, line, CLEAN_MARKDOWN);
        return;
    }
    buf_init(&out, text.len * 2);
    for (bool first = true; rest.ptr; first = false) {
        buf_put(&out, first ? STR("") : STR(" · "));
        buf_put(&out, str_trim(str_split(&rest, '|')));
    }
    lines_note(lines, CLEAN_MARKDOWN, STR("| |"));
    *line = (struct clean_line){.prefix = line->prefix, .starts = line->starts};
    line->text = arena_str(lines->arena, buf_str(&out));
    buf_finish(&out);
}

static int64_t
number_of(const struct clean_line *line)
{
    int64_t number;
    size_t digits = str_digits(line->text);
    bool item = digits && digits <= 2 && digits + 2 < line->text.len &&
                (line->text.ptr[digits] == '.' || line->text.ptr[digits] == ')') &&
                line->text.ptr[digits + 1] == ' ';
    return item && str_to_int(str_slice(line->text, 0, digits), &number) ? number : -1;
}

/* 1., 2.: a list has at least two consecutive items. */
static bool
is_numbered(const struct clean_lines *lines, size_t i)
{
    int64_t number = number_of(&lines->list[i]);
    bool after = i > 0 && number_of(&lines->list[i - 1]) == number - 1;
    bool before = i + 1 < lines->count && number_of(&lines->list[i + 1]) == number + 1;
    return number >= 0 && (after || before);
}

void
rule_markdown(struct clean_lines *lines)
{
    bool fenced = false;
    bool *numbered = arena_array(lines->arena, lines->count + 1, sizeof(*numbered));
    for (size_t i = 0; i < lines->count; i++)
        numbered[i] = is_numbered(lines, i);
    for (size_t i = 0; i < lines->count; i++) {
        struct clean_line *line = &lines->list[i];
        if (line->gone || line_is_code(line))
            continue;
        struct str label;
        bool fence = str_starts(line->text, STR("```")) || str_starts(line->text, STR("~~~"));
        if (fence || is_rule(line->text)) {
            fenced = fence ? !fenced : fenced;
            lines_cut(lines, line, CLEAN_MARKDOWN);
            if (i + 1 < lines->count)
                lines->list[i + 1].starts = true;
        } else if (!fenced && (is_definition(line->text, &label) || is_container(line->text))) {
            lines_cut(lines, line, CLEAN_MARKDOWN);
        } else if (!fenced && is_table_row(line->text)) {
            take_table_row(lines, line);
        } else if (!fenced) {
            take_start(lines, line, numbered[i]);
            take_task(lines, line);
            take_signs(lines, line);
        }
    }
    struct clean_line title = {.text = lines->item->title};
    take_signs(lines, &title);
    lines->item->title = title.gone ? STR_NONE : title.text;
}
