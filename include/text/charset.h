/* In which charset a document is written, from its first bytes and what it came with. */
#ifndef BREAKROOM_TEXT_CHARSET_H
#define BREAKROOM_TEXT_CHARSET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* How many bytes of a document charset_detect wants to see, if there are as many. */
#define CHARSET_HEAD_BYTES 1024
#define CHARSET_NAME_BYTES 64

enum charset_family {
    CHARSET_UTF8,    /* labelled so, or not labelled: what is not UTF-8 is windows-1252 */
    CHARSET_WINDOWS, /* windows-1252; what is UTF-8 all the same is taken as that */
    CHARSET_ICU      /* all others: by the converter `name` of ICU */
};

struct charset {
    enum charset_family family;
    char name[CHARSET_NAME_BYTES];
    size_t skip;   /* bytes of the byte order mark */
    bool labelled; /* it said so itself, or the response did */
    bool wide;     /* UTF-16 or UTF-32 */
};

/* BOM, the form of the first characters (UTF-16, UTF-32, EBCDIC), `content_type` (the header; may be absent),
 * the XML declaration, in this order. A label that the bytes contradict at once, or that names no charset
 * known to ICU, does not count. */
struct charset charset_detect(struct str head, struct str content_type);

/* What a label means: sets *out. False when it means nothing for a document that begins so. */
bool charset_from_label(struct str label, struct str head, struct charset *out);

/* For a document that says nothing of its charset and is no UTF-8. */

/* How many bytes charset_guess wants to see, if there are as many. */
#define CHARSET_GUESS_BYTES ((size_t)16 * 1024)

/* Asks ICU's detector, and believes it only where a text in windows-1252 is out of the question: most letters
 * of the sample must be bytes above ASCII, as in Cyrillic, Greek, Arabic, Hebrew and the scripts of East
 * Asia, and the whole sample must be sound in the charset that is found. Else false: *out stays as it is. */
bool charset_guess(struct str sample, struct charset *out);

/* The code point of a byte of windows-1252, as the WHATWG encoding standard has it (unassigned: itself). */
uint32_t charset_windows(unsigned char byte);

#endif
