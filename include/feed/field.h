/* The richer fields of an item: `_breakroom` in JSON Feed, `urn:breakroom:1` in RSS and Atom.
 * One row of a table each (player/feed/field.c): name, type, and which kinds use it. */
#ifndef BREAKROOM_FEED_FIELD_H
#define BREAKROOM_FEED_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "feed/kind.h"

enum field {
    FIELD_FROM,
    FIELD_UNTIL,
    FIELD_PUBLIC_ON,
    FIELD_HOURS,
    FIELD_DAYS,
    FIELD_SITES,
    FIELD_PRIORITY,
    FIELD_SECONDS,
    FIELD_LANGUAGE,
    FIELD_QR,
    FIELD_PICTURE,
    FIELD_FIT,
    FIELD_FOCUS,
    FIELD_ON,
    FIELD_WHERE,
    FIELD_STAGE,
    FIELD_PROGRESS,
    FIELD_SINCE,
    FIELD_TELL,
    FIELD_REFERENCE,
    FIELD_WHAT,
    FIELD_WHEN,
    FIELD_BETTER,
    FIELD_WHO,
    FIELD_MOVE,
    FIELD_REPLACES,
    FIELD_FROM_PLACE,
    FIELD_TO_PLACE,
    FIELD_ROLE,
    FIELD_TO,
    FIELD_BY,
    FIELD_RULE,
    FIELD_NUMBER,
    FIELD_OF,
    FIELD_REASON,
    FIELD_SCORE,
    FIELD_SCALE,
    FIELD_CHANGE,
    FIELD_TARGET,
    FIELD_SERIES,
    FIELD_ANSWERS,
    FIELD_PERIOD,
    FIELD_UNIT,
    FIELD_STARS,
    FIELD_QUESTION,
    FIELD_ANSWER,
    FIELD_YEARS,
    FIELD_DISHES,
    FIELD_VALUES,
    FIELD_COUNT
};

/* What a field may hold. */
enum field_type {
    FIELD_TEXT,
    FIELD_NUMBER_TYPE,
    FIELD_BOOL,
    FIELD_DATE,           /* see field_date_text */
    FIELD_TEXTS,          /* an array of texts; one text counts as an array of one */
    FIELD_NUMBERS,        /* an array of numbers */
    FIELD_TEXT_OR_NUMBER, /* `change`: 0.2 or "+3 %" */
    FIELD_DISHES_TYPE     /* an array of texts in the end: see feed/menu.h */
};

/* The value of a field in an item. `type` is FIELD_TEXT, FIELD_NUMBER_TYPE, FIELD_BOOL, FIELD_TEXTS or
 * FIELD_NUMBERS: what it is, not what the table allows (a date is a text). Lives as long as its item. */
struct value {
    enum field_type type;
    struct str text;
    double number;
    bool yes;
    struct str_list texts;
    double *numbers;
    size_t count; /* of numbers */
};

/* "from", "until", … A literal. */
const char *field_name(enum field field);
enum field_type field_type(enum field field);
/* The one with exactly this name; false when there is none. */
bool field_from_name(struct str name, enum field *out);
/* True when the text is that name but for case, '-' and '_': "From", "public-on", "publicOn". */
bool field_name_alike(struct str text, const char *name);
/* True when slides of this kind look at the field (the general ones: all kinds). */
bool field_applies(enum field field, enum kind kind);

/* A date as field_date reads it. */
struct field_date {
    int64_t
        at; /* of an instant: seconds since 1970 UTC; when `local`, as if the clock on the wall showed UTC */
    bool instant; /* it has a time of the day */
    bool local;   /* that time has no zone: it is by the clock on the wall */
    int year;  /* the calendar day as written; a plain date is a whole local day wherever the screen hangs */
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

/* Reads RFC 3339, the same without a zone, or "YYYY-MM-DD"; false for anything else and for days that do not
 * exist. */
bool field_date(struct str text, struct field_date *out);

/* The text for field_date that says what any form of a date says ("Mon, 04 Jan 2027 14:00", "4 janvier
 * 2027"): the text itself where field_date reads it, else one in `out`. Absent when it is no date, or could
 * be several ones ("04/01/2027"), or when year, month or day are not said in full. */
#define FIELD_DATE_BYTES 21
struct str field_date_text(struct str text, char out[FIELD_DATE_BYTES]);

/* The instant it means where the zone is that of the clock on the wall, in milliseconds since 1970 UTC: of a
 * plain date the midnight with which it begins, or (`end`) ends. Where clocks go back and show a time twice,
 * the first; where they go forward and skip it, as long after the change as it is in the text. */
struct zone;
int64_t field_date_ms(const struct field_date *date, struct zone *zone, bool end);

/* True for `from`, `until` and `public_on`: what they hold is kept as it is written also when it is no date,
 * so that it is known that there was something. */
bool field_is_bound(enum field field);

#endif
