/* The files of one feed on disk, which may be on a network share (NFS, SMB, FUSE) whose calls block: they are
 * read in a child, one at a time, which is killed and abandoned when it does not answer. */
#ifndef BREAKROOM_FETCH_SHARE_PRIVATE_H
#define BREAKROOM_FETCH_SHARE_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/reason.h"
#include "base/str.h"

#define SHARE_ANSWER_MS 10000 /* the longest wait for the next bytes */

/* The work of the child: it writes its answer to `fd` and returns. `ctx` is a copy of that of share_start. */
typedef void share_work(const void *ctx, int fd);

struct share;

struct share *share_create(void);
/* Does not wait for a child that is blocked by the disk. NULL is fine. */
void share_destroy(struct share *share);

/* Begins work with an answer of at most so many bytes. False, with the reason in share_why, when the previous
 * child is still blocked by the disk, in a pause after that, and when no process can be started. No work may
 * be in progress. */
bool share_start(struct share *share, share_work *work, const void *ctx, size_t max_bytes);

/* Reads the available part of the answer. True when no work is in progress. */
bool share_step(struct share *share);
/* The descriptor that becomes readable when share_step has something to do, within SHARE_ANSWER_MS; -1: no
 * work is in progress. */
int share_fd(const struct share *share);

/* The whole answer to the last work, or absent when it failed. Valid until the next share_start. */
struct str share_answer(const struct share *share);
/* The same as the caller's own, without a copy; share_answer is absent afterwards. */
struct buf share_take_answer(struct share *share);
/* Why there is no answer. */
enum reason_code share_why(const struct share *share);
/* True when the last work had no answer in time. */
bool share_is_silent(const struct share *share);

/* For the child: writes all of it, or ends the child. */
void share_write(int fd, const void *bytes, size_t len);

#endif
