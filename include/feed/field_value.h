/* Values of fields, from JSON and from the texts of elements. */
#ifndef BREAKROOM_FEED_FIELD_VALUE_H
#define BREAKROOM_FEED_FIELD_VALUE_H

#include "base/arena.h"
#include "feed/field.h"
#include "text/json_tree.h"

/* NULL when the value has a type that the field does not allow; but a start or end (field_is_bound) that is
 * not a date becomes a text that is not a date. Dates are converted for field_date. */
const struct value *field_from_json(struct arena *arena, enum field field, const struct json *json);

/* The same for the text of an element. Lists are separated by commas (numbers also by spaces); `old`, which
 * may be NULL, is the value of an earlier element of the same name: lists are extended, for other types the
 * first value is kept. */
const struct value *field_from_text(struct arena *arena, enum field field, struct str text,
                                    const struct value *old);

void field_put_json(struct buf *out, const struct value *value);

#endif
