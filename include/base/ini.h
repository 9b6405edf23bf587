/* INI files: `[section]`, `key = value` or `key: value`, comments from `#` or `;` at the start of a line. For
 * the configuration, themes and labels. Lines of any length, CRLF, a BOM and ill-formed UTF-8 do no harm. */
#ifndef BREAKROOM_BASE_INI_H
#define BREAKROOM_BASE_INI_H

#include <stdbool.h>

#include "base/str.h"

/* One line that says something. Texts are trimmed slices of the whole text; a value in double quotes loses
 * them, so that it can begin or end with a space. */
struct ini_row {
    int line;              /* from 1 */
    struct str text;       /* the whole line */
    struct str section;    /* in which it is; on its own line already the one that begins */
    struct str key, value; /* absent on a section's own line and on one at fault */
    bool colon;            /* it is `key: value` */
    const char *fault;     /* NULL, or why the line is neither a section nor `key = value` (static) */
};

typedef void ini_row_fn(void *ctx, const struct ini_row *row);

/* Calls `row` for every `key = value` and for every line that is at fault, in order. A section whose ] is
 * missing is at fault and begins all the same. */
void ini_parse(struct str text, ini_row_fn *row, void *ctx);

/* Likewise, and for the line of every section. */
void ini_parse_all(struct str text, ini_row_fn *row, void *ctx);

#endif
