/* The decoder's inside, for its own sources and its tests. */
#ifndef BREAKROOM_FETCH_DECODER_PRIVATE_H
#define BREAKROOM_FETCH_DECODER_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>

#include "fetch/decoder.h"
#include "picture/picture.h"

/* What the child does inside the sandbox: bytes to pixels, or a static reason. */
typedef bool decoder_work(struct str bytes, const struct decoder_options *options, struct picture *out,
                          const char **why);

/* decoder_run with other work. */
bool decoder_run_with(decoder_work *work, struct str bytes, const struct decoder_options *options,
                      struct decoder_result *out);

/* No result has more pixels. */
int64_t decoder_pixels_max(const struct decoder_options *options);

struct sandbox_limits {
    size_t memory_bytes; /* that may be mapped on top of what is */
    int cpu_seconds;
};

/* Takes everything from this process but its memory, the time, and writing to file descriptor `fd`, which
 * becomes number 0; there is no way back. False when the machine cannot do it. */
bool sandbox_enter(int fd, const struct sandbox_limits *limits);

#endif
