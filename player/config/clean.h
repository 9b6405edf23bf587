/* Values as people write them. Private to this folder. */
#ifndef BREAKROOM_CONFIG_CLEAN_H
#define BREAKROOM_CONFIG_CLEAN_H

#include "config/options.h"

struct clean {
    struct str value; /* the value to read, in the arena; absent: the text cannot be interpreted */
    const char *why;  /* NULL, or the fault of the text */
};

/* Removes what does not belong to a value (quotation marks of a word processor, a comment after it), and
 * converts forms with only one possible meaning ("www.example.org/feed", "fr_FR", "Mo-Fr 6am-10pm"). */
struct clean clean_value(struct arena *arena, const struct option_row *option, struct str value);

/* Opening hours in the form that shift_read_rule reads, rules separated by ";"; absent when they cannot be
 * understood. */
struct str clean_hours(struct arena *arena, struct str value);

#endif
