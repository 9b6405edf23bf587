/* INI files: `[section]`, `key = value` or `key: value`, comments from `#` or `;` at the start of a line. For
 * the configuration, themes and labels. Lines of any length, CRLF, a BOM and ill-formed UTF-8 are accepted.
 */
#ifndef BREAKROOM_BASE_INI_H
#define BREAKROOM_BASE_INI_H

#include <stdbool.h>

#include "base/reason.h"
#include "base/str.h"

/* One line that is neither blank nor a comment. Texts are trimmed slices of the whole text; double quotes
 * around a value are removed, so that it can begin or end with a space. */
struct ini_row {
    int line;               /* from 1 */
    struct str text;        /* the whole line */
    struct str section;     /* of the line; on a section's own line the new section */
    struct str key, value;  /* absent on a section's own line and on a faulty one */
    bool colon;             /* written as `key: value` */
    enum reason_code fault; /* why the line is neither a section nor `key = value`, or REASON_NONE */
};

typedef void ini_row_fn(void *ctx, const struct ini_row *row);

/* Calls `row` for every `key = value` and for every faulty line, in order. A section whose ] is missing is a
 * fault, but the section begins. */
void ini_parse(struct str text, ini_row_fn *row, void *ctx);

/* Likewise, and for the line of every section. */
void ini_parse_all(struct str text, ini_row_fn *row, void *ctx);

#endif
