/* The kinds of slide an item can ask for, and how a feed names them. */
#ifndef BREAKROOM_FEED_KIND_H
#define BREAKROOM_FEED_KIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* One member per row of feed/kinds.def. KIND_NEWS is the first: the default for items without a kind. */
enum kind {
#define KIND(id, ...) KIND_##id,
#include "feed/kinds.def"
#undef KIND
    KIND_COUNT
};

/* The name used in feeds, configuration and JSON: "news", "upcoming", … A literal. */
const char *kind_name(enum kind kind);

/* The kind with exactly this name (ASCII case aside): what `_breakroom.kind` and the configuration say. */
bool kind_from_name(struct str name, enum kind *out);

/* The kind for a category of an ordinary feed: its name, its label in any installed language, or a common
 * synonym ("Kudos", "Shout-out", "Félicitations"). Accents and case do not matter. */
bool kind_from_category(struct str category, enum kind *out);

/* The option `kinds` of a feed: "" or "auto"; "off": no category sets a kind; and pairs of a category and a
 * kind, which take precedence: "off, Wichtig = alert".
 *
 * Returns the index of the category that sets the kind of an item, or SIZE_MAX. It is the first one in a
 * pair; else the first unambiguous one; else the first of the list that is known, except for alerts, which
 * must be unambiguous. `rules` may be absent. */
size_t kind_choose(struct str_list categories, struct str rules, enum kind *out);

/* True when a pair of such a text names the category. */
bool kind_rules_name(struct str rules, struct str category);

/* The first invalid part of such a text; absent when all of it is valid. */
struct str kind_rules_fault(struct str rules);

#endif
