/* The tables of a text being read: html_survey.c classifies them beforehand, html_table.c puts their cells
 * into lines. */
#ifndef BREAKROOM_HTML_HTML_TABLE_H
#define BREAKROOM_HTML_HTML_TABLE_H

#include "html/html_private.h"

#define HTML_TABLES_MAX  64
#define HTML_NESTED_MAX  8
#define HTML_COLUMNS_MAX 16
/* A table with larger cells is a layout of texts side by side: its cells are not values. */
#define HTML_CELL_BYTES_MAX 200

/* A table as a whole, classified before it is read. */
struct html_shape {
    bool texts;       /* its content is not rows of values */
    unsigned columns; /* columns that contain any text */
};

/* An open table. */
struct html_nested {
    struct html_shape *shape;
    size_t next;                   /* column of the next cell */
    size_t rows[HTML_COLUMNS_MAX]; /* remaining rows of the cell that spans down this column */
    size_t column, span;           /* of the last opened cell … */
    bool reaches_down, header;
    bool in_cell;
    size_t cell_bytes; /* … and its text, during the survey */
};

struct html_tables {
    struct html_shape shapes[HTML_TABLES_MAX], spare; /* in the order of their start tags */
    size_t opened;
    struct html_nested stack[HTML_NESTED_MAX];
    size_t depth, too_deep;
    /* State of the current row; tables inside it have no rows. */
    size_t put;                 /* columns already in the line */
    bool any, has_text, broken; /* the row has a word, the cell has one, a line of the cell has ended */
    struct str carried[HTML_COLUMNS_MAX]; /* texts of cells that span down */
    size_t from;                          /* start of the cell in the body */
};

/* The innermost open table, or NULL; the same if it has rows of values. */
struct html_nested *html_table_innermost(struct html_tables *tables);
struct html_nested *html_table_rows(struct html_tables *tables);

/* A table, a row of it or a cell opens, or a table ends. */
void html_table_open(struct html_tables *tables);
void html_table_close(struct html_tables *tables);
void html_row_open(struct html_nested *nested);
void html_cell_open(struct html_nested *nested, const struct tag *tag);

#endif
