/* The files of one feed on disk, which may lie on a share (NFS, SMB, FUSE) whose calls wait for ever: they
 * are read in a child, one at a time, which is killed and left to itself when it does not answer. */
#ifndef BREAKROOM_FETCH_SHARE_PRIVATE_H
#define BREAKROOM_FETCH_SHARE_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/reason.h"
#include "base/str.h"

#define SHARE_ANSWER_MS 10000 /* the longest wait for the next byte */

/* What the child does: it writes its answer to `fd` and returns. `ctx` is its copy of that of share_start. */
typedef void share_work(const void *ctx, int fd);

struct share;

struct share *share_create(void);
/* Waits for no child that the disk holds. NULL is fine. */
void share_destroy(struct share *share);

/* Begins work with an answer of at most so many bytes. False, with the reason in share_why, when the child
 * before this one still waits for the disk, in a pause after it did, and when there is no process. Nothing
 * may be under way. */
bool share_start(struct share *share, share_work *work, const void *ctx, size_t max_bytes);

/* Takes what has come. True when nothing is under way (any more). */
bool share_step(struct share *share);
/* The descriptor that is readable when there is something for share_step to do, within SHARE_ANSWER_MS; -1:
 * nothing is under way. */
int share_fd(const struct share *share);

/* The whole answer to the last work, or absent when it failed. Valid until the next share_start. */
struct str share_answer(const struct share *share);
/* Why there is none. */
enum reason_code share_why(const struct share *share);
/* True when the last work that was begun had no answer in time. */
bool share_is_silent(const struct share *share);

/* For the child: writes all of it, or ends the child. */
void share_write(int fd, const void *bytes, size_t len);

#endif
