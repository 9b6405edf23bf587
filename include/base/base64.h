/* RFC 4648, base 64, decoded as tolerantly as mail programs do. */
#ifndef BREAKROOM_BASE_BASE64_H
#define BREAKROOM_BASE_BASE64_H

#include "base/str.h"

/* Appends the decoded bytes of `coded`, up to its first "="; either alphabet of the RFC. Other characters are
 * skipped. */
void base64_decode(struct str coded, struct buf *out);

/* Appends `bytes` in base 64, in one line, padded with "=". False when the ceiling was reached. */
bool base64_encode(struct str bytes, struct buf *out);

#endif
