/* The child that reads for reader.c: it gets one request at a time, and is killed and replaced when it does
 * not answer. Private to this folder. */
#ifndef BREAKROOM_READER_READER_PROCESS_H
#define BREAKROOM_READER_READER_PROCESS_H

#include "base/worker.h"
#include "reader/reader_private.h"

struct reader_process {
    const char *folder;     /* of the store */
    struct str_list memory; /* folders of stores in memory */
    struct worker worker;   /* its `fd` -1: there is no child */
    struct worker_killed killed;
    struct reader_request request; /* the pending one */
    int64_t asked_ms;              /* monotonic, or TIME_NONE: no request is pending */
    int64_t number;
    int64_t start_ms, pause_ms; /* when the next child may start, and the delay before the one after it */
    bool said;                  /* it was logged that it does not answer, or cannot be started */
};

/* The answer to a request. */
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

/* Reaps, kills and starts children as due. */
void reader_process_keep(struct reader_process *process);
/* Monotonic time of the next work, if no answer arrives. */
int64_t reader_process_deadline(const struct reader_process *process);
bool reader_process_is_alive(const struct reader_process *process);

/* False when there is no child. No request may be pending. */
bool reader_process_ask(struct reader_process *process, const struct reader_request *request);
/* The descriptor that becomes readable when the pending request is answered; -1: no request is pending. */
int reader_process_descriptor(const struct reader_process *process);
bool reader_process_is_waiting(const struct reader_process *process);
int64_t reader_process_asked(const struct reader_process *process); /* time of the request; monotonic */

/* Waits for the answer, at most wait_ms; true when it has arrived. */
bool reader_process_receive(struct reader_process *process, int64_t wait_ms, struct reader_result *out);

#endif
