/* Faults of the JSON, by the place where parsing fails and the text there. */
#include <string.h>

#include "check/json_repair.h"
#include "check/json_value.h"

#define FAULTS_MAX 20

/* The list of items lacks its opening bracket: with one, parsing gets further. */
static bool
find_items_open(const struct json_walk *walk, struct say *say)
{
    struct str text = walk->text;
    size_t name = str_find(text, STR("\"items\""));
    size_t colon = name == SIZE_MAX ? text.len : json_walk_skip(text, name + 7);
    size_t open = colon < text.len && text.ptr[colon] == ':' ? json_walk_skip(text, colon + 1) : text.len;
    if (open >= walk->at || text.ptr[open] != '{')
        return false;
    size_t reached = json_walk_try(text, open, 0, "[");
    if (reached != SIZE_MAX && reached <= walk->at + 1)
        return false;
    bool closed = reached == SIZE_MAX || json_char_at(walk, walk->at) == ']';
    *say = (struct say){
        SAY_JSON_ITEMS, open, {closed ? STR("\"items\": [ {…}") : STR("\"items\": [ {…}, {…} ]")}};
    return true;
}

/* "title:" "x" and "title: x", a name with its colon inside the quotation marks. */
static bool
find_misplaced(struct check *check, const struct json_walk *walk, struct say *say)
{
    const struct json_token *token = &walk->last[0];
    struct str whole = json_token_text(walk, token);
    size_t colon = str_find(whole, STR(":"));
    if (colon < 2 || colon > 40 || colon == SIZE_MAX || json_char_at(walk, walk->at) == ':')
        return false;
    struct str name = str_slice(whole, 0, colon), inside = str_slice(whole, colon + 1, whole.len - colon - 2);
    struct str behind = json_rest_of_line(walk, token->end);
    size_t end = str_find(behind, STR("\""));
    bool own = !str_blank(inside);
    if (memchr(name.ptr, ' ', name.len) || (!own && end == SIZE_MAX))
        return false;
    bool quoted = !own && end == 0; /* "title:""x" */
    size_t second = quoted ? str_find(str_slice(behind, 1, SIZE_MAX), STR("\"")) : 0;
    if (quoted && second == SIZE_MAX)
        return false;
    struct str value = own ? inside : str_slice(behind, quoted, quoted ? second : end);
    size_t len = own ? whole.len
                     : (size_t)(behind.ptr - (walk->text.ptr + token->at)) + (quoted ? second + 2 : end + 1);
    *say = (struct say){SAY_JSON_MISPLACED,
                        token->at,
                        {json_tail(check, str_slice(walk->text, token->at, len)),
                         json_tail(check, arena_printf(check->arena, "%.*s\": %.*s", STR_ARG(name),
                                                       STR_ARG(json_quoted(check, str_trim(value)))))}};
    return true;
}

/* A name is expected. */
static void
say_name(struct check *check, const struct json_walk *walk, struct say *say)
{
    char c = json_char_at(walk, walk->at);
    const struct json_token *before = &walk->last[0], *number = &walk->last[1];
    bool digit = str_is_digit(c);
    if (digit && before->type == ',' && number->type == 'a' && walk->at - number->end <= 2) {
        struct str whole = json_token_text(walk, number), part = json_bare_value(walk, walk->at);
        part = str_slice(part, 0, str_digits(part));
        struct str found = arena_printf(check->arena, "%.*s,%.*s", STR_ARG(whole), STR_ARG(part));
        *say = (struct say){
            SAY_JSON_DECIMAL, number->at, {found, json_decimal(check, found, whole.len, part.len)}};
    } else if (json_find_other_quotes(check, walk, say) || json_find_comment(walk, say) ||
               json_find_space(walk, say)) {
        return;
    } else if (c == '}' && before->type == ',') {
        *say = (struct say){.message = SAY_JSON_TRAILING_COMMA, .at = before->at};
    } else if (c == ',') {
        *say = (struct say){.message = SAY_JSON_TWO_COMMAS, .at = walk->at};
    } else if (c == '{' && before->type == '{') {
        *say = (struct say){.message = SAY_JSON_LIST, .at = before->at};
    } else if (c == '{' && before->type == ',') {
        if (find_items_open(walk, say))
            return;
        struct str line = check_line(check, walk->open_at[walk->depth - 1]);
        *say = (struct say){SAY_JSON_CLOSE, before->at, {STR("}"), STR(","), STR("{"), line}};
    } else {
        struct str line = json_rest_of_line(walk, walk->at);
        size_t colon = str_find(line, STR(":"));
        struct str name = str_trim(str_slice(line, 0, colon < 40 ? colon : 0));
        bool word = name.len && !memchr(name.ptr, '"', name.len) && !memchr(name.ptr, '{', name.len);
        *say = word ? (struct say){SAY_JSON_BARE_NAME, walk->at, {name, json_quoted(check, name)}}
                    : (struct say){.message = SAY_JSON_NAME, .at = walk->at};
    }
}

