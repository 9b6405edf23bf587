#include "check/json_value.h"

#include <string.h>

#include "base/number.h"

#define SHOWN_BYTES 90

char
json_char_at(const struct json_walk *walk, size_t at)
{
    return at < walk->text.len ? walk->text.ptr[at] : '\0';
}

struct str
json_token_text(const struct json_walk *walk, const struct json_token *token)
{
    return str_slice(walk->text, token->at, token->end - token->at);
}

struct str
json_rest_of_line(const struct json_walk *walk, size_t at)
{
    struct str rest = str_slice(walk->text, at, SIZE_MAX);
    return str_trim(str_slice(rest, 0, str_find(rest, STR("\n"))));
}

struct str
json_tail(struct check *check, struct str text)
{
    if (text.len <= SHOWN_BYTES)
        return text;
    size_t from = text.len - SHOWN_BYTES;
    while (from < text.len && ((unsigned char)text.ptr[from] & 0xC0) == 0x80)
        from++;
    return arena_printf(check->arena, "…%.*s", STR_ARG(str_slice(text, from, SIZE_MAX)));
}

struct str
json_bare_value(const struct json_walk *walk, size_t at)
{
    struct str line = json_rest_of_line(walk, at);
    size_t len = line.len;
    while (len > 0 && strchr(",}] \t", line.ptr[len - 1]))
        len--;
    size_t next = str_find(line, STR(", \"")), tight = str_find(line, STR(",\""));
    size_t brace = str_find(line, STR("}"));
    bool list = walk->depth && walk->open[walk->depth - 1] == '[';
    next = list ? str_find(line, STR(",")) : next;
    brace = list && str_find(line, STR("]")) < brace ? str_find(line, STR("]")) : brace;
    len = number_min(next, len);
    len = number_min(tight, len);
    len = number_min(brace, len);
    return str_trim(str_slice(line, 0, len));
}

struct str
json_quoted(struct check *check, struct str text)
{
    struct buf out;
    buf_init(&out, 4 * SHOWN_BYTES + 64);
    buf_put_char(&out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"' || text.ptr[i] == '\\')
            buf_put_char(&out, '\\');
        buf_put_char(&out, text.ptr[i]);
    }
    buf_put_char(&out, '"');
    struct str done = arena_str(check->arena, buf_str(&out));
    buf_finish(&out);
    return done;
}

size_t
json_other_quote(struct str text, size_t at)
{
    static const char *const quotes[] = {"'", "“", "”", "„", "‟", "‘", "’", "«", "»", "″", "`", "&quot;"};
    for (size_t i = 0; i < sizeof(quotes) / sizeof(quotes[0]); i++)
        if (str_starts(str_slice(text, at, SIZE_MAX), str_from(quotes[i])))
            return strlen(quotes[i]);
    return 0;
}

bool
json_find_other_quotes(struct check *check, const struct json_walk *walk, struct say *say)
{
    struct str line = json_rest_of_line(walk, walk->at);
    size_t open = json_other_quote(line, 0), end = open;
    while (open && end < line.len && !json_other_quote(line, end) && line.ptr[end] != '"')
        end++;
    if (!open)
        return false;
    size_t close = end < line.len ? json_other_quote(line, end) : 0;
    close = end < line.len && !close ? 1 : close;
    struct str inside = str_trim(str_slice(line, open, end - open));
    while (str_starts(inside, STR("\u00a0")) || str_starts(inside, STR("\u202f")))
        inside = str_slice(inside, inside.ptr[0] == '\xC2' ? 2 : 3, SIZE_MAX);
    *say = (struct say){
        SAY_JSON_QUOTES,
        walk->at,
        {json_tail(check, str_slice(line, 0, end + close)), json_tail(check, json_quoted(check, inside))}};
    return true;
}

bool
json_find_comment(const struct json_walk *walk, struct say *say)
{
    char c = json_char_at(walk, walk->at), next = json_char_at(walk, walk->at + 1);
    if (c != '#' && !(c == '/' && (next == '/' || next == '*')) && !(c == '<' && next == '!'))
        return false;
    *say = (struct say){.message = SAY_JSON_COMMENT, .at = walk->at};
    return true;
}

bool
json_find_space(const struct json_walk *walk, struct say *say)
{
    static const char *const spaces[] = {"\u00a0", "\u202f", "\u2009", "\u200b", "\u3000", "\ufeff"};
    for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++) {
        if (!str_starts(str_slice(walk->text, walk->at, SIZE_MAX), str_from(spaces[i])))
            continue;
        *say = (struct say){.message = SAY_JSON_SPACE, .at = walk->at};
        return true;
    }
    return false;
}

/* The field whose value begins at a place; FIELD_COUNT for other members. */
static enum field
field_before(const struct json_walk *walk, size_t at)
{
    enum field field;
    for (size_t i = 0; i < 2; i++) {
        struct str name = json_token_text(walk, &walk->last[i + 1]);
        if (walk->last[i].type == ':' && walk->last[i].end <= at && name.len > 2 &&
            field_from_name(str_slice(name, 1, name.len - 2), &field))
            return field;
    }
    return FIELD_COUNT;
}

/* Non-numbers that programs write for numbers. */
static bool
is_no_number(struct str text)
{
    text = text.len && strchr("+-", text.ptr[0]) ? str_slice(text, 1, SIZE_MAX) : text;
    return str_equal(text, STR("NaN")) || str_equal(text, STR("Infinity")) || str_equal(text, STR("inf"));
}

