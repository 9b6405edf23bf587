#include "html/html_table.h"

#include <string.h>

#define BETWEEN " \xC2\xB7 "
#define EMPTY   "\xE2\x80\x93"

/* The cell ends: what it says is said again in the rows and columns that it reaches to. */
static void
end_cell(struct html *html, struct html_nested *nested)
{
    struct html_tables *tables = html->tables;
    struct str said = str_slice(buf_str(&html->body), tables->from, SIZE_MAX);
    bool carries = nested->in_cell && (nested->reaches_down || nested->span > 1) && tables->has_text &&
                   said.len <= HTML_CELL_BYTES_MAX;
    said = carries ? arena_str(html->arena, said) : STR_NONE;
    for (size_t i = 0; nested->in_cell && i < nested->span && nested->column + i < HTML_COLUMNS_MAX; i++)
        tables->carried[nested->column + i] = said;
    nested->in_cell = tables->has_text = tables->broken = false;
}

/* The columns up to a given one that are not in the line yet: texts of cells that span down, or empty cells.
 */
static void
put_columns(struct html *html, const struct html_nested *nested, size_t end)
{
    struct html_tables *tables = html->tables;
    for (; tables->put < end && tables->put < HTML_COLUMNS_MAX; tables->put++) {
        struct str carried = nested->rows[tables->put] ? tables->carried[tables->put] : STR_NONE;
        if (!(nested->shape->columns & 1u << tables->put))
            continue;
        buf_put(&html->body, tables->any ? STR(BETWEEN) : STR(""));
        buf_put(&html->body, carried.len ? carried : STR(EMPTY));
        tables->any = true;
    }
}

static void
end_row(struct html *html, struct html_nested *nested)
{
    end_cell(html, nested);
    bool ends = html->tables->put == nested->column + 1; /* cells beside it in its span are empty */
    if (html->tables->any && !ends)
        put_columns(html, nested, nested->next);
    html->tables->put = 0;
    html->tables->any = false;
}

void
html_open_table(struct html *html, const struct tag *tag, unsigned effects)
{
    struct html_tables *tables = html->tables;
    struct html_nested *nested = html_table_rows(tables);
    if (!tables)
        return;
    if (nested && effects & (HTML_ROW | HTML_TABLE))
        end_row(html, nested);
    if (nested && effects & HTML_CELL)
        end_cell(html, nested);
    if (effects & HTML_TABLE && !tag->empty)
        html_table_open(tables);
    nested = html_table_innermost(tables);
    if (nested && effects & HTML_ROW)
        html_row_open(nested);
    if (nested && effects & HTML_CELL)
        html_cell_open(nested, tag);
}

void
html_close_table(struct html *html, unsigned effects)
{
    struct html_nested *nested = html_table_rows(html->tables);
    if (nested && effects & (HTML_ROW | HTML_TABLE))
        end_row(html, nested);
    if (nested && effects & HTML_CELL)
        end_cell(html, nested);
    if (html->tables && effects & HTML_TABLE)
        html_table_close(html->tables);
}

bool
html_in_rows(const struct html *html)
{
    return html_table_rows(html->tables) != NULL;
}

bool
html_in_cell(const struct html *html)
{
    const struct html_nested *nested = html_table_rows(html->tables);
    return nested && nested->in_cell;
}

bool
html_in_header(const struct html *html)
{
    return html_in_cell(html) && html_table_innermost(html->tables)->header;
}

void
html_break_cell(struct html *html)
{
    html->tables->broken = html->tables->has_text;
    html->rich.space = true;
}

bool
html_put_cell(struct html *html)
{
    struct html_tables *tables = html->tables;
    struct html_nested *nested = html_table_rows(tables);
    if (!nested || !nested->in_cell)
        return false;
    if (!tables->has_text) {
        put_columns(html, nested, nested->column);
        buf_put(&html->body, tables->any ? STR(BETWEEN) : STR(""));
        tables->put = nested->column + 1;
        tables->any = tables->has_text = true;
        tables->from = html->body.len;
        return true;
    }
    char last = html->body.len ? html->body.ptr[html->body.len - 1] : ' ';
    bool broken = tables->broken;
    tables->broken = false;
    if (broken)
        buf_put(&html->body, strchr(",;:.!?", last) ? STR(" ") : STR(", "));
    return broken;
}