/* A value is expected. */
static void
say_value(struct check *check, const struct json_walk *walk, struct say *say)
{
    char c = json_char_at(walk, walk->at);
    const struct json_token *before = &walk->last[0], *name = &walk->last[1];
    if (json_find_other_quotes(check, walk, say) || json_find_comment(walk, say) ||
        json_find_space(walk, say))
        return;
    if (c == ']' && before->type == ',')
        *say = (struct say){.message = SAY_JSON_TRAILING_COMMA, .at = before->at};
    else if (c == ',' && before->type != ':')
        *say = (struct say){.message = SAY_JSON_TWO_COMMAS, .at = walk->at};
    else if (strchr(",}]", c) && before->type == ':')
        *say = (struct say){SAY_JSON_NO_VALUE, name->at, {json_token_text(walk, name)}};
    else if (c == '(')
        *say = (struct say){SAY_JSON_INSTEAD, walk->at, {STR("("), STR("{")}};
    else if (c == ':' || c == '=' || c == '>')
        *say = (struct say){SAY_JSON_EXTRA, walk->at, {str_slice(walk->text, walk->at, 1)}};
    else if (c && !strchr("{}[]", c))
        json_say_bare(check, walk, walk->at, say);
    else
        *say = (struct say){.message = SAY_JSON_VALUE, .at = walk->at};
}

/* A comma is expected. */
static void
say_comma(struct check *check, const struct json_walk *walk, struct say *say)
{
    char c = json_char_at(walk, walk->at);
    const struct json_token *before = &walk->last[0];
    bool number = before->type == 'a', word = c && !strchr("\"{}[],:", c);
    struct str last = json_tail(check, json_token_text(walk, before));
    bool name = before->type == '"' && walk->depth && walk->open[walk->depth - 1] == '[' && c == ':';
    if (json_find_inner_quotes(check, walk, say) || json_find_comment(walk, say) ||
        json_find_space(walk, say))
        return;
    if (name) {
        size_t list = walk->open_at[walk->depth - 1];
        size_t instead = json_walk_try(walk->text, list, 1, "{");
        size_t with = json_walk_try(walk->text, before->at, 0, "{");
        bool object = with != SIZE_MAX && (instead == SIZE_MAX || instead + 2 >= with);
        *say = object ? (struct say){SAY_JSON_INSTEAD, list, {STR("["), STR("{")}}
                      : (struct say){SAY_JSON_OPEN, before->at, {last}};
        return;
    }
    bool list = walk->depth && walk->open[walk->depth - 1] == '[';
    *say = (struct say){SAY_JSON_COMMA, before->end, {last}};
    if (number && list && str_is_digit(c))
        return;
    if (number && c == '"' && walk->at == before->end)
        *say = (struct say){SAY_JSON_BARE, before->at, {last, json_quoted(check, last)}};
    else if (strchr(";.", c) && json_walk_try(walk->text, walk->at, 1, "") == SIZE_MAX)
        *say = (struct say){SAY_JSON_EXTRA, walk->at, {str_slice(walk->text, walk->at, 1)}};
    else if (c == ';' || c == '=' || c == '.')
        *say = (struct say){SAY_JSON_INSTEAD, walk->at, {str_slice(walk->text, walk->at, 1), STR(",")}};
    else if (number && (word || c == ':') && walk->at - before->end < 4)
        json_say_bare(check, walk, before->at, say);
}

/* A colon is expected. */
static void
say_colon(struct check *check, const struct json_walk *walk, struct say *say)
{
    char c = json_char_at(walk, walk->at);
    struct str name = json_tail(check, json_token_text(walk, &walk->last[0]));
    if (json_find_space(walk, say) || find_misplaced(check, walk, say))
        return;
    if (c == ',' || c == '}' || c == ']')
        *say = (struct say){SAY_JSON_NO_VALUE, walk->last[0].at, {name}};
    else if (c == '=' || c == ';')
        *say = (struct say){SAY_JSON_INSTEAD, walk->at, {str_slice(walk->text, walk->at, 1), STR(":")}};
    else
        *say = (struct say){SAY_JSON_COLON, walk->last[0].end, {name}};
}

