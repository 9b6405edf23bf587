/* Ceilings for untrusted input. Builds for the fuzzers (MODE=fuzz) divide them by 64, so that small documents
 * reach them. */
#ifndef BREAKROOM_BASE_CEILING_H
#define BREAKROOM_BASE_CEILING_H

#include <stddef.h>

#ifdef BREAKROOM_FUZZ
#define CEILING_DIVISOR 64
#else
#define CEILING_DIVISOR 1
#endif

#define CEILING(bytes) ((size_t)(bytes) / CEILING_DIVISOR)

#endif
