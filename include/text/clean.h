/* Bytes that are meant to be UTF-8, or windows-1252, to clean UTF-8. */
#ifndef BREAKROOM_TEXT_CLEAN_H
#define BREAKROOM_TEXT_CLEAN_H

#include <stdint.h>

#include "base/str.h"

/* Takes the next text, which lives for the call and may end within a word but never within a character. */
typedef void clean_sink(void *context, struct str text);

struct clean {
    clean_sink *sink;
    void *context;
    enum { CLEAN_UNKNOWN, CLEAN_XML, CLEAN_JSON } kind; /* from the first character on */
    bool windows;                                       /* not UTF-8 until it proves to be */
    size_t good, odd; /* sequences of UTF-8 so far, and bytes that are none */
    struct buf out;
    char tail[4]; /* a sequence that the last piece cut */
    size_t tail_len;
};

void clean_init(struct clean *clean, clean_sink *sink, void *context);
void clean_finish(struct clean *clean);

/* Passes on what is in `bytes`, and with `last` what was held back. */
void clean_push(struct clean *clean, struct str bytes, bool last);

#endif
