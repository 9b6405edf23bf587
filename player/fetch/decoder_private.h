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

/* The work of decoder_run. */
decoder_work decoder_child_work;

/* decoder_run with other work. */
bool decoder_run_with(decoder_work *work, struct str bytes, const struct decoder_options *options,
                      struct decoder_result *out);

#define DECODER_SCREENS_MAX     4 /* no result is larger than so many screens */
#define DECODER_EXIT_NO_SANDBOX 2

/* In pixels. */
int64_t decoder_pixels_max(const struct decoder_options *options);

/* What the child writes, followed by the pixels, or by a reason in words when the width is 0. */
struct decoder_answer {
    int32_t width, height, alpha;
};

/* The child's life: into the sandbox, the work, the answer into `fd`, the end. */
void decoder_child_live(int fd, decoder_work *work, struct str bytes, const struct decoder_options *options)
    __attribute__((noreturn));

struct sandbox_limits {
    size_t memory_bytes; /* that may be mapped on top of what is */
    int cpu_seconds;
};

/* Takes everything from this process but its memory, the time, and writing to file descriptor `fd`, which
 * becomes number 0; there is no way back. False when the machine cannot do it. */
bool sandbox_enter(int fd, const struct sandbox_limits *limits);

#endif
