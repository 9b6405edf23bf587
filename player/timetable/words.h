/* All texts of a timetable in each of its languages: one row per message, the same rows in both. */
#ifndef BREAKROOM_TIMETABLE_WORDS_H
#define BREAKROOM_TIMETABLE_WORDS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/reason.h"

enum words {
    /* times: {0} is a day, {1} a time */
    WORDS_YESTERDAY,
    WORDS_TODAY,
    WORDS_TOMORROW,
    WORDS_DAY,
    WORDS_UNTIL_TODAY,
    WORDS_UNTIL_TOMORROW,
    WORDS_UNTIL_DAY,
    WORDS_END_YESTERDAY,
    WORDS_END_DAY,
    /* reasons: {0} is one of those, or a name */
    WORDS_EMBARGO,
    WORDS_NOT_YET,
    WORDS_EXPIRED,
    WORDS_SITE,
    WORDS_SITES,
    WORDS_HOURS,
    WORDS_HOURS_NEVER,
    WORDS_OLDER_DAYS,
    WORDS_OLDER_HOURS,
    WORDS_NEWEST,
    WORDS_FIRST,
    WORDS_DUPLICATE,
    WORDS_EMPTY,
    WORDS_CLOCK,
    WORDS_UNREADABLE, /* {0}: the field, {1}: its value */
    WORDS_QUARANTINED,
    WORDS_PLACEHOLDER,
    WORDS_OLD_NEWS, /* {0}: days */
    /* the table */
    WORDS_START,
    WORDS_SECONDS,
    WORDS_KIND,
    WORDS_PAGE,
    WORDS_TITLE,
    WORDS_NOTHING, /* instead of a title: nothing to show */
    WORDS_DARK,    /* likewise: outside the opening hours; {0}: until when */
    WORDS_DARK_EVER,
    WORDS_NO_ITEMS, /* the feed is empty */
    WORDS_HIDDEN,   /* heading; {0}: when */
    WORDS_WAITING,  /* heading: items that may be shown and had no turn */
    WORDS_KEPT,     /* heading; {0}: days */
    WORDS_ROUND,    /* {0}: items, {1}: a length */
    WORDS_HOLDS,    /* {0}, {1}: lengths */
    /* durations, of one or two numbers */
    WORDS_LENGTH_SECONDS,
    WORDS_LENGTH_SHORT,
    WORDS_LENGTH_MINUTES,
    WORDS_LENGTH_HOURS,
    WORDS_ALERTING, /* heading: items hidden by alerts */
    WORDS_COUNT
};

/* The text in French or English, with {0} and {1} replaced; in the arena. */
struct str words_say(struct arena *arena, enum reason_language language, enum words words, struct str a,
                     struct str b);

#endif
