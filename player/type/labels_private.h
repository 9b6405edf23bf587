/* Private declarations of the labels files. */
#ifndef BREAKROOM_TYPE_LABELS_PRIVATE_H
#define BREAKROOM_TYPE_LABELS_PRIVATE_H

#include <unicode/utypes.h>

#include "type/labels.h"

struct labels_entry {
    struct str key; /* "section.key" */
    struct str text;
};

#define LABELS_PATTERN_UNITS 128
#define LABELS_PATTERNS      64

/* How a locale writes the dates of a skeleton: ICU takes longer to find that out than to write a date. */
struct labels_pattern {
    char locale[32];
    char skeleton[16]; /* "": free */
    UChar units[LABELS_PATTERN_UNITS];
    int32_t count; /* 0: the locale gives none */
};

struct labels {
    const char *language; /* "fr" */
    const char *locale;   /* as ICU names it */
    bool rtl;
    bool wordless;                 /* symbols and numerals only, for a language without a file */
    const struct labels *fallback; /* English; NULL for English itself and for those without words */
    struct labels_entry *entries;
    int count, room;
    struct labels_pattern *patterns; /* of the set: LABELS_PATTERNS of them, filled as they are asked for */
};

#define LABELS_MAX_LANGUAGES 64

struct labels_set {
    struct labels *all[LABELS_MAX_LANGUAGES];
    int count;
    const struct labels *english; /* one of them */
    const struct labels *signs;   /* und.ini, for languages without a file; NULL: English is shown for them */
};

/* The labels of the file named so ("pt-BR" for pt-BR.ini, in any case); NULL when there is none. */
const struct labels *labels_exact(const struct labels_set *set, struct str name);

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
