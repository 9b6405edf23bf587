/* What is logged of a feed that was read: when it changes, not each time. For fetch only. */
#ifndef BREAKROOM_FETCH_SAY_H
#define BREAKROOM_FETCH_SAY_H

#include "fetch/parts.h"

/* The start, and feeds that anybody on the way can change. */
void say_start(const struct fetcher *fetcher);

/* True when the text is another than what was said last, which it then is; "" is a fault that is gone, and no
 * news. */
bool say_is_news(char said[TRANSFER_WHY_BYTES], struct str text);

/* A limit that begins to cut something off, with its option. */
void say_cuts(struct source *source, const struct refresh *refresh);

/* Pictures that begin to be missing, or some of whose rows are. */
void say_losses(struct source *source, const struct refresh *refresh);

#endif
