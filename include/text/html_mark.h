/* What of the mark-up of a text is noted in its body, when it is asked for: links, and elements that a reader
 * of the page does not see or would not call its text. In the body each is a pair of control characters,
 * which feed/marks.h takes out again. */
#ifndef BREAKROOM_TEXT_HTML_MARK_H
#define BREAKROOM_TEXT_HTML_MARK_H

#include <stdbool.h>

#include "base/str.h"
#include "text/markup.h"

enum html_mark {
    HTML_MARK_LINK,      /* to somewhere else */
    HTML_MARK_ITEM,      /* to the item itself */
    HTML_MARK_HOME,      /* to the site's first page */
    HTML_MARK_TAG,       /* to all that has a tag or a category */
    HTML_MARK_SHARE,     /* to a network, to share the page there */
    HTML_MARK_HIDDEN,    /* an element that is not shown: display:none, words for screen readers */
    HTML_MARK_FURNITURE, /* of the page: share buttons, related posts, an author box, a cookie notice */
    HTML_MARK_COUNT,
    HTML_MARK_NONE = HTML_MARK_COUNT
};

/* The sign before the first word of each, and the one behind the last: of a link, of an element. */
#define HTML_MARK_SIGN     '\x0E' /* and those that follow: HTML_MARK_COUNT of them */
#define HTML_MARK_END_LINK '\x01'
#define HTML_MARK_END      '\x02'

/* The mark of an element by its attributes, HTML_MARK_NONE for most. */
enum html_mark html_mark_of(const struct tag *tag);

#endif
