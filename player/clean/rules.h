/* What is left out of one item, by rules that look at its lines. Each notes what it takes. */
#ifndef BREAKROOM_CLEAN_RULES_H
#define BREAKROOM_CLEAN_RULES_H

#include "clean/lines.h"
#include "clean/wording.h"

/* Elements that are hidden, or boilerplate of a page. When nothing would be left, all stays. */
void rule_elements(struct clean_lines *lines);

/* Of a report with several updates, each below its time, all but the newest. */
void rule_updates(struct clean_lines *lines);

/* What the configuration names: `cut` of clean_options. */
void rule_option(struct clean_lines *lines, const char *cut);

/* \u00e9 and \n of a text that was written as JSON twice become what they mean. */
void rule_escapes(struct clean_lines *lines);

/* [shortcode …], {{ braces }}, *|MERGE|* tags. */
void rule_code(struct clean_lines *lines);

/* Takes what links and labels of a page are at the end and at the beginning. True when it took something.
 */
bool rule_ends(struct clean_lines *lines, const struct phrases *phrases);

/* A first line that says the title, which may have lost the site's name before: `title` is the former one. */
void rule_repeated(struct clean_lines *lines, struct str title);

/* Markdown becomes the text that it means; addresses become their host. */
void rule_markdown(struct clean_lines *lines);
void rule_addresses(struct clean_lines *lines);

/* A text that breaks off ends with a sentence, or with "…". */
void rule_cut_off(struct clean_lines *lines);

/* An item of nothing but what a content system fills in has nothing to show. True when it is one. */
bool rule_placeholder(struct clean_lines *lines, const struct phrases *phrases);

/* The site's name before or after the titles, for all items of a feed. */
void rule_site(struct clean_lines *all, size_t count, struct str site);
/* Whether a text has the site's title, or a part of it, in it. */
bool site_is_named(struct arena *arena, struct str text, struct str site);

/* First and last lines that half of the items have, three at least; two of those that are the feed's by what
 * they say. True when some went. */
bool rule_common(struct clean_lines *all, size_t count, struct str site);

/* How much is shown: `summary` is the feed's excerpt, cleaned; may be empty. */
void rule_length(struct clean_lines *lines, const struct clean_options *options, struct str summary);

/* The beginning of a text (with the structure of item.body) of so many words at most: whole paragraphs, then
 * whole sentences; words and "…" where there is no sentence. Text and *rest lie in the arena. */
struct str length_cut(struct arena *arena, struct str body, size_t words, struct str *rest);

/* How many usual words a body is as long as: long words and short lines take more of a page. */
size_t length_of(struct str body);
/* Makes it the item's body and, without its structure, its text. */
void length_set_body(struct arena *arena, struct item *item, struct str body);

/* The item says its link as a code, unless it says that it does not. */
void length_add_code(struct item *item);

/* Bytes of an address that begins at `at`, 0 when none does; *host within it. */
size_t address_at(struct str text, size_t at, struct str *host);

#endif
