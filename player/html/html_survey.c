#include "html/html_table.h"

#include <string.h>

#include "base/memory.h"

#define ATTRIBUTES 16

struct html_nested *
html_table_innermost(struct html_tables *tables)
{
    return tables && tables->depth && !tables->too_deep ? &tables->stack[tables->depth - 1] : NULL;
}

static bool
has_rows(const struct html_shape *shape)
{
    return !shape->texts && (shape->columns & (shape->columns - 1)) != 0;
}

struct html_nested *
html_table_rows(struct html_tables *tables)
{
    struct html_nested *nested = html_table_innermost(tables);
    return nested && has_rows(nested->shape) ? nested : NULL;
}

void
html_table_open(struct html_tables *tables)
{
    struct html_nested *outer = html_table_innermost(tables);
    if (outer)
        outer->shape->texts = true;
    size_t index = tables->opened++;
    if (tables->depth == HTML_NESTED_MAX) {
        tables->too_deep++;
        return;
    }
    tables->stack[tables->depth++] =
        (struct html_nested){.shape = index < HTML_TABLES_MAX ? &tables->shapes[index] : &tables->spare};
    tables->spare.texts = true;
    tables->put = 0;
    tables->any = tables->has_text = tables->broken = false;
}

void
html_table_close(struct html_tables *tables)
{
    if (tables->too_deep)
        tables->too_deep--;
    else if (tables->depth)
        tables->depth--;
}

void
html_row_open(struct html_nested *nested)
{
    for (size_t i = 0; i < HTML_COLUMNS_MAX; i++)
        nested->rows[i] -= nested->rows[i] > 0;
    nested->next = 0;
    nested->in_cell = false;
}

static size_t
span_of(const struct tag *tag, const char *name)
{
    int64_t span = 1;
    bool good = str_to_int(str_trim(tag_attribute(tag, name)), &span) && span > 0;
    return !good ? 1 : span < HTML_COLUMNS_MAX ? (size_t)span : HTML_COLUMNS_MAX;
}

void
html_cell_open(struct html_nested *nested, const struct tag *tag)
{
    while (nested->next < HTML_COLUMNS_MAX && nested->rows[nested->next])
        nested->next++;
    size_t rows = span_of(tag, "rowspan");
    nested->column = nested->next < HTML_COLUMNS_MAX ? nested->next : HTML_COLUMNS_MAX - 1;
    nested->span = span_of(tag, "colspan");
    nested->reaches_down = rows > 1;
    nested->header = str_equal_nocase(tag->name, STR("th"));
    nested->next = nested->column + nested->span;
    /* the row itself is one of them */
    for (size_t i = nested->column; i < nested->next && i < HTML_COLUMNS_MAX; i++)
        nested->rows[i] = rows;
    nested->in_cell = true;
    nested->cell_bytes = 0;
}

/* The survey: finds the same tables before they are read. */

static void
survey_open(void *context, const struct tag *tag)
{
    struct html_tables *tables = context;
    unsigned effects = html_effects(tag->name);
    if (effects & HTML_TABLE && !tag->empty)
        html_table_open(tables);
    struct html_nested *nested = html_table_innermost(tables);
    if (!nested)
        return;
    if (effects & HTML_ROW)
        html_row_open(nested);
    if (effects & HTML_CELL)
        html_cell_open(nested, tag);
    if (nested->in_cell &&
        effects & (HTML_BULLETS | HTML_NUMBERS | HTML_HEADING | HTML_QUOTE | HTML_VERBATIM | HTML_TERM))
        nested->shape->texts = true;
}

static void
survey_close(void *context, struct str name)
{
    struct html_tables *tables = context;
    unsigned effects = html_effects(name);
    struct html_nested *nested = html_table_innermost(tables);
    if (nested && effects & (HTML_CELL | HTML_ROW))
        nested->in_cell = false;
    if (effects & HTML_TABLE)
        html_table_close(tables);
}

static void
survey_text(void *context, struct str text, bool cdata)
{
    struct html_nested *nested = html_table_innermost(context);
    (void)cdata;
    bool space = str_blank(text) || str_equal(text, STR("\xC2\xA0"));
    if (!nested || !nested->in_cell || space)
        return;
    nested->cell_bytes += text.len;
    nested->shape->columns |= 1u << nested->column;
    nested->shape->texts |= nested->cell_bytes > HTML_CELL_BYTES_MAX;
}

/* True when there are any tables. */
static bool
has_table(struct str source)
{
    for (const char *at; source.len && (at = memchr(source.ptr, '<', source.len));) {
        source = str_slice(source, (size_t)(at - source.ptr) + 1, SIZE_MAX);
        if (str_starts_nocase(source, STR("table")))
            return true;
    }
    return false;
}

void
html_survey(struct html *html, struct str source)
{
    static const struct markup_events events = {survey_open, survey_close, survey_text, NULL};
    html_tables_destroy(html->tables);
    html->tables = NULL;
    if (!has_table(source))
        return;
    html->tables = memory_alloc(sizeof(*html->tables));
    struct markup *markup = markup_create(MARKUP_HTML, ATTRIBUTES, &events, html->tables);
    markup_push(markup, source);
    markup_finish(markup);
    markup_destroy(markup);
    html->tables->opened = html->tables->depth = html->tables->too_deep = 0;
}

void
html_tables_destroy(struct html_tables *tables)
{
    memory_free(tables);
}
