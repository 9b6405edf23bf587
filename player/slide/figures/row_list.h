/* Lines of a text that consist of a name and a value: "Annecy : 18 h", a row of a table with two columns. */
#ifndef BREAKROOM_SLIDE_FIGURES_ROW_LIST_H
#define BREAKROOM_SLIDE_FIGURES_ROW_LIST_H

#include "base/arena.h"
#include "base/str.h"

/* The limit of a slide. */
#define ROW_LIST_MAX 16

struct list_row {
    struct str mark; /* "1." of a numbered list; else empty */
    struct str label;
    struct str value; /* or empty */
    struct str more;  /* after another bar: its change; or empty */
};

struct row_list {
    struct list_row items[ROW_LIST_MAX];
    int count;
    size_t bytes; /* of the source text */
};

/* "Baskets | 31,460 | +3 %": one row whose cells are parted by bars; without a bar, "Baskets: 31,460". */
struct list_row row_list_cells(struct str line);

/* The rows at the beginning of a text, up to the first line that is not a row: the items of a list with
 * bullets or numbers, or the rows of a table with two columns. None when a line is too long for a row, or
 * there are too many. */
struct row_list row_list_read(struct str text);

#endif
