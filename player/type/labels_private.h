/* Private declarations of the labels files. */
#ifndef BREAKROOM_TYPE_LABELS_PRIVATE_H
#define BREAKROOM_TYPE_LABELS_PRIVATE_H

#include <unicode/utypes.h>

#include "type/labels.h"

struct labels_entry {
    struct str key; /* "section.key" */
    struct str text;
};

/* The texts of a language. A screen uses few languages: they are read when the first one is asked for. */
struct labels_words {
    struct arena *arena;
    const char *path; /* NULL: they have been read */
    struct labels_entry *entries;
    int count, room;
};

#define LABELS_PATTERN_UNITS 128
#define LABELS_PATTERNS      64

/* The date pattern of a locale for a skeleton: ICU takes longer to find it than to format a date. */
struct labels_pattern {
    char locale[32];
    char skeleton[16]; /* "": free */
    UChar units[LABELS_PATTERN_UNITS];
    int32_t count; /* 0: the locale has none */
};

#define LABELS_DATES 128

/* A date as text: the layouts of a slide ask for the same ones, and ICU takes long to open a format. */
struct labels_date_text {
    char key[112]; /* locale, skeleton, zone and time; "": free */
    char text[80];
};

/* What was found before, for all labels of a set. */
struct labels_kept {
    struct labels_pattern patterns[LABELS_PATTERNS];
    struct labels_date_text dates[LABELS_DATES];
};

struct labels {
    const char *language; /* "fr" */
    const char *locale;   /* ICU's name */
    bool rtl;
    bool wordless;                 /* symbols and numerals only, for a language without a file */
    const struct labels *fallback; /* English; NULL for English itself and for wordless labels */
    struct labels_words *words;    /* see labels_words */
    struct labels_kept *kept;      /* of the set */
};

#define LABELS_MAX_LANGUAGES 64

struct labels_set {
    struct labels *all[LABELS_MAX_LANGUAGES];
    int count;
    const struct labels *english; /* one of them */
    const struct labels *signs;   /* und.ini, for languages without a file; NULL: they get English */
};

/* The labels of the file with this name ("pt-BR" for pt-BR.ini, ignoring case); NULL when there is none. */
const struct labels *labels_exact(const struct labels_set *set, struct str name);

/* The texts of these labels alone. */
struct labels_words *labels_words(const struct labels *labels);

/* The text of a key; absent when neither these labels nor English have it. */
struct str labels_find(const struct labels *labels, struct str key);

/* `text` with {0} and {1} replaced. */
struct str labels_fill(struct arena *arena, struct str text, struct str a, struct str b);

/* Elision before a vowel. In French "de {0}" becomes "d’{0}" when it is filled with "Élodie" (not before an
 * h, which may be aspirated); in Italian "dal 8 marzo" becomes "dall’8 marzo".
 */
struct str labels_elide(const struct labels *labels, struct arena *arena, struct str text, struct str a,
                        struct str b);
struct str labels_elide_date(const struct labels *labels, struct arena *arena, struct str text);

#endif
