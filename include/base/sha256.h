/* SHA-256 (FIPS 180-4), by libcrypto, which libcurl loads anyway: names picture files and verifies their
 * content. */
#ifndef BREAKROOM_BASE_SHA256_H
#define BREAKROOM_BASE_SHA256_H

#include "base/str.h"

#define SHA256_HEX_BYTES 64

/* The hash of the bytes in lower-case hexadecimal, followed by a NUL. */
void sha256_hex(struct str bytes, char out[SHA256_HEX_BYTES + 1]);

#endif
