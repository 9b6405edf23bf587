/* Converts bytes in any charset to clean UTF-8, pushed in pieces of any size.
 *
 * The output is well-formed and free of NUL, non-characters and, for XML, of control characters other than
 * tab and line ends. Bytes that are invalid in the charset are read as windows-1252, and so are code points
 * 128 to 159: this is correct for nearly all feeds that contain them. */
#ifndef BREAKROOM_TEXT_DECODE_H
#define BREAKROOM_TEXT_DECODE_H

#include "text/utf8_repair.h"

struct decode;

/* `content_type` is the header, or absent; it is read during the call. */
struct decode *decode_create(struct str content_type, utf8_repair_sink *sink, void *context);
void decode_push(struct decode *decode, struct str bytes);
/* Ends the document and passes on buffered text. */
void decode_finish(struct decode *decode);
void decode_destroy(struct decode *decode); /* NULL is fine */

/* Decodes base 64 and appends the result as clean UTF-8, as above; appends nothing when it is not text. */
void decode_base64(struct str coded, struct buf *out);

#endif
