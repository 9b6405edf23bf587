/* Encodings of text files as editors of all systems save them. Feeds declare their encoding; files of the
 * administrator do not. */
#ifndef BREAKROOM_BASE_ENCODING_H
#define BREAKROOM_BASE_ENCODING_H

#include "base/arena.h"
#include "base/str.h"

enum encoding { ENCODING_UTF_8, ENCODING_UTF_16_LE, ENCODING_UTF_16_BE, ENCODING_WINDOWS_1252 };

/* Guesses the encoding: UTF-16 by its byte order mark or, without one, by the positions of zero bytes; UTF-8
 * when all of it is well-formed, else Windows-1252, which has a character for every byte. */
enum encoding encoding_guess(struct str bytes);

/* The text as UTF-8 in the arena, without a byte order mark. The arena needs three times the bytes. */
struct str encoding_to_utf8(struct arena *arena, struct str bytes, enum encoding encoding);

#endif
