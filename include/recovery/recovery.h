/* The record of this process, kept in a file of the runtime folder (memory: it costs a card nothing), and
 * what systemd's watchdog hears. See recovery/record.h for what follows from it. */
#ifndef BREAKROOM_RECOVERY_RECOVERY_H
#define BREAKROOM_RECOVERY_RECOVERY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/reason.h"
#include "recovery/record.h"

struct recovery;
struct runtime; /* runtime/runtime.h */

/* Opens the record beside the file of this process, judges how the process before ended, and says that in the
 * log. From now on faults of this process are noted in it, at stage RECOVERY_START until recovery_leave.
 * Without a place for it the record is kept in memory alone. Never NULL; lives until recovery_close. Of
 * `runtime` only the role must outlive the call. One at
 * a time in a process. */
struct recovery *recovery_open(const struct runtime *runtime, int64_t mono_ms);

/* From now on SIGTERM and SIGINT wait during work, the start included, so that they never look like a
 * death. For a process that they end where it is. NULL is fine. */
void recovery_hold_signals(struct recovery *recovery);

/* This end is a clean one. NULL is fine. */
void recovery_close(struct recovery *recovery);

/* Work begins, and ends; it may hold other work. `work.since_ms` is set. Costs no
 * system call but those of recovery_hold_signals. NULL is fine. */
void recovery_enter(struct recovery *recovery, const struct recovery_work *work);
void recovery_enter_stage(struct recovery *recovery, enum recovery_stage stage);
void recovery_leave(struct recovery *recovery);

/* Work of which there is nothing to tell but its stage. */
struct recovery_work recovery_work(enum recovery_stage stage);
/* Work on content with this hash, of this feed and with this title; texts are cut. */
struct recovery_work recovery_work_on(enum recovery_stage stage, uint64_t id, struct str feed,
                                      struct str title);

/* The loop has made progress. NULL is fine. */
void recovery_alive(struct recovery *recovery, int64_t mono_ms);
/* The same, told to systemd too when it wants to hear it: READY=1 at the first call, then WATCHDOG=1 each
 * RECOVERY_BEAT_MS at most. */
#define RECOVERY_BEAT_MS 15000
void recovery_beat(struct recovery *recovery, int64_t mono_ms);

/* Takes steps back that are due and says so; true when content that was left alone may be tried again. NULL
 * is fine. */
bool recovery_follow(struct recovery *recovery, int64_t mono_ms);

/* For reading alone. NULL when there is none. */
const struct recovery_record *recovery_record(const struct recovery *recovery);

/* The step of safe mode, 0 to RECOVERY_STEP_LAST. NULL is fine. */
int recovery_step(const struct recovery *recovery);

/* What step 1, 2, 3 of a role ("play", "fetch") means, for people. A literal. */
const char *recovery_step_words(const char *role, int step, enum reason_language language);

/* The role for people: "the player", "fetch". */
const char *recovery_role_words(const char *role, enum reason_language language);

/* Reads the record beside the file of a process, of this one or of another; false when there is none. */
bool recovery_read(const char *runtime_path, struct recovery_record *out);

#endif
