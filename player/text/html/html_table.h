/* The tables of a text while they are read: html_survey.c finds out beforehand what they are, html_table.c
 * puts their cells into lines. */
#ifndef BREAKROOM_TEXT_HTML_HTML_TABLE_H
#define BREAKROOM_TEXT_HTML_HTML_TABLE_H

#include "text/html/html_private.h"

#define HTML_TABLES_MAX  64
#define HTML_NESTED_MAX  8
#define HTML_COLUMNS_MAX 16
/* A table with more in a cell holds texts side by side: its cells are no values. */
#define HTML_CELL_BYTES_MAX 200

/* A table as a whole, found out before it is read. */
struct html_shape {
    bool texts;       /* what it holds is no rows of values */
    unsigned columns; /* those that have any text */
};

/* A table that is open. */
struct html_nested {
    struct html_shape *shape;
    size_t next;                   /* column of the next cell */
    size_t rows[HTML_COLUMNS_MAX]; /* that the cell in a column still reaches down */
    size_t column, span;           /* of the cell that opened last, and the columns it takes … */
    bool reaches_down, header;
    bool in_cell;
    size_t cell_bytes; /* … and its text, in the survey */
};

struct html_tables {
    struct html_shape shapes[HTML_TABLES_MAX], spare; /* in the order in which they open */
    size_t opened;
    struct html_nested stack[HTML_NESTED_MAX];
    size_t depth, too_deep;
    /* Of the row that is being read; no table within it has rows. */
    size_t put;                           /* columns that are in the line */
    bool any, has_text, broken;           /* the row has a word, the cell has one, a line of it has ended */
    struct str carried[HTML_COLUMNS_MAX]; /* what cells say that reach down */
    size_t from;                          /* of the cell in the body */
};

/* The innermost table that is open, or NULL; the same when it has rows of values. */
struct html_nested *html_table_innermost(struct html_tables *tables);
struct html_nested *html_table_rows(struct html_tables *tables);

/* A table, a row of it or a cell opens, or a table ends. */
void html_table_open(struct html_tables *tables);
void html_table_close(struct html_tables *tables);
void html_row_open(struct html_nested *nested);
void html_cell_open(struct html_nested *nested, const struct tag *tag);

#endif
