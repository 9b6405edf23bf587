/* Which authors are people for the screen, and which are accounts of the system that wrote the feed. */
#ifndef BREAKROOM_FEED_AUTHOR_NAME_H
#define BREAKROOM_FEED_AUTHOR_NAME_H

#include "base/arena.h"
#include "base/str.h"

/* The authors, joined by ", ", without those that are no names: "admin", accounts, addresses. In the arena,
 * or the text itself when all of it stays; absent when nothing does. */
struct str author_names(struct arena *arena, struct str authors);

#endif
