/* What a process works on and how its predecessors ended: the record that `play` and `fetch` each keep in
 * memory shared with a file, so that it outlives the process. Pure: times are arguments, monotonic
 * milliseconds of one run of the machine.
 *
 * A death is an end by a signal of a fault (SIGSEGV, SIGABRT, …, which is also what systemd's watchdog
 * sends), or any other end without recovery_close. Signals that ask it to end are held back during work, and
 * are no death; a process that is killed while it waits says nothing of its content.
 *
 * Two faults or hangs in the same content put that content aside, for a day or until it is edited; a kill
 * without a reason (perhaps for want of memory), like a fault that another process sent, counts two thirds of
 * one; our own end for want of memory says nothing of the content. Three deaths within half an hour that
 * nothing put aside explains, or eight of any cause, lead to the next of three steps; each hour without a
 * death leads one step back. */
#ifndef BREAKROOM_RECOVERY_RECORD_H
#define BREAKROOM_RECOVERY_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define RECOVERY_SUSPECTS_MAX  48
#define RECOVERY_DEATHS_MAX    8
#define RECOVERY_NAME_BYTES    64
#define RECOVERY_TITLE_BYTES   128
#define RECOVERY_STEP_LAST     3
#define RECOVERY_FAULT_WEIGHT  3     /* of a fault or a hang */
#define RECOVERY_KILL_WEIGHT   2     /* of a kill */
#define RECOVERY_ASIDE_WEIGHT  6     /* what has so much is put aside */
#define RECOVERY_SENT          0x100 /* beside the signal: another process sent it */
#define RECOVERY_MEMORY        0x200 /* likewise: it was abort() for want of memory */
#define RECOVERY_WINDOW_MS     (30 * 60 * 1000)
#define RECOVERY_STEP_BACK_MS  (60 * 60 * 1000)
#define RECOVERY_ASIDE_MS      (24 * 60 * 60 * 1000)
#define RECOVERY_HANG_MS       5000  /* work that took longer when the process was killed hung */
#define RECOVERY_ANSWER_MAX_MS 30000 /* a process that made no progress for so long does not answer */

/* What the process does. The first two are no work. */
enum recovery_stage {
    RECOVERY_WAIT,
    RECOVERY_TRANSFER, /* receiving bytes, and waiting for them */
    RECOVERY_START,    /* before its loop */
    RECOVERY_LOAD,     /* reading the store */
    RECOVERY_SLIDE,    /* laying out and painting an item */
    RECOVERY_DRAW,     /* bringing it to the screen */
    RECOVERY_DOCUMENT, /* parsing and storing a feed */
    RECOVERY_PICTURE,  /* taking a picture */
    RECOVERY_STAGE_COUNT
};

/* Content in work. `id` is a hash of all of it, so that other content has another; 0: nothing in particular.
 * Texts end in NUL and are valid UTF-8 but for a last letter that was cut. */
struct recovery_work {
    uint64_t id;
    int64_t since_ms;
    uint32_t stage; /* enum recovery_stage */
    char feed[RECOVERY_NAME_BYTES], title[RECOVERY_TITLE_BYTES];
};

/* Content that was in work at a death. */
struct recovery_suspect {
    uint64_t id; /* 0: a free place */
    int64_t last_ms;
    uint32_t weight;
    char feed[RECOVERY_NAME_BYTES], title[RECOVERY_TITLE_BYTES];
};

struct recovery_death {
    int64_t at_ms; /* 0: none */
    uint64_t id;
};

/* The layout of the file; plain data without pointers. */
struct recovery_record {
    uint64_t version;
    int64_t pid;
    int64_t alive_ms;   /* the latest progress of its loop */
    uint32_t running;   /* it has begun and not ended by recovery_close */
    uint32_t signal;    /* of the fault that ended it, or 0; with RECOVERY_SENT, RECOVERY_MEMORY */
    int64_t counted_ms; /* the step counts from here: the latest death, or the latest change of the step */
    uint32_t step;      /* 0: all is well, to RECOVERY_STEP_LAST */
    struct recovery_work work;
    struct recovery_death deaths[RECOVERY_DEATHS_MAX];
    struct recovery_suspect suspects[RECOVERY_SUSPECTS_MAX];
};

/* What became known when a process began. */
struct recovery_news {
    bool died;                 /* its predecessor did */
    uint32_t signal;           /* by this one; 0: it was killed, or hung and was killed */
    bool memory;               /* for want of memory */
    bool stepped;              /* the step is a higher one now */
    int64_t aside;             /* index of the suspect that was put aside by it, or -1 */
    struct recovery_work work; /* what was in work */
};

/* True when the bytes of a file are a record of this version of the program; texts in it are then bounded. */
bool recovery_valid(struct recovery_record *record, size_t bytes);
/* An empty record. */
void recovery_init(struct recovery_record *record);

/* A process begins: judges how the one before it ended, then calls recovery_tidy. */
struct recovery_news recovery_begin(struct recovery_record *record, int64_t pid, int64_t now_ms);

/* Takes steps back and forgets old suspects; true when either happened. Times that lie ahead are of another
 * run of the machine: then all is forgotten. */
bool recovery_tidy(struct recovery_record *record, int64_t now_ms);

/* True when content with this id is to be left alone: put aside or, from step 1 on, under suspicion. Content
 * is under suspicion when it was in work at a fault or a hang, or at two kills. */
bool recovery_is_aside(const struct recovery_record *record, uint64_t id);
/* The suspect was put aside for good: it ended the process twice. */
bool recovery_convicted(const struct recovery_suspect *suspect);
/* True when such a stage is work. */
bool recovery_is_work(uint32_t stage);
/* True when any content is under suspicion. */
bool recovery_suspects(const struct recovery_record *record);

#endif
