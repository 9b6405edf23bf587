/* Where a link, or something hidden, stands in the body of an item: what the mark-up says and plain text does
 * not. Found when the item is read, kept with it as one text, and used by the cleaning of the wall's texts.
 */
#ifndef BREAKROOM_FEED_MARKS_H
#define BREAKROOM_FEED_MARKS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/html_mark.h"

struct mark {
    enum html_mark kind;
    size_t from, to; /* bytes of the body */
};

struct mark_list {
    struct mark *items;
    size_t count;
};

/* More are left out. */
#define MARKS_MAX 512

/* Takes the signs of marks (html_mark.h) out of a text. Returns the text without them, and in *marks the text
 * that marks_read reads, absent when there is none; both in the arena. */
struct str marks_take(struct arena *arena, struct str text, struct str *marks);

/* What marks_take found, in the order of the body; marks beyond `body_len` are left out. In the arena. */
struct mark_list marks_read(struct arena *arena, struct str marks, size_t body_len);

/* What a link of an item leads to: its address as written and its `rel` attribute, and the addresses of the
 * item and of the feed's home page, absolute. Each may be absent. */
enum html_mark marks_link(struct str href, struct str rel, struct str item, struct str home);

#endif
