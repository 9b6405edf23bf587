/* Distinguishes authors who are people from accounts of the system that wrote the feed. */
#ifndef BREAKROOM_FORMATS_AUTHOR_NAME_H
#define BREAKROOM_FORMATS_AUTHOR_NAME_H

#include "base/arena.h"
#include "base/str.h"

/* The authors, joined by ", ", without those that are not names: "admin", accounts, addresses. In the arena,
 * or the text itself when nothing was removed; absent when no name remains. */
struct str author_names(struct arena *arena, struct str authors);

#endif
