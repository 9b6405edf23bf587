/* Values of fields, from JSON and from the texts of elements. */
#ifndef BREAKROOM_FEED_FIELD_VALUE_H
#define BREAKROOM_FEED_FIELD_VALUE_H

#include "base/arena.h"
#include "feed/field.h"
#include "text/json_tree.h"

/* NULL when the value is not of a type that the field may hold; but what is to be a bound (field_is_bound)
 * and is no date becomes a text that is not one. Dates become what field_date reads. */
const struct value *field_from_json(struct arena *arena, enum field field, const struct json *json);

/* The same for the text of an element. Lists are parted by commas (numbers also by spaces); `old`, which may
 * be NULL, is the value of an earlier element of the same name: lists grow, for others the first one stays.
 */
const struct value *field_from_text(struct arena *arena, enum field field, struct str text,
                                    const struct value *old);

void field_put_json(struct buf *out, const struct value *value);

#endif
