/* Additional fields of an item: `_breakroom` in JSON Feed, `urn:breakroom:1` in RSS and Atom. Each is one row
 * of the table in player/feed/field.c: name, type, and the kinds that use it. */
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

/* Types of fields. */
enum field_type {
    TYPE_TEXT,
    TYPE_NUMBER,
    TYPE_BOOL,
    TYPE_DATE,           /* see field_date_text */
    TYPE_TEXTS,          /* an array of texts; a single text counts as an array of one */
    TYPE_NUMBERS,        /* an array of numbers */
    TYPE_TEXT_OR_NUMBER, /* `change`: 0.2 or "+3 %" */
    TYPE_NAMES,          /* a text; an array of texts becomes one: "A, B & C" */
    TYPE_DISHES          /* stored as an array of texts: see feed/menu.h */
};

/* The value of a field in an item. `type` is TYPE_TEXT, TYPE_NUMBER, TYPE_BOOL, TYPE_TEXTS or
 * TYPE_NUMBERS: the actual type, not the type in the table (a date is a text). Lives as long as its item. */
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
/* The field with exactly this name; false when there is none. */
bool field_from_name(struct str name, enum field *out);
/* True when the text is that name, ignoring case, '-' and '_': "From", "public-on", "publicOn". */
bool field_name_alike(struct str text, const char *name);
/* True when slides of this kind use the field (general fields: all kinds). */
bool field_applies(enum field field, enum kind kind);

/* A date read by field_date. */
struct field_date {
    int64_t at;   /* of an instant: seconds since 1970 UTC; when `local`, as if local time were UTC */
    bool instant; /* it has a time of day */
    bool local;   /* that time has no zone: it is local time of the screen */
    int year;     /* the calendar day as written; a plain date is a whole local day of the screen */
    int month;    /* 1 to 12 */
    int day;      /* 1 to 31 */
};

/* Reads RFC 3339, the same without a zone, or "YYYY-MM-DD"; false for anything else and for days that do not
 * exist. */
bool field_date(struct str text, struct field_date *out);

/* Converts any form of a date ("Mon, 04 Jan 2027 14:00", "4 janvier 2027") to a text that field_date reads:
 * the text itself when field_date reads it, else one in `out`. Absent when it is not a date, is ambiguous
 * ("04/01/2027"), or lacks the full year, month or day. */
#define FIELD_DATE_BYTES 21
struct str field_date_text(struct str text, char out[FIELD_DATE_BYTES]);

/* The instant of the date in a local zone, in milliseconds since 1970 UTC: for a plain date its first
 * midnight or, with `end`, the midnight after it. A local time that occurs twice is the first; one that is
 * skipped is as long after the change as in the text. */
struct zone;
int64_t field_date_ms(const struct field_date *date, struct zone *zone, bool end);

/* True for `from`, `until` and `public_on`: their text is kept even if it is not a date, so that an
 * unreadable value is known. */
bool field_is_bound(enum field field);

#endif
