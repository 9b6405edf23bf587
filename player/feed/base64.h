/* RFC 4648, base 64, as tolerant as mail programs are. */
#ifndef BREAKROOM_FEED_BASE64_H
#define BREAKROOM_FEED_BASE64_H

#include "base/str.h"

/* Appends what the text stands for; other characters in it are passed over. */
void base64_decode(struct str text, struct buf *out);

#endif
