/* The kinds of slide an item can ask for, and how a feed names them. */
#ifndef BREAKROOM_FEED_KIND_H
#define BREAKROOM_FEED_KIND_H

#include <stdbool.h>

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

#endif
