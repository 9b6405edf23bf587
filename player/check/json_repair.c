#include "check/json_repair.h"

#include <string.h>

#include "check/json_value.h"

/* Replaces the first white space after a place by a character, unless something else comes first. */
static bool
put_sign(char *text, size_t len, size_t at, char sign)
{
    if (at >= len || !strchr(" \t\r\n", text[at]))
        return false;
    text[at] = sign;
    return true;
}

/* A word or number without quotation marks, or with others: becomes a text of the same length. */
static bool
put_quotes(char *text, size_t len, size_t at, struct str found)
{
    if (found.len < 2 || memcmp(text + at, found.ptr, found.len) != 0)
        return false;
    found.len += at + found.len < len && text[at + found.len] == '"';
    struct str there = {text + at, found.len};
    size_t before = json_other_quote(there, 0);
    size_t behind = 0;
    for (size_t i = found.len; before && i-- > before && !behind;)
        behind = json_other_quote(there, i) == found.len - i ? found.len - i : 0;
    before = before ? before : 1;
    behind = behind ? behind : 1;
    if (before + behind > found.len)
        return false;
    memset(text + at, ' ', before);
    memset(text + at + found.len - behind, ' ', behind);
    text[at] = text[at + found.len - 1] = '"';
    for (size_t i = at + 1; i < at + found.len - 1; i++)
        text[i] = strchr("\"\\\n\r\t", text[i]) ? ' ' : text[i];
    return true;
}

/* Quotation marks inside a text, up to its real end: `found` is all of it. */
static bool
put_inner_quotes(char *text, size_t len, size_t from, struct str found)
{
    size_t to = from + found.len - 1;
    if (to >= len || memcmp(text + from, found.ptr, found.len) != 0)
        return false;
    for (size_t i = from + 1; i < to; i++)
        if (text[i] == '"' && text[i - 1] != '\\')
            text[i] = '\'';
    return true;
}

/* Backslashes of a path, up to the end of its text. */
static bool
put_slashes(char *text, size_t len, size_t at)
{
    for (size_t i = at + 1; i < len && text[i] != '"' && text[i] != '\n'; i++)
        text[i] = text[i] == '\\' ? '/' : text[i];
    return true;
}

/* A comment to the end of its line, or white space that JSON does not allow. */
static bool
blank_out(char *text, size_t len, size_t at, bool line)
{
    if (line && text[at] != '#' && at + 1 < len && text[at + 1] != '/')
        return false;
    size_t end = at + ((unsigned char)text[at] == 0xC2 ? 2 : 3);
    for (size_t i = at; i < len && (line ? text[i] != '\n' : i < end); i++)
        text[i] = ' ';
    return true;
}

/* A name that includes its colon: its value, except for the end, becomes white space between quotation marks.
 */
static bool
put_name(char *text, size_t len, size_t at, struct str found)
{
    size_t colon = str_find(found, STR(":"));
    if (colon + 3 >= found.len || at + found.len > len || memcmp(text + at, found.ptr, found.len) != 0)
        return false;
    text[at + colon] = '"';
    text[at + colon + 1] = ':';
    text[at + colon + 2] = '"';
    memset(text + at + colon + 3, ' ', found.len - colon - 4);
    return true;
}

bool
json_repair(char *text, const struct json_walk *walk, const struct say *say)
{
    size_t len = walk->text.len;
    switch (say->message) {
    case SAY_JSON_TRAILING_COMMA:
    case SAY_JSON_TWO_COMMAS:
    case SAY_JSON_TAB:
    case SAY_JSON_CONTROL:
        text[say->at] = ' ';
        return true;
    case SAY_JSON_COMMENT:
    case SAY_JSON_SPACE:
        return blank_out(text, len, say->at, say->message == SAY_JSON_COMMENT);
    case SAY_JSON_MISPLACED:
        return put_name(text, len, say->at, say->args[0]);
    case SAY_JSON_ITEMS:
        return !str_ends(say->args[0], STR("]")) && put_sign(text, len, say->at - 1, '[');
    case SAY_JSON_INNER:
        return put_inner_quotes(text, len, walk->last[0].at, say->args[0]);
    case SAY_JSON_EXTRA:
        text[say->at] = ' ';
        return say->args[0].len == 1;
    case SAY_JSON_INSTEAD:
        text[say->at] = say->args[1].ptr[0];
        /* a bracket has a different end too */
        return say->args[1].len == 1 && !strchr("{[", say->args[1].ptr[0]);
    case SAY_JSON_COMMA:
        return put_sign(text, len, say->at, ',');
    case SAY_JSON_COLON:
        return put_sign(text, len, say->at, ':');
    case SAY_JSON_CLOSE:
        return say->at > 0 && put_sign(text, len, say->at - 1, say->args[0].ptr[0]);
    case SAY_JSON_DECIMAL:
        text[walk->last[0].at] = memchr(say->args[0].ptr, '.', say->args[0].len) ? '0' : '.';
        return walk->last[0].type == ',';
    case SAY_JSON_QUOTES:
    case SAY_JSON_BARE_NAME:
    case SAY_JSON_BARE:
    case SAY_JSON_UNIT:
    case SAY_JSON_NUMBER:
    case SAY_JSON_BOOL:
        return put_quotes(text, len, say->at, say->args[0]);
    case SAY_JSON_PATH:
    case SAY_JSON_SLASH:
        return put_slashes(text, len, say->at);
    case SAY_JSON_ESCAPE:
        text[say->at] = ' ';
        return true;
    default:
        return false;
    }
}
