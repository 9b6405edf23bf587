#include "base/ini.h"

#include <string.h>

#define KEY_CHARS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."

static struct str
unquoted(struct str value)
{
    bool quoted = value.len >= 2 && value.ptr[0] == '"' && value.ptr[value.len - 1] == '"';
    return quoted ? str_slice(value, 1, value.len - 2) : value;
}

/* `[name]`, possibly followed by a comment. */
static void
parse_section(struct str line, struct ini_row *row)
{
    size_t end = line.len;
    while (end && line.ptr[end - 1] != ']')
        end--;
    struct str behind = str_trim(str_slice(line, end, SIZE_MAX));
    bool closed = end && (behind.len == 0 || behind.ptr[0] == '#' || behind.ptr[0] == ';');
    row->section = str_trim(str_slice(line, 1, closed ? end - 2 : line.len - 1));
    row->fault = closed ? REASON_NONE : REASON_INI_SECTION;
}

/* The end of the key: the first = or, if everything before it may be a key and does not begin an address, the
 * first :. */
static size_t
find_separator(struct str line)
{
    size_t equals = str_find(line, STR("=")), colon = str_find(line, STR(":"));
    if (colon >= equals || colon == 0)
        return equals;
    for (size_t i = 0; i < colon; i++)
        if (!memchr(KEY_CHARS, line.ptr[i], sizeof(KEY_CHARS) - 1))
            return equals;
    return str_starts(str_slice(line, colon, SIZE_MAX), STR("://")) ? equals : colon;
}

static void
parse_line(struct str line, struct ini_row *row)
{
    row->text = line;
    row->fault = REASON_NONE;
    row->colon = false;
    row->key = row->value = STR_NONE;
    if (line.ptr[0] == '[') {
        parse_section(line, row);
        return;
    }
    size_t separator = find_separator(line);
    if (separator == SIZE_MAX || separator == 0) {
        row->fault = REASON_INI_LINE;
        return;
    }
    row->colon = line.ptr[separator] == ':';
    row->key = str_trim(str_slice(line, 0, separator));
    row->value = unquoted(str_trim(str_slice(line, separator + 1, SIZE_MAX)));
}

void
ini_parse_all(struct str text, ini_row_fn *row_fn, void *ctx)
{
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        text = str_slice(text, 3, SIZE_MAX);
    struct ini_row row = {.section = STR("")};
    while (text.ptr) {
        row.line++;
        struct str line = str_trim(str_split(&text, '\n'));
        if (line.len == 0 || line.ptr[0] == '#' || line.ptr[0] == ';')
            continue;
        parse_line(line, &row);
        row_fn(ctx, &row);
    }
}

struct filter {
    ini_row_fn *row;
    void *ctx;
};

static void
pass_values_and_faults(void *ctx, const struct ini_row *row)
{
    const struct filter *filter = ctx;
    if (row->fault || row->key.ptr)
        filter->row(filter->ctx, row);
}

void
ini_parse(struct str text, ini_row_fn *row_fn, void *ctx)
{
    ini_parse_all(text, pass_values_and_faults, &(struct filter){row_fn, ctx});
}
