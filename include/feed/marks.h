/* Places of links and hidden elements in the body of an item: information of the mark-up that plain text
 * lacks. Recorded when the item is read, stored with it as one text, and used by cleaning.
 */
#ifndef BREAKROOM_FEED_MARKS_H
#define BREAKROOM_FEED_MARKS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "html/html_mark.h"

struct mark {
    enum html_mark kind;
    uint32_t from, to; /* bytes of the body; a long feed has thousands of marks */
};

struct mark_list {
    struct mark *items;
    size_t count;
};

/* More are left out. */
#define MARKS_MAX 512

/* Removes the control characters of marks (html_mark.h) from a text. Returns the text without them, and in
 * *marks a text for marks_read, absent when there are none; both in the arena. */
struct str marks_take(struct arena *arena, struct str text, struct str *marks);

/* Reads the marks of marks_take, in the order of the body; marks beyond `body_len` are left out. In the
 * arena. */
struct mark_list marks_read(struct arena *arena, struct str marks, size_t body_len);

/* What the links of an item are compared with: the absolute addresses of the item and of the feed's home
 * page, and the parts of them that are equal in different addresses of one page. */
struct link_pages {
    struct str item, home;
    struct str item_core, home_core;
};

/* Each may be absent; they must outlive the result. */
struct link_pages marks_pages(struct str item, struct str home);

/* The type of a link, from its address as written and its `rel` attribute; each may be absent. */
enum html_mark marks_link(struct str href, struct str rel, const struct link_pages *pages);

#endif
