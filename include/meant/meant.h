/* The intended meaning of values that are written differently from what the screen reads: the text to write
 * instead. */
#ifndef BREAKROOM_MEANT_MEANT_H
#define BREAKROOM_MEANT_MEANT_H

#include "base/arena.h"
#include "base/reason.h"
#include "base/zone.h"
#include "feed/field.h"

/* What the meaning of a date depends on, and the language of the texts to write. */
struct meant_context {
    struct arena *arena;
    struct zone *zone;
    int64_t now_ms;
    enum reason_language language;
};

/* Each returns a text in the arena or a literal; absent when the meaning is not clear. */

/* "4,6" is 4.6, "1 250" is 1250, "60 %" is 60 or, for a `share`, 0.6, "2 min" is 120, "5/5" is 5. */
struct str meant_number(struct arena *arena, struct str text, bool share);
/* True when the text is only a number, with spaces, points, commas and a sign: no unit, no word. */
bool meant_is_plain_number(struct str text);

/* true or false, written as a word of one of several languages. */
struct str meant_bool(struct str text);

/* "2026-12-04" for "4.12.2026", "4 décembre", "demain", "lundi"; with a time when there is one. An ambiguous
 * date gives both days: "2026-04-12 (12 April) or 2026-12-04 (4 December)". */
struct str meant_date(const struct meant_context *context, struct str text);

/* "a or b", in the language. */
struct str meant_either(struct arena *arena, enum reason_language language, struct str a, struct str b);

/* The word of the list (selected by `field`) that another word stands for: "haute" is high. */
struct str meant_choice(enum field field, struct str word);

/* The field that another name stands for: "depuis" is since. Likewise the member of a JSON Feed. `language`
 * is that of the item, or absent. A literal or NULL. */
const char *meant_field(struct str name, struct str value, struct str language);
const char *meant_member(struct str name, struct str value, struct str language);

/* "lundi à vendredi" is mon-fri, "de 6h à 14h" is 06:00-14:00. */
struct str meant_days(struct arena *arena, struct str text);
struct str meant_hours(struct arena *arena, struct str text);

/* "français" is fr. */
struct str meant_language(struct str text);

/* A path on somebody's computer, of Windows or another system; and the name to use for a picture beside the
 * feed. */
bool meant_is_windows_path(struct str text);
/* True when it ends like the name of a picture file. */
bool meant_is_picture(struct str text);
struct str meant_picture_path(struct arena *arena, struct str text);

#endif
