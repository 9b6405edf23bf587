#include "base/ini.h"

static struct str
unquoted(struct str value)
{
    bool quoted = value.len >= 2 && value.ptr[0] == '"' && value.ptr[value.len - 1] == '"';
    return quoted ? str_slice(value, 1, value.len - 2) : value;
}

static void
parse_line(struct str line, struct ini_row *row)
{
    row->fault = NULL;
    row->key = row->value = STR_NONE;
    if (line.ptr[0] == '[') {
        if (line.ptr[line.len - 1] == ']')
            row->section = str_trim(str_slice(line, 1, line.len - 2));
        else
            row->fault = "a section ends with ]";
        return;
    }
    size_t equals = str_find(line, STR("="));
    if (equals == SIZE_MAX || equals == 0) {
        row->fault = "expected key = value";
        return;
    }
    row->key = str_trim(str_slice(line, 0, equals));
    row->value = unquoted(str_trim(str_slice(line, equals + 1, SIZE_MAX)));
}

void
ini_parse(struct str text, ini_row_fn *row_fn, void *ctx)
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
        if (row.fault || row.key.ptr)
            row_fn(ctx, &row);
    }
}
