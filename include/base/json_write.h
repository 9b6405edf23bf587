/* JSON text, piece by piece. */
#ifndef BREAKROOM_BASE_JSON_WRITE_H
#define BREAKROOM_BASE_JSON_WRITE_H

#include <stdbool.h>

#include "base/str.h"

/* Values. A text is quoted, or null when absent; a number has the shortest form that is read back as the same
 * value, and is null when it is not finite. */
void json_put_text(struct buf *out, struct str text);
void json_put_number(struct buf *out, double number);
void json_put_texts(struct buf *out, struct str_list list);

/* `"name": `, with a comma and a space before it unless it follows an opening bracket. */
void json_put_key(struct buf *out, const char *name);

/* Both: a member of an object. */
void json_add_text(struct buf *out, const char *name, struct str text);
void json_add_number(struct buf *out, const char *name, double number);
/* A whole number; null when it is TIME_NONE (base/clock.h): not known. */
void json_add_whole(struct buf *out, const char *name, int64_t number);
void json_add_bool(struct buf *out, const char *name, bool yes);

#endif
