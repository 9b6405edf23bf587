/* JSON text, piece by piece. */
#ifndef BREAKROOM_FEED_JSON_WRITE_H
#define BREAKROOM_FEED_JSON_WRITE_H

#include "base/str.h"

/* A text in quotes, or null when it is absent. */
void json_put_text(struct buf *out, struct str text);
/* The shortest form that reads back as the same number; null when it is not finite. */
void json_put_number(struct buf *out, double number);
void json_put_texts(struct buf *out, struct str_list list);
/* `"name": `, with a comma and a space before it unless it follows an opening bracket. */
void json_put_key(struct buf *out, const char *name);

#endif
