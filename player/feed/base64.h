/* RFC 4648, base 64, as tolerant as mail programs are. */
#ifndef BREAKROOM_FEED_BASE64_H
#define BREAKROOM_FEED_BASE64_H

#include "base/str.h"

/* Appends the text in UTF-8 that `coded` stands for, clean as the decoder makes it (see decode.h); nothing
 * when it stands for anything else. Other characters in it are passed over. */
void base64_decode_text(struct str coded, struct buf *out);

#endif
