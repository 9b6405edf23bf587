/* Rules that remove lines of one item. Each records what it removes. */
#ifndef BREAKROOM_CLEAN_RULES_H
#define BREAKROOM_CLEAN_RULES_H

#include "clean/lines.h"
#include "clean/wording.h"

/* Elements that are hidden, or boilerplate of a page. When nothing would remain, nothing is removed. */
void rule_elements(struct clean_lines *lines);

/* Of a report with several updates, each below its time, all except the newest. */
void rule_updates(struct clean_lines *lines);

/* The phrases of the configuration: `cut` of clean_options. */
void rule_option(struct clean_lines *lines, const char *cut);

/* Decodes \u00e9 and \n in a text that was encoded as JSON twice. */
void rule_escapes(struct clean_lines *lines);

/* [shortcode …], {{ braces }}, *|MERGE|* tags. */
void rule_code(struct clean_lines *lines);

/* "Re:" before a title, and a signature below "-- ". */
void rule_mail(struct clean_lines *lines);

/* Removes links and labels of the page at the end and at the beginning. True when something was removed. */
bool rule_ends(struct clean_lines *lines, const struct phrases *phrases);

/* A body of only dots or dashes under a title. */
void rule_dots(struct clean_lines *lines);

/* A first line that repeats the title, and the one long paragraph that repeats the first; `title` is the
 * title before the name of the site was removed from it. */
void rule_repeated(struct clean_lines *lines, struct str title);

/* Markdown becomes formatted text; addresses become their host. */
void rule_markdown(struct clean_lines *lines);
void rule_addresses(struct clean_lines *lines);

/* Makes a text that breaks off end with a sentence, or with "…". */
void rule_cut_off(struct clean_lines *lines);

/* True for an item that contains only default text of a content system: it has nothing to show. */
bool rule_placeholder(struct clean_lines *lines, const struct phrases *phrases);

/* Removes the name of the site before or after the titles, for all items of a feed. */
void rule_site(struct clean_lines *all, size_t count, struct str site);
/* True when a text contains the title of the site, or a part of it. */
bool site_is_named(struct arena *arena, struct str text, struct str site);

/* First and last lines shared by half of the items, at least three; at least two if their words show that
 * they belong to the feed. True when some were removed. */
bool rule_common(struct clean_lines *all, size_t count, struct str site);

/* How much of the text is shown: `summary` is the feed's excerpt, cleaned; may be empty. */
void rule_length(struct clean_lines *lines, const struct clean_options *options, struct str summary);

/* The beginning of a text (with the structure of item.body), at most so many words: whole paragraphs, then
 * whole sentences; without any sentence, words and "…". Text and *rest are in the arena. */
struct str length_cut(struct arena *arena, struct str body, size_t words, struct str *rest);

/* The length of a body in average words: long words and short lines take more of a page. A length
 * above `most` may be less than that of all lines. */
size_t length_of(struct str body, size_t most);
/* Makes it the item's body, of this length, and, without its structure, its text. */
void length_set_body(struct arena *arena, struct item *item, struct str body, size_t length);

/* Makes the item show its link, if it has one, as a QR code, unless it sets `qr` itself. */
void length_add_code(struct item *item);

/* The length of an address that begins at `at`, 0 when there is none; *host is a part of it. */
size_t address_at(struct str text, size_t at, struct str *host);
/* A quick test: false for nearly all texts without an address, which have neither "://" nor "www.". */
bool address_is_possible(struct str text);

#endif
