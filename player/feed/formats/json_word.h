/* Members of an item and its fields under names of other languages: "titre", "inhalt", "pour". */
#ifndef BREAKROOM_FEED_FORMATS_JSON_WORD_H
#define BREAKROOM_FEED_FORMATS_JSON_WORD_H

#include "feed/draft.h"
#include "feed/other_name.h"
#include "text/json_tree.h"

/* The text of the member with this name of ours; else of the first whose name means it in another language;
 * absent when there is none. `language`, here and below, is that of the item or of the feed; or absent. */
struct str json_word_text(const struct json *object, enum name_space space, const char *name,
                          struct str language);

/* Adds what an item has under such names, where those of JSON Feed are missing. */
void json_add_other_names(struct draft *draft, const struct json *item, struct str language);

/* Adds the fields of ours that have such names, where ours are not beside them; or those alone that
 * bound when it shows, and are dates. */
void json_add_other_fields(struct draft *draft, const struct json *object, struct str language,
                           bool bounds_only);

#endif
