/* Members of an item and its fields under names of other languages: "titre", "inhalt", "pour". */
#ifndef BREAKROOM_FORMATS_JSON_WORD_H
#define BREAKROOM_FORMATS_JSON_WORD_H

#include "formats/draft.h"
#include "feed/other_name.h"
#include "text/json_tree.h"

/* The text of the Breakroom member with this name; else of the first member whose name means it in another
 * language; absent when there is none. `language`, here and below, is that of the item or of the feed; or
 * absent. */
struct str json_word_text(const struct json *object, enum name_space space, const char *name,
                          struct str language);

/* Adds the members of an item with such names where those of JSON Feed are missing. */
void json_add_other_names(struct draft *draft, const struct json *item, struct str language);

/* Adds the Breakroom fields with such names unless the English ones are present; or only those that limit
 * when the item is shown and are dates. */
void json_add_other_fields(struct draft *draft, const struct json *object, struct str language,
                           bool bounds_only);

#endif
