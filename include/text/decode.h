/* Bytes in any charset to clean UTF-8, pushed in pieces of any size.
 *
 * What comes out is well-formed and free of NUL, non-characters and, for XML, of control characters other
 * than tab and line ends. Bytes that contradict the charset are taken as windows-1252, code points 128 to 159
 * as well: both are what the writer meant in nearly all feeds that have them. */
#ifndef BREAKROOM_TEXT_DECODE_H
#define BREAKROOM_TEXT_DECODE_H

#include "text/utf8_repair.h"

struct decode;

/* `content_type` is the header, or absent; it is read at once. */
struct decode *decode_create(struct str content_type, utf8_repair_sink *sink, void *context);
void decode_push(struct decode *decode, struct str bytes);
/* Ends the document: what was held back comes out. */
void decode_finish(struct decode *decode);
void decode_destroy(struct decode *decode); /* NULL is fine */

/* Appends the text in UTF-8 that `coded`, in base 64, stands for, clean as above; nothing when it stands for
 * anything else. */
void decode_base64(struct str coded, struct buf *out);

#endif
