/* Recognises lines that belong to the web page around a text. */
#ifndef BREAKROOM_CLEAN_LINE_KIND_H
#define BREAKROOM_CLEAN_LINE_KIND_H

#include "clean/lines.h"
#include "clean/wording.h"

#define CLEAN_SHORT_WORDS 8 /* a longer line has content */

/* The first link that begins at `at` or after, or NULL. */
const struct mark *line_next_link(const struct clean_line *line, size_t at);

/* "Share this", "Filed under": only a heading of links. */
bool line_is_label(struct str text, const struct phrases *phrases);
/* The line consists of links, and each of their texts is such a phrase. */
bool line_is_action_links(const struct clean_line *line, const struct phrases *phrases);
/* "Page edited by Jo Doe", without a full stop: with one it is a sentence of an author. */
bool line_is_edited(const struct clean_line *line, const struct phrases *phrases);
/* The photographer of a picture agency, whose licence requires the credit on the page. */
bool line_is_credit(struct str text);

/* line_meta.c: "12 November 2026 | 3 min read | by Admin", "1,204 views · 12 likes", "Last updated: …". A
 * date alone may be the content of the item. */
bool line_is_meta(struct str text);
bool line_is_hashtags(struct str text);
/* "Home > News > Title": breadcrumbs. */
bool line_is_way(struct arena *arena, struct str text, struct str title);
/* "© 2026 Mill Ltd". */
bool line_is_copyright(struct str text);

/* A line without content of its own apart from its links, or without content about the item; `only`: the item
 * has no other line. */
bool line_is_boilerplate(const struct clean_line *line, const struct phrases *phrases, bool only);
/* A last line that leads to the item or to the site, or only says that there is more. */
bool line_is_link_line(const struct clean_line *line, const struct phrases *phrases, bool only);

#endif
