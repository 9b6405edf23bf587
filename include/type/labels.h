/* The words the player itself puts on a slide, per language, and dates and numbers as people write them. */
#ifndef BREAKROOM_TYPE_LABELS_H
#define BREAKROOM_TYPE_LABELS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "feed/field.h"
#include "feed/kind.h"

struct labels;
struct labels_set;

/* All label files of a folder (assets/labels: fr.ini, en.ini, …; sections and keys of UTF-8 text), in the
 * arena. NULL with a reason when the folder or English is missing. */
struct labels_set *labels_load(struct arena *arena, const char *folder, const char **why);

/* Gives a text another wording, in one language or (absent) in all, from now on. The key is one of
 * labels_text
 * ("stage.pilot"); a bare name is that of a kind ("compliment"). Texts must outlive the set. Returns NULL, or
 * why it cannot be: a key or a language that is not there, a {0} that went missing. */
const char *labels_rename(struct labels_set *set, struct str language, struct str key, struct str text);

/* The labels of a language: exact ("pt-BR"), else of its script ("zh-Hant" for zh-TW), else its base ("fr"
 * for "fr-CA"). The first of the two tags that names a language counts: the item's, then the screen's;
 * English when neither does. An item's that is only a base is the screen's when both speak that language:
 * "pt" on a screen in pt-BR is Brazilian. A language without a file has no words but signs, dates in numerals
 * and 24 hours.
 *
 * Dates and numbers are those of the region ("en-GB": 23 November, 14:24). English, where it names none,
 * takes that of whatever the screen speaks; Portuguese is that of Portugal unless somebody says pt-BR. In the
 * arena or the set's. */
const struct labels *labels_for(const struct labels_set *set, struct arena *arena, struct str item_language,
                                const char *screen_language);

/* True when there is a file for the language or its base. */
bool labels_has_language(const struct labels_set *set, const char *language);

/* What ICU calls the language and the country of these labels: "fr", "en_GB". */
const char *labels_locale(const struct labels *labels);
bool labels_rtl(const struct labels *labels);

/* A text by key ("kind.news", "stage.pilot", "people.from", …); the English one when missing, the key itself
 * when that is missing too; "" for a word of a language without a file. */
struct str labels_text(const struct labels *labels, const char *key);
/* True when the language itself has a text for the key. */
bool labels_has(const struct labels *labels, const char *key);
/* The label of a kind: labels_text of "kind.NAME"; its name when even English has none. */
struct str labels_kind(const struct labels *labels, enum kind kind);
/* A text whose {0}, {1} are replaced; in the arena. */
struct str labels_format(const struct labels *labels, struct arena *arena, const char *key, struct str a,
                         struct str b);

/* A counted text in the plural form the language has for the number: of the keys KEY.zero, .one, .two, .few,
 * .many, .other (CLDR's categories) the one that fits, else KEY.other; {0} is the number as people write it.
 */
struct str labels_count(const struct labels *labels, struct arena *arena, const char *key, double number);
/* Names as the language lists them: "Karim, Rosa et Bastien". No name is broken: their spaces do not break.
 */
struct str labels_list(const struct labels *labels, struct arena *arena, struct str_list names);

/* "lundi 23 novembre", with the year when it is not this year's. at_s: seconds since 1970. */
struct str labels_date(const struct labels *labels, struct arena *arena, int64_t at_s, int64_t now_s,
                       const char *zone);
/* The same without the weekday: "23 novembre". */
struct str labels_day(const struct labels *labels, struct arena *arena, int64_t at_s, int64_t now_s,
                      const char *zone);
/* As labels_date, but "hier", "aujourd’hui", "demain" where they fit. */
struct str labels_date_near(const struct labels *labels, struct arena *arena, int64_t at_s, int64_t now_s,
                            const char *zone);
/* How far that day is, where it is near: "aujourd’hui", "demain", "dans 3 jours", up to ten days ahead; else
 * absent. */
struct str labels_date_ahead(const struct labels *labels, struct arena *arena, int64_t at_s, int64_t now_s,
                             const char *zone);
/* Whole calendar days from now to then; negative in the past. */
int labels_days_until(int64_t at_s, int64_t now_s, const char *zone);
/* Any ICU skeleton ("EEEE", "d", "MMMM", "jm"), for date blocks and the clock. */
struct str labels_date_part(const struct labels *labels, struct arena *arena, int64_t at_s,
                            const char *skeleton, const char *zone);
/* A month (1 to 12) by its name alone: "octobre", or short "oct."; absent when ICU cannot say it. */
struct str labels_month(const struct labels *labels, struct arena *arena, int month, bool brief);
/* A calendar day at noon local time, as seconds since 1970, from a date of a feed; an instant as it is. */
int64_t labels_date_s(const struct field_date *date, const char *zone);
/* 1284 → "1 284" or "1,284"; 4.6 → "4,6"; at most `decimals` decimals. */
struct str labels_number(const struct labels *labels, struct arena *arena, double number, int decimals);
/* 0.4 → "40 %" or "40%". */
struct str labels_percent(const struct labels *labels, struct arena *arena, double share);

#endif
