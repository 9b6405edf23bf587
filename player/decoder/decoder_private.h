/* The decoder's inside, for its own sources and its tests. */
#ifndef BREAKROOM_DECODER_DECODER_PRIVATE_H
#define BREAKROOM_DECODER_DECODER_PRIVATE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "decoder/decoder.h"
#include "picture/picture.h"

/* The work inside the sandbox: bytes to pixels, best by way of `room`, or a reason and out->fault. */
typedef bool decoder_work(struct str bytes, const struct decoder_options *options, struct picture_room *room,
                          struct picture *out, enum reason_code *why);

/* The work of decoder_run. */
decoder_work decoder_child_work;

/* decoder_start and decoder_run with other work. */
struct decoder *decoder_start_with(decoder_work *work, struct str bytes,
                                   const struct decoder_options *options);
bool decoder_run_with(decoder_work *work, struct str bytes, const struct decoder_options *options,
                      struct decoder_result *out);

#define DECODER_SCREENS_MAX     4 /* the largest result, in screens */
#define DECODER_EXIT_NO_SANDBOX 2
#define DECODER_EXIT_NO_MEMORY  3
#define DECODER_EXIT_ABORTED    4

/* In pixels. */
int64_t decoder_pixels_max(const struct decoder_options *options);

/* Memory that the child shares with its parent. The rows of a picture pass through it in bands: a whole
 * picture would take thousands of pages, which cost more than the copy. The parent copies a band while the
 * child fills the other one. */
#define DECODER_BANDS       2
#define DECODER_BAND_PIXELS ((size_t)32 * 1024)
struct decoder_bands {
    uint32_t pixels[DECODER_BANDS][DECODER_BAND_PIXELS];
    _Atomic uint32_t taken; /* so many bands were copied, for the child to wait for; futex(2) */
};

/* What the child says. `more`: a band is full, with so many rows. Else its answer, once all bands are: if the
 * width is 0 there is no picture, and `why` is valid. */
struct decoder_answer {
    int32_t width, height, why;              /* the last one an enum reason_code */
    int8_t alpha, fault, rows_percent, more; /* the others those of struct picture */
};

/* The child's life: into the sandbox, the work, the answer into `fd`, the end. */
void decoder_child_live(int fd, struct decoder_bands *bands, decoder_work *work, struct str bytes,
                        const struct decoder_options *options) __attribute__((noreturn));

enum decoder_ending {
    DECODER_RUNNING,
    DECODER_ENDED_WELL,      /* with its pixels */
    DECODER_ENDED_REFUSED,   /* with a reason */
    DECODER_ENDED_SHORT,     /* in the middle of its answer */
    DECODER_ENDED_LATE,      /* by its deadline */
    DECODER_ENDED_WRONG,     /* with an answer that cannot be */
    DECODER_ENDED_UNSTARTED, /* there was no process for it */
};

/* The child as its parent sees it. */
struct decoder_child {
    pid_t pid;
    int fd;                      /* what it writes, read without waiting; -1: it has ended */
    struct decoder_bands *bands; /* the child may change them at any time */
    uint32_t *pixels;            /* copies of the rows */
    size_t pixels_max;
    uint32_t taken; /* bands */
    int64_t timeout_ms, deadline_ms;
    enum decoder_ending ending;
    int status; /* of wait(2); of one that was not started, errno */
    int64_t cpu_ms;
};

void decoder_child_start(struct decoder_child *child, decoder_work *work, struct str bytes,
                         const struct decoder_options *options);
/* Kills it, whatever it is doing, and remembers how it ended. */
void decoder_child_end(struct decoder_child *child, enum decoder_ending ending);
/* Copies so many pixels of the next band, which is free then. */
void decoder_child_copy(struct decoder_child *child, size_t at, size_t count);
/* Frees the pixels. */
void decoder_child_finish(struct decoder_child *child);
/* Why it gave neither a picture nor a reason. */
enum decoder_fault decoder_child_explain(const struct decoder_child *child, struct reason *why);

struct sandbox_limits {
    size_t memory_bytes; /* that may be mapped on top of what is */
    int cpu_seconds;     /* then SIGXCPU; a second later SIGKILL */
};

/* Takes everything from this process but its memory, the time, and writing to file descriptor `fd`, which
 * becomes number 0; there is no way back. False when the machine cannot do it. */
bool sandbox_enter(int fd, const struct sandbox_limits *limits);

#endif
