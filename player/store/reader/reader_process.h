/* The child that reads for reader.c: asked one thing at a time, killed and replaced when it does not answer.
 * For this folder only. */
#ifndef BREAKROOM_STORE_READER_READER_PROCESS_H
#define BREAKROOM_STORE_READER_READER_PROCESS_H

#include "base/worker.h"
#include "store/reader/reader_private.h"

struct reader_process {
    const char *folder;     /* of the store */
    struct str_list memory; /* what is in for it */
    struct worker worker;   /* its `fd` -1: there is no child */
    struct worker_killed killed;
    struct reader_request request; /* the one that is out */
    int64_t asked_ms;              /* monotonic, or TIME_NONE: none is out */
    int64_t number;
    int64_t start_ms, pause_ms; /* when a child may start, and how long the one after it has to wait */
    bool said;                  /* that it does not answer, or cannot be started */
};

/* What came for a request. */
struct reader_result {
    struct reader_request request;
    bool present;
    bool again;  /* as in struct reader_answer */
    int watch;   /* of READER_WATCH; the receiver closes it; -1: none */
    char *bytes; /* from memory_alloc; the receiver frees it */
    size_t len, disk_len;
};

/* Starts the child. The folders must outlive it. */
void reader_process_init(struct reader_process *process, const char *folder, struct str_list memory);
void reader_process_finish(struct reader_process *process);

/* Buries, kills, starts what is due. */
void reader_process_keep(struct reader_process *process);
/* Monotonic time at which there is something to do, if no answer comes. */
int64_t reader_process_deadline(const struct reader_process *process);
bool reader_process_is_alive(const struct reader_process *process);

/* False when nobody is there to ask. None may be out. */
bool reader_process_ask(struct reader_process *process, const struct reader_request *request);
/* The descriptor that can be read when something came for the request that is out; -1: none is out. */
int reader_process_descriptor(const struct reader_process *process);
bool reader_process_is_waiting(const struct reader_process *process);
int64_t reader_process_asked(const struct reader_process *process); /* when; monotonic */

/* Waits up to wait_ms for the answer; true when it came. */
bool reader_process_receive(struct reader_process *process, int64_t wait_ms, struct reader_result *out);

#endif
