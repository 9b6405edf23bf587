/* Text in base 64. */
#ifndef BREAKROOM_TEXT_BASE64_TEXT_H
#define BREAKROOM_TEXT_BASE64_TEXT_H

#include "base/str.h"

/* Appends the text in UTF-8 that `coded` stands for, clean as the decoder makes it (see decode.h); nothing
 * when it stands for anything else. */
void base64_decode_text(struct str coded, struct buf *out);

#endif
