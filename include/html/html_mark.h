/* Information of the mark-up that is recorded in the body on request: links, and elements that are hidden or
 * not part of the page's text. In the body each is a pair of control characters, which feed/marks.h removes.
 */
#ifndef BREAKROOM_HTML_HTML_MARK_H
#define BREAKROOM_HTML_HTML_MARK_H

#include <stdbool.h>

#include "base/str.h"
#include "text/markup.h"

enum html_mark {
    HTML_MARK_LINK,        /* to somewhere else */
    HTML_MARK_ITEM,        /* to the item itself */
    HTML_MARK_HOME,        /* to the site's first page */
    HTML_MARK_TAG,         /* to a list of a tag or a category */
    HTML_MARK_SHARE,       /* to a social network, to share the page */
    HTML_MARK_HIDDEN,      /* an element that is not shown: display:none, words for screen readers */
    HTML_MARK_BOILERPLATE, /* page elements: share buttons, related posts, an author box, a cookie notice */
    HTML_MARK_COUNT,
    HTML_MARK_NONE = HTML_MARK_COUNT
};

/* The control characters before the first word of a marked text and after the last one: of a link, of an
 * element. */
#define HTML_MARK_SIGN     '\x0E' /* and those that follow: HTML_MARK_COUNT of them */
#define HTML_MARK_END_LINK '\x01'
#define HTML_MARK_END      '\x02'

/* The mark of an element by its attributes, HTML_MARK_NONE for most. */
enum html_mark html_mark_of(const struct tag *tag);

#endif
