/* The intended meaning of values that are written differently from what the screen reads: the text to write
 * instead. */
#ifndef BREAKROOM_CHECK_MEANT_H
#define BREAKROOM_CHECK_MEANT_H

#include "check/check_private.h"

/* Each returns a text in the arena or a literal; absent when the meaning is not clear. */

/* "4,6" is 4.6, "1 250" is 1250, "60 %" is 60 or, for a `share`, 0.6, "2 min" is 120, "5/5" is 5. */
struct str meant_number(struct check *check, struct str text, bool share);
/* True when the text is only a number, with spaces, points, commas and a sign: no unit, no word. */
bool meant_is_plain_number(struct str text);

/* true or false, written as a word of one of several languages. */
struct str meant_bool(struct str text);

/* "2026-12-04" for "4.12.2026", "4 décembre", "demain", "lundi"; with a time when there is one. An ambiguous
 * date gives both days: "2026-04-12 (12 April) or 2026-12-04 (4 December)". */
struct str meant_date(struct check *check, struct str text);

/* The word of the list (selected by `field`) that another word stands for: "haute" is high. */
struct str meant_choice(enum field field, struct str word);

/* The field that another name stands for: "depuis" is since. Likewise the member of a JSON Feed. A literal.
 */
const char *meant_field(struct check *check, const struct outline_part *part);
const char *meant_member(struct check *check, const struct outline_part *part);

/* "lundi à vendredi" is mon-fri, "de 6h à 14h" is 06:00-14:00. */
struct str meant_days(struct check *check, struct str text);
struct str meant_hours(struct check *check, struct str text);

/* "français" is fr. */
struct str meant_language(struct str text);

/* A path on somebody's computer, of Windows or another system; and the name to use for a picture beside the
 * feed. */
bool meant_is_windows_path(struct str text);
/* True when it ends like the name of a picture file. */
bool meant_is_picture(struct str text);
struct str meant_picture_path(struct check *check, struct str text);

#endif
