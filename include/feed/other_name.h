/* Names of members and fields in the languages of the labels: "titre", "inhalt", "pour", "до". */
#ifndef BREAKROOM_FEED_OTHER_NAME_H
#define BREAKROOM_FEED_OTHER_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The set of names. */
enum name_space {
    NAME_MEMBER, /* of an item in JSON Feed: title, content_text, summary, url, date_published, author, tags,
                  * image, language */
    NAME_FIELD   /* of Breakroom: kind, and those of feed/field.h */
};

/* The English name for a word folded by text_fold, in which "ü" may be spelled "ue" and so on; NULL when it
 * is not known. A word of several languages has its meaning in `language` (a tag; or absent); a word with two
 * meanings, of which one is a date, is decided by the value ("von": from, by). A literal. */
const char *other_name(enum name_space space, struct str folded, struct str value, struct str language);
/* The same for a word as written. */
const char *other_name_of(enum name_space space, struct str word, struct str value, struct str language);

/* The words of a language (the tag of a row) for an English name, separated by commas; absent when there are
 * none.
 */
struct str other_name_words(struct str language, const char *name);

#endif
