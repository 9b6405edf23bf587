/* All texts of the linter in each of its languages: one row per message, the same rows in both. */
#ifndef BREAKROOM_CHECK_WORDS_H
#define BREAKROOM_CHECK_WORDS_H

#include "base/arena.h"
#include "check/check.h"

enum message {
    /* no feed */
    SAY_EMPTY,
    SAY_HTML,
    SAY_HTML_WITH_FEED, /* the address of the feed */
    SAY_LOGIN,
    SAY_OPML,
    SAY_XML,      /* the root's name */
    SAY_JSON,     /* JSON, but not a feed */
    SAY_FILE,     /* what it is */
    SAY_TEXT,     /* plain text */
    SAY_TOO_DEEP, /* refused for the reader's reason */
    /* broken */
    SAY_JSON_TRAILING_COMMA,
    SAY_JSON_COMMA,
    SAY_JSON_NAME,
    SAY_JSON_COLON,
    SAY_JSON_VALUE,
    SAY_JSON_LITERAL,
    SAY_JSON_CONTROL,
    SAY_JSON_ESCAPE,
    SAY_JSON_BRACKET,
    SAY_JSON_AFTER,
    SAY_JSON_CUT,
    SAY_JSON_DECIMAL,   /* the number as written, the same with a dot */
    SAY_JSON_NUMBER,    /* likewise */
    SAY_JSON_UNIT,      /* the value as written, the number alone, all of it as a text */
    SAY_JSON_QUOTES,    /* the text as written, the correction */
    SAY_JSON_BARE_NAME, /* likewise */
    SAY_JSON_BARE,      /* likewise */
    SAY_JSON_BOOL,      /* likewise */
    SAY_JSON_INNER,     /* likewise */
    SAY_JSON_INSTEAD,   /* a character, the correct one */
    SAY_JSON_EXTRA,     /* a character */
    SAY_JSON_COMMENT,
    SAY_JSON_TWO_COMMAS,
    SAY_JSON_LIST,
    SAY_JSON_NO_VALUE,  /* the name, with its quotes */
    SAY_JSON_CLOSE,     /* the missing bracket, the present one, what it closes and its line */
    SAY_JSON_OPEN,      /* the name before which { is missing */
    SAY_JSON_ITEMS,     /* the beginning of the list as it should be */
    SAY_JSON_MISPLACED, /* a name and its value, the same with the quotation mark in the right place */
    SAY_JSON_UNCLOSED,  /* the text, the same with its end */
    SAY_JSON_TAB,
    SAY_JSON_SPACE,
    SAY_JSON_PATH,   /* the path, the correction */
    SAY_JSON_SLASH,  /* the same */
    SAY_JSON_BEFORE, /* "var feed = {" */
    SAY_JSON_NO_BRACE,
    SAY_JSON_ROOT,
    SAY_JSON_VERSION, /* the version as written */
    SAY_JSON_NO_VERSION,
    SAY_JSON_OTHER, /* the reader's reason */
    SAY_XML_AMPERSAND,
    SAY_XML_ENTITY, /* "&eacute;", the character or "" */
    SAY_XML_LESS,
    SAY_XML_UNCLOSED,  /* the name, the line where its parent ends */
    SAY_XML_UNOPENED,  /* the name */
    SAY_XML_ATTRIBUTE, /* the element */
    SAY_XML_PREFIX,    /* the prefix */
    SAY_XML_BEFORE,
    SAY_XML_AFTER,
    SAY_XML_CUT, /* the innermost open element's name and line */
    /* characters */
    SAY_CHARSET_NOT,     /* the declared encoding, the byte */
    SAY_CHARSET_NONE,    /* the assumed encoding, the byte */
    SAY_CHARSET_IS_UTF8, /* the declared encoding */
    SAY_CHARSET_HEADER,  /* the server's, the document's */
    SAY_CHARSET_TWICE,   /* an example */
    /* the feed */
    SAY_NO_ITEMS,
    SAY_FOLDER_EMPTY,
    SAY_FOLDER_DOCUMENTS,
    SAY_FOLDER_VIDEOS,
    SAY_FOLDER_OTHERS,
    SAY_FOLDER_FOLDERS,
    SAY_FOLDER_TEXTS,
    SAY_ITEMS_NAME, /* the name as written */
    SAY_ITEMS_TYPE,
    SAY_ITEMS_TEXT,   /* the text, with its quotes */
    SAY_ITEMS_MEMBER, /* the member as written */
    SAY_LINKED,       /* the address of the feed */
    SAY_TOO_MANY,     /* how many items there are, how many are kept */
    SAY_CUT_TEXT,     /* bytes */
    SAY_CUT_TOTAL,
    SAY_CUT_DEPTH,
    SAY_CUT_ATTRIBUTES,
    SAY_CUT_LIST,
    SAY_CUT_MEMORY,
    SAY_STALE, /* days */
    SAY_INSECURE_FEED,
    SAY_INSECURE_LINKS, /* how many items */
    SAY_NAMESPACE,      /* the address as written */
    /* texts */
    SAY_NOTHING,
    SAY_PICTURE_ALONE,
    SAY_TITLE_LONG,   /* characters, number of excess characters, the limit */
    SAY_TEXT_CUT,     /* the same as SAY_TEXT_LONG */
    SAY_EMOJI_CUT,    /* how many different ones are shown */
    SAY_TEXT_LONG,    /* pages, words, how many words would fit */
    SAY_TEXT_EXCERPT, /* words, words that are shown */
    SAY_TEXT_START,   /* the same */
    SAY_LEFT_OUT,     /* the text, why, how often */
    SAY_LEFT_OUT_CODE,
    SAY_PLACEHOLDER,
    SAY_CUT_OFF, /* how often */
    SAY_HOLDS,   /* time of the item on the screen, length of the round */
    SAY_TAGS,
    SAY_GLYPHS, /* the characters, the package */
    SAY_GLYPHS_PRIVATE,
    /* pictures */
    SAY_PICTURE_WANTED,
    SAY_PICTURE_ABSENT, /* address, why */
    SAY_PICTURE_SLOW,   /* likewise */
    SAY_PICTURE_NONE,   /* address, why */
    SAY_PICTURE_CUT,    /* address, why */
    SAY_PICTURE_OUTSIDE,
    SAY_PICTURE_PATH,   /* the path, the correction */
    SAY_PICTURE_SLASH,  /* the same */
    SAY_ADDRESS_SCHEME, /* member, address, the correction */
    SAY_PICTURE_SAME,   /* address, how many items, of how many */
    SAY_PICTURE_SMALL,  /* its size, the width it should have */
    SAY_PICTURE_LARGE,  /* its size, the limit, the option */
    SAY_PICTURE_HEAVY,  /* megabytes, a sufficient size */
    SAY_PICTURE_INSECURE,
    /* fields */
    SAY_KIND_UNKNOWN, /* the kind as written */
    SAY_KIND_NEAR,    /* the kind as written, the nearest known kind */
    SAY_FIELD_UNKNOWN,
    SAY_FIELD_OTHER,  /* "pour", which is read as "to" */
    SAY_MEMBER_OTHER, /* "titre", likewise */
    SAY_FIELD_NEAR,
    SAY_FIELD_ALIKE,   /* the name as written, the field it is read as */
    SAY_FIELD_UNUSED,  /* field, kind, kinds that use it */
    SAY_FIELD_OUTSIDE, /* field, the field with its value */
    SAY_FIELD_BESIDE,  /* the same, and it is read nevertheless */
    SAY_FIELD_INSIDE,  /* a member of the item within `_breakroom` */
    SAY_OURS_NEAR,     /* "breakroom" for "_breakroom" */
    SAY_OURS_TYPE,     /* the value as written, the object to write */
    SAY_TWICE,         /* name, line of the first */
    SAY_MEMBER_NEAR,   /* "description" for "content_text" */
    SAY_TYPE_TEXT,     /* field */
    SAY_TYPE_NUMBER,
    SAY_TYPE_BOOL,
    SAY_TYPE_DATE,
    SAY_TYPE_TEXTS,
    SAY_TYPE_NUMBERS,
    SAY_TYPE_DISHES,
    SAY_VALUE,       /* field, value, the valid values */
    SAY_VALUE_NEAR,  /* field, value, the nearest valid value */
    SAY_VALUE_SHIFT, /* field, value, an example */
    SAY_RANGE,       /* field, value, lowest, highest */
    SAY_RANGE_MEANT, /* field, value, the intended value */
    SAY_SERIES,      /* the value as written, the intended value */
    SAY_SITES,       /* the value as written, the list */
    SAY_TAGS_TEXT,   /* the value as written, the list */
    SAY_KIND_WANTS,  /* kind, field */
    SAY_QR_NO_LINK,
    SAY_QR_SCHEME,   /* the link */
    SAY_QR_INSECURE, /* the address */
    SAY_QR_LONG,     /* bytes, how many fit */
    /* time */
    SAY_UNTIL_BEFORE_FROM, /* until, from */
    SAY_OVER,              /* until */
    SAY_DAY_OVER,          /* on */
    SAY_OVER_XML,          /* either of these, in XML written by a program */
    SAY_TOO_OLD,           /* kind */
    SAY_AHEAD,             /* when */
    SAY_AHEAD_CLOCK,       /* when, minutes */
    SAY_AHEAD_YEARS,       /* when */
    SAY_NEVER_OPEN,
    SAY_FROM_DATE,    /* the value as written, what it may mean */
    SAY_EMBARGO_DATE, /* likewise */
    SAY_UNTIL_DATE,   /* likewise */
    SAY_DATE_FORM,    /* field, the value as written, the correction */
    SAY_DATE_LOCAL,   /* likewise */
    SAY_QUARANTINED,
    SAY_EMBARGO_NO_DATE,
    SAY_EMBARGO_NO_DAY,
    SAY_ALERT_ENDLESS,
    SAY_ALERT_ENDLESS_CATEGORY, /* the category */
    SAY_ALERT_WEAK,             /* the category */
    SAY_DATE_UNREADABLE,        /* the text */
    SAY_DATE_EITHER,            /* the text, both days */
    /* identity */
    SAY_ID_TWICE, /* the id, the line of the other */
    SAY_ID_NONE,
    SAY_TWIN, /* the line of the other */
    SAY_COUNT
};

