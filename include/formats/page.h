/* Inspects a document that is not a feed: if it is a web page, its head may name the feed
 * (https://www.rssboard.org/rss-autodiscovery). */
#ifndef BREAKROOM_FORMATS_PAGE_H
#define BREAKROOM_FORMATS_PAGE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* Texts live in the arena. */
struct page {
    struct str root; /* the name of its first element; absent when it has none */
    bool html;       /* it is a web page: HTML may omit <html> and <head> */
    bool password;   /* it has a password field */
    struct str feed; /* address of the first linked feed, resolved when there is a base; or absent */
};

/* Reads the beginning of a document: its bytes, its Content-Type and its address, which both may be absent.
 */
struct page page_read(struct arena *arena, struct str bytes, struct str content_type, struct str base);

#endif
