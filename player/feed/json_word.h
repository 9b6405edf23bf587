/* Members of an item and its fields under names of other languages: "titre", "inhalt", "pour". */
#ifndef BREAKROOM_FEED_JSON_WORD_H
#define BREAKROOM_FEED_JSON_WORD_H

#include "feed/draft.h"
#include "text/json_tree.h"

/* The text of the member with this name of JSON Feed's; else of the first whose name means it in another
 * language; absent when there is none. */
struct str json_word_text(const struct json *object, const char *name);

/* Adds what an item has under such names, where those of JSON Feed are missing. */
void json_add_other_names(struct draft *draft, const struct json *item);

/* Adds the fields of ours that have such names, where ours do not stand beside them. */
void json_add_other_fields(struct draft *draft, const struct json *object);

#endif
