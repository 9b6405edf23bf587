/* Names of members and fields in the languages of the labels: "titre", "inhalt", "pour", "до". */
#ifndef BREAKROOM_FEED_OTHER_NAME_H
#define BREAKROOM_FEED_OTHER_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Whose names are asked for. */
enum name_space {
    NAME_MEMBER, /* of an item in JSON Feed: title, content_text, summary, url, date_published, author, tags,
                  * image, language */
    NAME_FIELD   /* of ours: kind, and those of feed/field.h */
};

/* Our name for a word as text_fold leaves it, which may also spell "ü" as "ue" and the like; NULL when it
 * means none. What several languages use is that of `language` (a tag; or absent); what a language uses for a
 * date and for something else is the one that the value is ("von": from, by). A literal. */
const char *other_name(enum name_space space, struct str folded, struct str value, struct str language);
/* The same for a word as it is written. */
const char *other_name_of(enum name_space space, struct str word, struct str value, struct str language);

/* The words of a language (the tag of a row) for one of our names, parted by commas; absent when it has none.
 */
struct str other_name_words(struct str language, const char *name);

#endif
