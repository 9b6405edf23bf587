/* The kinds of slide an item can ask for, and how a feed names them. */
#ifndef BREAKROOM_FEED_KIND_H
#define BREAKROOM_FEED_KIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* A member a row of feed/kinds.def. KIND_NEWS is the first: an item that says nothing of its kind. */
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

/* The kind a category of an ordinary feed stands for: its name, or its label in any language shipped, or a
 * usual synonym ("Kudos", "Shout-out", "Félicitations"). Accents and case do not matter. */
bool kind_from_category(struct str category, enum kind *out);

/* The same for a category that means nothing else ("Kudos", "Nouveau produit", "Alert"), where "Reviews",
 * "Sales" and "Important" may mean anything. */
bool kind_from_certain_category(struct str category, enum kind *out);

/* What a configuration says of the categories of a feed, as text: "" or "auto"; "off", so that no category
 * makes a kind; and pairs of a category and a kind, which go before the usual words: "off, Wichtig = alert".
 *
 * Returns the index of the category that makes the kind of an item, SIZE_MAX when none does. That is the
 * first one of a pair; else the first that means nothing else; else the first of the list whatever it is
 * called, but for alerts, which must be certain. `rules` may be absent. */
size_t kind_choose(struct str_list categories, struct str rules, enum kind *out);

/* Whether a pair of such a text names the category. */
bool kind_rules_name(struct str rules, struct str category);

/* The first part of such a text that cannot be read; absent when all of it can. */
struct str kind_rules_fault(struct str rules);

#endif
