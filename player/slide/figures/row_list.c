#include "slide/figures/row_list.h"

#include "base/utf8.h"

/* Characters: a longer row cannot be read at a glance. */
#define LABEL_MOST 32
#define VALUE_MOST 14

#define BULLET "•\t"
#define CELL   " · "

static size_t
characters(struct str text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len; count++)
        utf8_next(text, &at);
    return count;
}

/* Without trailing spaces of any width. */
static struct str
trimmed(struct str text)
{
    static const char *const spaces[] = {UTF8_NBSP, UTF8_NNBSP};
    text = str_trim(text);
    for (size_t i = 0; i < 2; i++)
        if (str_ends(text, str_from(spaces[i])))
            return trimmed(str_slice(text, 0, text.len - str_from(spaces[i]).len));
    return text;
}

/* Splits a line at the separator between its name and a short value; without one, all of it is the name. */
static struct list_row
split(struct str line, struct str parting)
{
    size_t at = str_find(line, parting);
    struct list_row row = {.label = str_trim(line)};
    if (at == SIZE_MAX)
        return row;
    struct str value = str_trim(str_slice(line, at + parting.len, SIZE_MAX));
    if (!value.len || characters(value) > VALUE_MOST || str_find(value, parting) != SIZE_MAX)
        return row;
    return (struct list_row){.label = trimmed(str_slice(line, 0, at)), .value = value};
}

struct list_row
row_list_cells(struct str line)
{
    struct list_row row = {.mark = STR_NONE};
    if (str_find(line, STR("|")) == SIZE_MAX)
        return split(line, STR(": "));
    row.label = str_trim(str_split(&line, '|'));
    row.value = line.ptr ? str_trim(str_split(&line, '|')) : STR_NONE;
    row.more = str_trim(line);
    return row;
}

/* The number or bullet with its tab at the beginning of a line; 0: none. */
static size_t
mark_len(struct str line)
{
    size_t digits = str_digits(line);
    bool number = digits && str_starts(str_slice(line, digits, SIZE_MAX), STR(".\t"));
    return number ? digits + 2 : str_starts(line, STR(BULLET)) ? STR(BULLET).len : 0;
}

/* The row of a line; false when it is not one. */
static bool
read_line(struct str line, struct list_row *row)
{
    size_t mark = mark_len(line);
    if (mark)
        *row = split(str_slice(line, mark, SIZE_MAX), STR(": "));
    else if (str_find(line, STR("\t")) == SIZE_MAX)
        *row = split(line, STR(CELL));
    else
        return false;
    if (mark && !str_starts(line, STR(BULLET)))
        row->mark = str_slice(line, 0, mark - 1);
    return row->label.len && characters(row->label) <= LABEL_MOST && (mark || row->value.len);
}

struct row_list
row_list_read(struct str text)
{
    static const struct row_list none;
    struct row_list rows = none;
    bool bullets = mark_len(str_trim(text)) > 0;
    for (struct str rest = text; rest.ptr;) {
        struct list_row row;
        struct str line = str_split(&rest, '\n');
        if (str_blank(line))
            continue;
        bool list = mark_len(line) > 0;
        if (list != bullets || (list && str_starts(rest, STR("–\t"))))
            return list == bullets ? none : rows;
        if (!read_line(line, &row))
            return bullets ? none : rows;
        if (rows.count == ROW_LIST_MAX)
            return none;
        rows.items[rows.count++] = row;
        rows.bytes = (size_t)(line.ptr + line.len - text.ptr);
    }
    return rows;
}
