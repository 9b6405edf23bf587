/* INI files: `[section]`, `key = value`, comments from `#` or `;` at the start of a line. For the
 * configuration, themes and labels. Lines of any length, CRLF, a BOM and ill-formed UTF-8 do no harm. */
#ifndef BREAKROOM_BASE_INI_H
#define BREAKROOM_BASE_INI_H

#include "base/str.h"

/* One line that says something. Texts are trimmed slices of the whole text; a value in double quotes loses
 * them, so that it can begin or end with a space. */
struct ini_row {
    int line; /* from 1 */
    struct str section;
    struct str key, value;
    const char *fault; /* NULL, or why the line is neither a section nor `key = value` (static) */
};

typedef void ini_row_fn(void *ctx, const struct ini_row *row);

/* Calls `row` for every `key = value` and for every line that is at fault, in order. */
void ini_parse(struct str text, ini_row_fn *row, void *ctx);

#endif
