/* One function per kind, which fills in the plan of an item. Each is in player/slide/kinds/NAME.c. */
#ifndef BREAKROOM_SLIDE_LAYOUT_KINDS_H
#define BREAKROOM_SLIDE_LAYOUT_KINDS_H

#include "slide/layout/plan.h"

typedef void kind_fn(struct plan *plan);

#define KIND(id, name, ...) kind_fn kind_##name;
#include "feed/kinds.def"
#undef KIND

#endif
