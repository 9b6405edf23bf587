/* The record of this process, in a file of the runtime folder (in memory, without wear on a memory card), and
 * the notifications to systemd's watchdog. recovery/record.h describes how the record is used. */
#ifndef BREAKROOM_RECOVERY_RECOVERY_H
#define BREAKROOM_RECOVERY_RECOVERY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/reason.h"
#include "recovery/record.h"

struct recovery;
struct runtime; /* runtime/runtime.h */

/* Opens the record beside the file of this process, judges how the previous process ended, and logs that.
 * From now on faults of this process are recorded in it, at stage RECOVERY_START until recovery_leave.
 * Without a runtime folder the record is kept in memory only. Never NULL; lives until recovery_close. Of
 * `runtime` only the role must outlive the call. Only one per process. */
struct recovery *recovery_open(const struct runtime *runtime, int64_t mono_ms);

/* From now on SIGTERM and SIGINT are deferred during work, including the start, so that they never look like
 * a death. For a process that these signals end directly. NULL is fine. */
void recovery_hold_signals(struct recovery *recovery);

/* Marks the end of the process as clean. NULL is fine. */
void recovery_close(struct recovery *recovery);

/* Marks the beginning and the end of work, which may be nested. `work.since_ms` is set. Makes no system call
 * except those of recovery_hold_signals. NULL is fine. */
void recovery_enter(struct recovery *recovery, const struct recovery_work *work);
void recovery_enter_stage(struct recovery *recovery, enum recovery_stage stage);
void recovery_leave(struct recovery *recovery);

/* Work without particular content. */
struct recovery_work recovery_work(enum recovery_stage stage);
/* Work on content with this hash, feed and title; texts are cut. */
struct recovery_work recovery_work_on(enum recovery_stage stage, uint64_t id, struct str feed,
                                      struct str title);

/* Records progress of the loop. NULL is fine. */
void recovery_alive(struct recovery *recovery, int64_t mono_ms);
/* The display is there but accepts no frame. NULL is fine. */
void recovery_note_refused(struct recovery *recovery, bool refused);
/* As recovery_alive, and notifies systemd if it asked for it: READY=1 at the first call, then WATCHDOG=1 at
 * most every RECOVERY_BEAT_MS. */
#define RECOVERY_BEAT_MS 15000
void recovery_beat(struct recovery *recovery, int64_t mono_ms);

/* Lowers the step when due and logs that; true when skipped content may be tried again. NULL is fine. */
bool recovery_follow(struct recovery *recovery, int64_t mono_ms);

/* Read-only; NULL when there is none. */
const struct recovery_record *recovery_record(const struct recovery *recovery);

/* The step of safe mode, 0 to RECOVERY_STEP_LAST. NULL is fine. */
int recovery_step(const struct recovery *recovery);

/* The level of software rendering that the faults of the graphics driver call for, as in screen_options; 0
 * without such faults. NULL is fine. */
int recovery_software_rendering(const struct recovery *recovery);

/* The meaning of step 1, 2, 3 of a role ("play", "fetch") in words. A literal. */
const char *recovery_step_words(const char *role, int step, enum reason_language language);

/* The role in words: "the player", "fetch". */
const char *recovery_role_words(const char *role, enum reason_language language);

/* Reads the record beside the file of a process, of this one or of another; false when there is none. */
bool recovery_read(const char *runtime_path, struct recovery_record *out);

#endif
