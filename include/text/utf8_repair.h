/* Converts bytes that should be UTF-8 or windows-1252 to clean UTF-8. */
#ifndef BREAKROOM_TEXT_UTF8_REPAIR_H
#define BREAKROOM_TEXT_UTF8_REPAIR_H

#include <stdint.h>

#include "base/str.h"

/* Receives the next text, which is valid during the call and may end within a word but not within a
 * character. */
typedef void utf8_repair_sink(void *context, struct str text);

struct utf8_repair {
    utf8_repair_sink *sink;
    void *context;
    enum { UTF8_REPAIR_UNKNOWN, UTF8_REPAIR_XML, UTF8_REPAIR_JSON } kind; /* from the first character on */
    bool windows;                          /* treated as windows-1252 until it proves to be UTF-8 */
    size_t valid_sequences, invalid_bytes; /* of UTF-8, so far */
    struct buf out;
    char tail[4]; /* an incomplete sequence at the end of the last piece */
    size_t tail_len;
};

void utf8_repair_init(struct utf8_repair *repair, utf8_repair_sink *sink, void *context);
void utf8_repair_finish(struct utf8_repair *repair);

/* Passes on the text of `bytes`, and with `last` the buffered rest. */
void utf8_repair_push(struct utf8_repair *repair, struct str bytes, bool last);

#endif
