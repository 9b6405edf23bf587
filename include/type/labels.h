/* The player's own words on slides, for each language, and localised dates and numbers. */
#ifndef BREAKROOM_TYPE_LABELS_H
#define BREAKROOM_TYPE_LABELS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/reason.h"
#include "feed/field.h"
#include "feed/kind.h"

struct labels;
struct labels_set;

/* All label files of a folder (assets/labels: fr.ini, en.ini, …; sections and keys of UTF-8 text), in the
 * arena. NULL with the reason when the folder or English is missing. The texts of another language are
 * read when they are first needed; English replaces them when its file has gone. */
struct labels_set *labels_load(struct arena *arena, const char *folder, struct reason *why);

/* Replaces a text, in one language or (absent) in all. The key is one of labels_text ("stage.pilot"); a name
 * without a dot is that of a kind ("compliment"). Texts must outlive the set. Returns REASON_NONE, or
 * why it cannot: an unknown key or language, a missing {0}. */
enum reason_code labels_rename(struct labels_set *set, struct str language, struct str key, struct str text);

/* The labels of a language: exact ("pt-BR"), else of its script ("zh-Hant" for zh-TW), else its base ("fr"
 * for "fr-CA"). The first valid tag is used: the item's, then the screen's; else English. An item's tag
 * without a region takes the screen's region for the same language: "pt" on a screen in pt-BR is Brazilian. A
 * language without a file has symbols instead of words, numeric dates and 24 hours.
 *
 * Dates and numbers follow the region ("en-GB": 23 November, 14:24). English without a region takes the
 * region of the screen; Portuguese is that of Portugal unless the tag is pt-BR. The result lives in the arena
 * or belongs to the set. */
const struct labels *labels_for(const struct labels_set *set, struct arena *arena, struct str item_language,
                                const char *screen_language);

/* True when there is a file for the language or its base. */
bool labels_has_language(const struct labels_set *set, const char *language);

/* ICU's locale of these labels: "fr", "en_GB". */
const char *labels_locale(const struct labels *labels);
/* The same for a text in a language of its own: that of its tag, unless it is that of the labels or absent.
 * It belongs to the labels or lives in the arena. */
const char *labels_locale_for(const struct labels *labels, struct str tag, struct arena *arena);
bool labels_rtl(const struct labels *labels);

/* A text by key ("kind.news", "stage.pilot", "people.from", …); the English one when missing, the key itself
 * when that is missing too; "" for words in a language without a file. */
struct str labels_text(const struct labels *labels, const char *key);
/* True when the language itself has a text for the key, without fallback. */
bool labels_has(const struct labels *labels, const char *key);
/* The label of a kind: labels_text of "kind.NAME"; its name when even English has none. */
struct str labels_kind(const struct labels *labels, enum kind kind);
/* A text whose {0}, {1} are replaced; in the arena. */
struct str labels_format(const struct labels *labels, struct arena *arena, const char *key, struct str a,
                         struct str b);

/* A text in the plural form for the number: of the keys KEY.zero, .one, .two, .few, .many, .other (CLDR's
 * plural categories) the matching one, else KEY.other; {0} is the localised number.
 */
struct str labels_count(const struct labels *labels, struct arena *arena, const char *key, double number);
/* A list of names in the language: "Karim, Rosa et Bastien". Spaces inside names are no-break spaces.
 */
struct str labels_list(const struct labels *labels, struct arena *arena, struct str_list names);

/* "lundi 23 novembre", with the year when it is not the current one. at_s: seconds since 1970. */
struct str labels_date(const struct labels *labels, struct arena *arena, int64_t at_s, int64_t now_s,
                       const char *zone);
/* The same without the weekday: "23 novembre". */
struct str labels_day(const struct labels *labels, struct arena *arena, int64_t at_s, int64_t now_s,
                      const char *zone);
/* As labels_date, but "hier", "aujourd’hui", "demain" for these days. */
struct str labels_date_near(const struct labels *labels, struct arena *arena, int64_t at_s, int64_t now_s,
                            const char *zone);
/* The distance of a near day: "aujourd’hui", "demain", "dans 3 jours", up to ten days ahead; else absent. */
struct str labels_date_ahead(const struct labels *labels, struct arena *arena, int64_t at_s, int64_t now_s,
                             const char *zone);
/* Whole calendar days from now to then; negative in the past. */
int labels_days_until(int64_t at_s, int64_t now_s, const char *zone);
/* Any ICU skeleton ("EEEE", "d", "MMMM", "jm"), for date blocks and the clock. */
struct str labels_date_part(const struct labels *labels, struct arena *arena, int64_t at_s,
                            const char *skeleton, const char *zone);
/* The name of a month (1 to 12): "octobre", or short "oct."; absent when ICU fails. */
struct str labels_month(const struct labels *labels, struct arena *arena, int month, bool brief);
/* A date of a feed as seconds since 1970: a calendar day at noon local time, an instant unchanged. */
int64_t labels_date_s(const struct field_date *date, const char *zone);
/* 1284 → "1 284" or "1,284"; 4.6 → "4,6"; at most `decimals` decimals. */
struct str labels_number(const struct labels *labels, struct arena *arena, double number, int decimals);
/* 0.4 → "40 %" or "40%". */
struct str labels_percent(const struct labels *labels, struct arena *arena, double share);

#endif