/* {0} to {3} are replaced by the arguments. */
struct message_words {
    const char *what, *remedy;
};
extern const struct message_words words_en[SAY_COUNT];
extern const struct message_words words_fr[SAY_COUNT];

/* Single words and phrases: what a file is, a range, a summary. */
enum phrase {
    PHRASE_ERROR,
    PHRASE_WARNING,
    PHRASE_HINT,
    PHRASE_BETWEEN, /* a problem and its remedy */
    PHRASE_JPEG,
    PHRASE_PNG,
    PHRASE_GIF,
    PHRASE_WEBP,
    PHRASE_PDF,
    PHRASE_CALENDAR,
    PHRASE_ZIP,
    PHRASE_RTF,
    PHRASE_GZIP,
    PHRASE_BINARY,
    PHRASE_AND_CODE,      /* what is shown instead of the rest of a text that is too long */
    PHRASE_IN_ALL,        /* ends a finding: how often it occurs */
    PHRASE_LINE_ONE,      /* "line {0}" */
    PHRASE_QUOTED,        /* a name or a title */
    PHRASE_ONE_NAME_MORE, /* 1; ends a list of names */
    PHRASE_NAMES_MORE,    /* how many, from 2 */
    PHRASE_DATE,          /* examples of a day and a moment */
    PHRASE_ALL_GOOD,      /* items */
    PHRASE_SUMMARY,       /* items, errors, warnings */
    PHRASE_SUMMARY_HINTS,
    PHRASE_MORE_FINDINGS,
    PHRASE_TIMES,          /* how many findings have the same text, their lines */
    PHRASE_TIMES_HOST,     /* the same for the pictures of one host */
    PHRASE_MORE_ALIKE,     /* how many, their lines */
    PHRASE_LINES,          /* "lines 3, 4, 5" */
    PHRASE_OVER_MEGABYTES, /* {0}: how many */
    PHRASE_MEGABYTES,
    PHRASE_UNREADABLE,  /* name, why */
    PHRASE_UNSEEN,      /* name, how many pictures */
    PHRASE_NOT_EMBARGO, /* reasons why an item is not shown: {0} when that changes, or changed */
    PHRASE_NOT_YET,
    PHRASE_NOT_OVER,
    PHRASE_NOT_SITE,
    PHRASE_NOT_HOURS,
    PHRASE_NOT_OLD,
    PHRASE_NOT_MANY,
    PHRASE_NOT_DUPLICATE,
    PHRASE_NOT_EMPTY,
    PHRASE_NOT_READABLE,
    PHRASE_NOT_QUARANTINED,
    PHRASE_NOT_PLACEHOLDER,
    PHRASE_OUTLOOK,         /* shown, all, the time to show each of them once */
    PHRASE_OUTLOOK_SHORT,   /* shown, all */
    PHRASE_OUTLOOK_LONGEST, /* an item, how long it takes */
    PHRASE_OUTLOOK_HIDDEN,  /* an item, why */
    PHRASE_OUTLOOK_NEXT,    /* the next of a list */
    PHRASE_OUTLOOK_MORE,    /* how many more */
    PHRASE_OUTLOOK_KIND,    /* a category, the kind it sets, for how many items */
    PHRASE_OUTLOOK_KIND_NEXT,
    PHRASE_OUTLOOK_WORST, /* an item, its line */
    PHRASE_OUTLOOK_WORST_NEXT,
    PHRASE_OUTLOOK_NONE,
    PHRASE_COUNT
};
extern const char *const phrases_en[PHRASE_COUNT];
extern const char *const phrases_fr[PHRASE_COUNT];

const struct message_words *words_of(enum reason_language language, enum message message);
const char *words_phrase(enum reason_language language, enum phrase phrase);

#endif