/* A bracket that does not match: is one missing before it, or is it redundant? Both are tried. */
static void
say_bracket(struct check *check, const struct json_walk *walk, struct say *say)
{
    char c = json_char_at(walk, walk->at);
    bool list = walk->depth && walk->open[walk->depth - 1] == '[';
    struct str here = str_slice(walk->text, walk->at, 1);
    if (c == ']' && find_items_open(walk, say))
        return;
    size_t with = walk->depth ? json_walk_try(walk->text, walk->at, 0, list ? "]" : "}") : 0;
    size_t without = json_walk_try(walk->text, walk->at, 1, "");
    if (walk->depth == 0 || (without == SIZE_MAX && with != SIZE_MAX)) {
        *say = (struct say){SAY_JSON_BRACKET, walk->at, {here}};
        return;
    }
    size_t opened = walk->open_at[walk->depth - 1];
    *say = (struct say){
        SAY_JSON_CLOSE,
        walk->at,
        {list ? STR("]") : STR("}"), here, list ? STR("[") : STR("{"), check_line(check, opened)}};
}

/* True when the next line begins another member, or closes something: then the text before should have ended.
 */
static bool
goes_on_elsewhere(struct str text, size_t line_end)
{
    size_t next = json_walk_skip(text, line_end);
    if (next >= text.len || strchr("}]", text.ptr[next]))
        return true;
    struct str line = str_slice(text, next, SIZE_MAX);
    line = str_slice(line, 0, str_find(line, STR("\n")));
    size_t end = line.ptr[0] == '"' ? str_find(str_slice(line, 1, SIZE_MAX), STR("\"")) : SIZE_MAX;
    struct str rest = end == SIZE_MAX ? STR_NONE : str_trim(str_slice(line, end + 2, SIZE_MAX));
    return rest.len && rest.ptr[0] == ':';
}

/* True when only ends of values follow. */
static bool
only_ends(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!strchr(",}] \r", text.ptr[i]))
            return false;
    return true;
}

/* A line ends inside a text. */
static void
say_line_end(struct check *check, const struct json_walk *walk, struct say *say)
{
    struct str line = json_rest_of_line(walk, walk->string_at), text = walk->text;
    for (size_t i = line.len; i > 1; i--) {
        size_t quote = json_other_quote(line, i - 1);
        if (!quote || !only_ends(str_slice(line, i - 1 + quote, SIZE_MAX)))
            continue;
        *say = (struct say){SAY_JSON_QUOTES,
                            walk->string_at,
                            {json_tail(check, str_slice(line, 0, i - 1 + quote)),
                             json_tail(check, json_quoted(check, str_slice(line, 1, i - 2)))}};
        return;
    }
    if (goes_on_elsewhere(text, walk->at)) {
        bool comma = str_ends(line, STR(","));
        size_t next = json_walk_skip(text, walk->at);
        struct str words = str_slice(line, 0, line.len - comma);
        bool more = next < text.len && text.ptr[next] == '"';
        struct str fixed =
            arena_printf(check->arena, "%.*s\"%s", STR_ARG(json_tail(check, words)), more ? "," : "");
        *say = (struct say){SAY_JSON_UNCLOSED, walk->string_at, {json_tail(check, line), fixed}};
        return;
    }
    size_t next = json_walk_skip(text, walk->at);
    struct str behind = json_rest_of_line(walk, next);
    size_t close = str_find(behind, STR("\""));
    struct str fixed =
        arena_printf(check->arena, "%.*s\\n%.*s%s", STR_ARG(json_tail(check, line)),
                     STR_ARG(json_tail(check, str_slice(behind, 0, close == SIZE_MAX ? close : close + 1))),
                     close == SIZE_MAX ? " …" : "");
    *say = (struct say){SAY_JSON_CONTROL, walk->at, {fixed}};
}

/* An invalid backslash: usually in a path of a Windows computer. */
static void
say_escape(struct check *check, const struct json_walk *walk, struct say *say)
{
    struct str line = json_rest_of_line(walk, walk->string_at);
    size_t end = str_find(str_slice(line, 1, SIZE_MAX), STR("\""));
    struct str inside = str_slice(line, 1, end);
    if (meant_is_windows_path(inside)) {
        *say = (struct say){
            SAY_JSON_PATH,
            walk->string_at,
            {json_tail(check, inside), json_quoted(check, meant_picture_path(check->arena, inside))}};
        return;
    }
    if (meant_is_picture(inside)) {
        *say = (struct say){
            SAY_JSON_SLASH,
            walk->string_at,
            {json_tail(check, inside), json_quoted(check, meant_picture_path(check->arena, inside))}};
        return;
    }
    size_t at = walk->at;
    while (at > walk->string_at && walk->text.ptr[at] != '\\')
        at--;
    char sign = json_char_at(walk, at + 1);
    bool letter = str_is_letter(sign) || (unsigned char)sign >= 0x80;
    struct str found = str_slice(walk->text, at, walk->at + 1 - at);
    *say = (struct say){
        SAY_JSON_ESCAPE,
        at,
        {found, letter ? arena_printf(check->arena, "\\%.*s", STR_ARG(found)) : str_slice(found, 1, 1)}};
}

