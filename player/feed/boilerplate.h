/* What content systems add below a text and nobody wants on a wall. */
#ifndef BREAKROOM_FEED_BOILERPLATE_H
#define BREAKROOM_FEED_BOILERPLATE_H

#include "base/str.h"

/* The body without a last paragraph such as WordPress's "The post … appeared first on …", in the languages
 * it is translated to. A slice of the body; a body of nothing else is left as it is. */
struct str boilerplate_cut(struct str body);

#endif
