/* Detects the charset of a document, from its first bytes and its Content-Type. */
#ifndef BREAKROOM_TEXT_CHARSET_H
#define BREAKROOM_TEXT_CHARSET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* The number of bytes that charset_detect needs, if the document is that long. */
#define CHARSET_HEAD_BYTES 1024
#define CHARSET_NAME_BYTES 64

enum charset_family {
    CHARSET_UTF8,    /* labelled UTF-8, or unlabelled: bytes that are not UTF-8 are windows-1252 */
    CHARSET_WINDOWS, /* windows-1252; valid UTF-8 sequences are read as UTF-8 */
    CHARSET_ICU      /* all others, by the converter `name` of ICU */
};

struct charset {
    enum charset_family family;
    char name[CHARSET_NAME_BYTES];
    size_t skip;   /* bytes of the byte order mark */
    bool labelled; /* declared by the document or the response */
    bool wide;     /* UTF-16 or UTF-32 */
};

/* BOM, the form of the first characters (UTF-16, UTF-32, EBCDIC), `content_type` (the header; may be absent),
 * the XML declaration, in this order. A label that contradicts the bytes, or that ICU does not know, is
 * ignored. */
struct charset charset_detect(struct str head, struct str content_type);

/* Sets *out to the charset of a label. False when it is unknown or contradicts the beginning of the document.
 */
bool charset_from_label(struct str label, struct str head, struct charset *out);

/* For a document without a declared charset that is not UTF-8. */

/* The number of bytes that charset_guess needs, if the document is that long. */
#define CHARSET_GUESS_BYTES ((size_t)16 * 1024)

/* Uses ICU's detector, and accepts its result only when windows-1252 is impossible: most letters of the
 * sample must be bytes above ASCII, as in Cyrillic, Greek, Arabic, Hebrew and East Asian scripts, and the
 * whole sample must be valid in the detected charset. Else false, and *out is unchanged. */
bool charset_guess(struct str sample, struct charset *out);

/* The code point of a byte of windows-1252, as the WHATWG encoding standard has it (unassigned: itself). */
uint32_t charset_windows(unsigned char byte);

#endif
