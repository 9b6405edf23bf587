/* Values as people write them. For this folder only. */
#ifndef BREAKROOM_CONFIG_CLEAN_H
#define BREAKROOM_CONFIG_CLEAN_H

#include "config/options.h"

struct clean {
    struct str value; /* to read, in the arena; absent: nothing can be made of it */
    const char *why;  /* NULL, or what is wrong with what was written */
};

/* Takes off what does not belong to a value (quotation marks of a word processor, a comment after it), and
 * reads forms that can only mean one thing ("www.example.org/feed", "fr_FR", "Mo-Fr 6am-10pm"). */
struct clean clean_value(struct arena *arena, const struct option_row *option, struct str value);

/* Opening hours in the form that shift_read_rule takes, rules separated by ";"; absent when they cannot be
 * understood. */
struct str clean_hours(struct arena *arena, struct str value);

#endif