/* The document ends while something is open: the missing end is known. */
static void
say_cut(struct check *check, const struct json_walk *walk, struct say *say)
{
    struct buf close;
    buf_init(&close, JSON_WALK_DEPTH + 1);
    if (walk->string_at != SIZE_MAX)
        buf_put_char(&close, '"');
    for (size_t i = walk->depth; i > 0; i--)
        buf_put_char(&close, walk->open[i - 1] == '{' ? '}' : ']');
    size_t opened = walk->string_at != SIZE_MAX ? walk->string_at
                    : walk->depth               ? walk->open_at[walk->depth - 1]
                                                : 0;
    struct str what = str_slice(walk->text, opened, 1);
    *say = (struct say){
        SAY_JSON_CUT, walk->at, {what, check_line(check, opened), arena_str(check->arena, buf_str(&close))}};
    buf_finish(&close);
}

static void
say_control(struct check *check, const struct json_walk *walk, struct say *say)
{
    char c = json_char_at(walk, walk->at);
    if (c == '\n' || c == '\r')
        say_line_end(check, walk, say);
    else if (c == '\t')
        *say = (struct say){.message = SAY_JSON_TAB, .at = walk->at};
    else
        *say = (struct say){
            SAY_JSON_OTHER, walk->at, {str_from(reason_code_words(walk->why, check->context->language))}};
}

static void
say_literal(struct check *check, const struct json_walk *walk, struct say *say)
{
    const struct json_token *word = &walk->last[0];
    struct str text = word->type == 'a' ? json_token_text(walk, word) : STR_NONE;
    if (str_ends(text, STR(";")))
        *say = (struct say){SAY_JSON_INSTEAD, word->end - 1, {STR(";"), STR(",")}};
    else
        json_say_bare(check, walk, word->type == 'a' ? word->at : walk->at, say);
}

static void
say_after(struct check *check, const struct json_walk *walk, struct say *say)
{
    struct str line = walk->root_end == SIZE_MAX ? STR("") : check_line(check, walk->root_end);
    *say = (struct say){SAY_JSON_AFTER, walk->at, {line}};
}

/* The fault at the place of the error. */
static struct say
find_fault(struct check *check, const struct json_walk *walk)
{
    static const struct {
        enum reason_code why;
        void (*work)(struct check *check, const struct json_walk *walk, struct say *say);
    } faults[] = {
        {REASON_JSON_COMMA, say_comma},     {REASON_JSON_NAME, say_name},
        {REASON_JSON_COLON, say_colon},     {REASON_JSON_VALUE, say_value},
        {REASON_JSON_LITERAL, say_literal}, {REASON_JSON_CONTROL, say_control},
        {REASON_JSON_ESCAPE, say_escape},   {REASON_JSON_HEX, say_escape},
        {REASON_JSON_BRACKET, say_bracket}, {REASON_JSON_AFTER, say_after},
        {REASON_JSON_CUT, say_cut},
    };
    enum reason_code why = walk->why ? walk->why : check->why;
    struct say say = {SAY_JSON_OTHER, walk->at, {str_from(reason_code_words(why, check->context->language))}};
    for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
        if (faults[i].why == why)
            faults[i].work(check, walk, &say);
    return say;
}

/* The document is corrected as the finding suggests, and parsing continues from there while the correction is
 * certain. */
bool
check_json_fault(struct check *check)
{
    struct str text = check->text;
    char *corrected = arena_alloc(check->arena, text.len + 1);
    struct json_walk *walk = arena_alloc(check->arena, sizeof(*walk));
    size_t found = 0, reached = 0;
    memcpy(corrected, text.ptr, text.len);
    check->text = (struct str){corrected, text.len};
    while (found < FAULTS_MAX && json_walk(check->text, walk) && (found == 0 || walk->at > reached)) {
        struct say say = find_fault(check, walk);
        /* when it still fails at its end, the correction was wrong */
        if (found && (say.message == SAY_JSON_CUT || say.message == SAY_JSON_AFTER))
            break;
        check_say(check, say);
        found++;
        reached = walk->at;
        if (!json_repair(corrected, walk, &say))
            break;
    }
    check->text = text;
    return found > 0;
}
