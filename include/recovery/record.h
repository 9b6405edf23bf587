/* The current work of a process and how earlier processes ended: the record that `play` and `fetch` each keep
 * in memory shared with a file, so that it outlives the process. Pure: times are arguments, monotonic
 * milliseconds since boot.
 *
 * A death is an end by a fault signal (SIGSEGV, SIGABRT, …, which systemd's watchdog also sends), or any
 * other end without recovery_close. Signals that ask the process to end are held during work and are not
 * deaths; a kill while the process waits does not implicate any content. Nor is it a death when another
 * process ends this one because the display took no frame, or a fault while it drew without working on any
 * content, which is one of the graphics driver: no content and no safe mode would change that. After two such
 * faults in an hour the driver is to be avoided.
 *
 * After two faults or hangs in the same content, that content is quarantined for a day or until it is edited;
 * an unexplained kill (possibly by the out-of-memory killer), like a fault signal sent by another process,
 * counts as two thirds of a fault; an abort because memory ran out does not implicate the content. Three
 * deaths within half an hour that are not explained by quarantined content, or eight of any cause, lead to
 * the next of three steps of safe mode; each hour without a death leads one step back. */
#ifndef BREAKROOM_RECOVERY_RECORD_H
#define BREAKROOM_RECOVERY_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define RECOVERY_SUSPECTS_MAX      48
#define RECOVERY_DEATHS_MAX        8
#define RECOVERY_NAME_BYTES        64
#define RECOVERY_TITLE_BYTES       128
#define RECOVERY_STEP_LAST         3
#define RECOVERY_FAULT_WEIGHT      3     /* of a fault or a hang */
#define RECOVERY_KILL_WEIGHT       2     /* of a kill */
#define RECOVERY_QUARANTINE_WEIGHT 6     /* content with this weight is quarantined */
#define RECOVERY_SENT              0x100 /* flag of the signal: another process sent it */
#define RECOVERY_MEMORY            0x200 /* flag of the signal: abort() because memory ran out */
#define RECOVERY_WINDOW_MS         (30 * 60 * 1000)
#define RECOVERY_STEP_BACK_MS      (60 * 60 * 1000)
#define RECOVERY_QUARANTINE_MS     (24 * 60 * 60 * 1000)
#define RECOVERY_HANG_MS           5000  /* longer work at the time of a kill counts as a hang */
#define RECOVERY_DRIVER_FAULTS     2     /* failures of one driver before the next one is used */
#define RECOVERY_ANSWER_MAX_MS     30000 /* a process without progress for this long does not answer */

/* Stages of a process. The first two are not work. */
enum recovery_stage {
    RECOVERY_WAIT,
    RECOVERY_TRANSFER, /* receiving bytes, and waiting for them */
    RECOVERY_START,    /* before its loop */
    RECOVERY_LOAD,     /* reading the store */
    RECOVERY_SLIDE,    /* laying out and painting an item */
    RECOVERY_DRAW,     /* opening the screen, and drawing on it */
    RECOVERY_DOCUMENT, /* parsing and storing a feed */
    RECOVERY_PICTURE,  /* processing a picture */
    RECOVERY_STAGE_COUNT
};

/* Current work. `id` is a hash of the content; 0: no particular content. Texts end in NUL and are valid UTF-8
 * except for a last character that was cut. */
struct recovery_work {
    uint64_t id;
    int64_t since_ms;
    uint32_t stage; /* enum recovery_stage */
    char feed[RECOVERY_NAME_BYTES], title[RECOVERY_TITLE_BYTES];
};

/* Content that was being worked on at a death. */
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
    int64_t alive_ms;   /* time of the latest progress of its loop */
    uint32_t running;   /* started and not ended by recovery_close */
    uint32_t signal;    /* of the fault that ended the process, or 0; with RECOVERY_SENT, RECOVERY_MEMORY */
    int64_t counted_ms; /* start of the hour for a step back: the latest death or change of the step */
    uint32_t step;      /* 0: normal, to RECOVERY_STEP_LAST */
    uint32_t refused;   /* the display is there but refuses frames */
    uint32_t driver_faults;  /* ends while drawing, until an hour after the last */
    int64_t driver_fault_ms; /* time of the last */
    struct recovery_work work;
    struct recovery_death deaths[RECOVERY_DEATHS_MAX];
    struct recovery_suspect suspects[RECOVERY_SUSPECTS_MAX];
};

/* What recovery_begin found out about the previous process. */
struct recovery_outcome {
    bool died;                 /* the previous process died */
    uint32_t signal;           /* the signal that ended it; 0: it was killed, perhaps because it hung */
    bool memory;               /* because memory ran out */
    bool display;              /* because the display accepted no frame: not a death */
    bool driver;               /* by a fault while it drew: no death */
    bool stepped;              /* the step was raised */
    int64_t quarantined;       /* index of the suspect that has just been quarantined, or -1 */
    struct recovery_work work; /* the work at its end */
};

/* True when the bytes of a file are a record of this version of the program; then its texts are
 * NUL-terminated. */
bool recovery_valid(struct recovery_record *record, size_t bytes);
/* An empty record. */
void recovery_init(struct recovery_record *record);

/* Called when a process starts: judges how the previous one ended, then calls recovery_tidy. */
struct recovery_outcome recovery_begin(struct recovery_record *record, int64_t pid, int64_t now_ms);

/* Lowers the step when due and forgets old suspects; true when either happened. Times in the future are from
 * before a reboot: then the record is cleared. */
bool recovery_tidy(struct recovery_record *record, int64_t now_ms);

/* True when content with this id is to be skipped: quarantined or, from step 1 on, suspected. Content is
 * suspected when it was being worked on at a fault or a hang, or at two kills. */
bool recovery_is_quarantined(const struct recovery_record *record, uint64_t id);
/* True when the suspect is quarantined whatever the step: it crashed the process twice. */
bool recovery_convicted(const struct recovery_suspect *suspect);
/* True when the stage is work. */
bool recovery_is_work(uint32_t stage);
/* True when any content is suspected. */
bool recovery_suspects(const struct recovery_record *record);

#endif
