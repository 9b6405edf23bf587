/* What a document that is no feed says of itself: whoever gives the address of a web page where that of a
 * feed belongs finds the feed in the page's head (https://www.rssboard.org/rss-autodiscovery). */
#ifndef BREAKROOM_FEED_PAGE_H
#define BREAKROOM_FEED_PAGE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* Texts live in the arena. */
struct page {
    struct str root; /* the name of its first element; absent when it has none */
    bool html;       /* which is that of a web page: HTML may leave <html> and <head> out */
    bool password;   /* it asks for one */
    struct str feed; /* the address of the first feed it links to, resolved when there is a base; or absent */
};

/* Reads the beginning of a document: its bytes, the Content-Type they came with and the address they came
 * from, which both may be absent. */
struct page page_read(struct arena *arena, struct str bytes, struct str content_type, struct str base);

#endif