void
json_say_bare(struct check *check, const struct json_walk *walk, size_t at, struct say *say)
{
    enum field field = field_before(walk, at);
    struct str found = json_bare_value(walk, at);
    found = str_ends(found, STR("\"")) ? str_slice(found, 0, found.len - 1) : found;
    struct str yes = is_no_number(found) ? STR("null") : meant_bool(found),
               number = meant_number(check->arena, found, field == FIELD_PROGRESS);
    struct str shown = json_tail(check, found);
    bool starts = found.len && strchr("+-.0123456789", found.ptr[0]);
    bool wanted = field != FIELD_COUNT && field_type(field) == TYPE_NUMBER;
    bool date = !wanted &&
                (meant_date(&check->meant, found).ptr || memchr(found.ptr ? found.ptr : "", ':', found.len));
    starts = starts || (wanted && number.ptr);
    bool pure = number.ptr && (meant_is_plain_number(found) || str_starts_nocase(found, STR("0x")));
    if (str_starts(found, STR("…")) || str_starts(found, STR("...")))
        *say = (struct say){SAY_JSON_EXTRA, at, {shown}};
    else if (yes.ptr)
        *say = (struct say){SAY_JSON_BOOL, at, {shown, yes}};
    else if (starts && pure)
        *say = (struct say){SAY_JSON_NUMBER, at, {shown, number}};
    else if (starts && number.ptr && !date)
        *say = (struct say){SAY_JSON_UNIT, at, {shown, number, json_tail(check, json_quoted(check, found))}};
    else if (meant_is_windows_path(found))
        *say = (struct say){
            SAY_JSON_PATH, at, {shown, json_quoted(check, meant_picture_path(check->arena, found))}};
    else if (found.len)
        *say = (struct say){SAY_JSON_BARE, at, {shown, json_tail(check, json_quoted(check, found))}};
    else
        *say = (struct say){.message = SAY_JSON_LITERAL, .at = at};
}

/* True when a quotation mark in this line ends the text: the document continues after it. */
static bool
ends_value(struct str line, size_t mark)
{
    struct str rest = str_trim(str_slice(line, mark + 1, SIZE_MAX));
    size_t at = 0;
    while (at < rest.len && strchr("}] ", rest.ptr[at]))
        at++;
    bool comma = at < rest.len && rest.ptr[at] == ',';
    struct str behind = str_trim(str_slice(rest, at + comma, SIZE_MAX));
    return at == rest.len || (comma && (behind.len == 0 || strchr("\"{", behind.ptr[0])));
}

/* True when a name begins there, after its quotation mark: content_text": */
static bool
is_name(struct str text)
{
    size_t len = 0;
    while (len < text.len && ((text.ptr[len] >= 'a' && text.ptr[len] <= 'z') || text.ptr[len] == '_'))
        len++;
    struct str rest = str_slice(text, len, 8);
    return len > 0 && rest.len && rest.ptr[0] == '"' &&
           str_starts(str_trim(str_slice(rest, 1, SIZE_MAX)), STR(":"));
}

bool
json_find_inner_quotes(struct check *check, const struct json_walk *walk, struct say *say)
{
    const struct json_token *text = &walk->last[0];
    if (text->type != '"')
        return false;
    struct str line = json_rest_of_line(walk, text->at), found = STR_NONE;
    if (is_name(str_slice(walk->text, walk->at, SIZE_MAX))) {
        struct str words = str_trim(str_slice(walk->text, text->at, text->end - text->at - 1));
        words = str_ends(words, STR(",")) ? str_slice(words, 0, words.len - 1) : words;
        struct str fixed = arena_printf(check->arena, "%.*s\",", STR_ARG(json_tail(check, words)));
        *say = (struct say){SAY_JSON_UNCLOSED, text->at, {json_tail(check, words), fixed}};
        return true;
    }
    size_t gap = walk->at - text->at;
    for (size_t i = gap; i < line.len && !found.ptr; i++)
        if (line.ptr[i] == '"' && ends_value(line, i))
            found = str_slice(line, 1, i - 1);
    bool within = walk->at - text->end < 4 && !strchr("\"{[;=:", json_char_at(walk, walk->at));
    if (!found.ptr || !within || json_walk_skip(walk->text, text->end) > text->at + line.len)
        return false;
    struct str fixed = json_quoted(check, found);
    struct str shown = arena_printf(check->arena, "\"%.*s\"", STR_ARG(found));
    *say = (struct say){SAY_JSON_INNER, text->end - 1, {json_tail(check, shown), json_tail(check, fixed)}};
    return true;
}

struct str
json_decimal(struct check *check, struct str found, size_t whole, size_t part)
{
    struct str dot = meant_number(check->arena, found, false);
    enum reason_language language = check->context->language;
    if (part != 3 || whole > 3 || str_starts(found, STR("0")) || str_starts(found, STR("-0")))
        return dot;
    struct str joined = arena_printf(check->arena, "%.*s%.*s", STR_ARG(str_slice(found, 0, whole)),
                                     STR_ARG(str_slice(found, whole + 1, SIZE_MAX)));
    bool thousands_first = language == REASON_ENGLISH;
    return meant_either(check->arena, language, thousands_first ? joined : dot,
                        thousands_first ? dot : joined);
}
