/* The protocol between reader.c and its child, over a socket that keeps message boundaries. One request at a
 * time. */
#ifndef BREAKROOM_READER_READER_PRIVATE_H
#define BREAKROOM_READER_READER_PRIVATE_H

#include <limits.h>
#include <stdint.h>

#include "base/sha256.h"
#include "store/store.h"

enum reader_request_kind { READER_LOOK, READER_WATCH, READER_PICTURE, READER_NOTE_SCREEN };

struct reader_request {
    enum reader_request_kind kind;
    int64_t number; /* of the request; repeated in its answer */
    int width_px, height_px;
    char hash[SHA256_HEX_BYTES + 1];
    char path[PATH_MAX];
};

/* With a descriptor of a memory file when there is content; for READER_WATCH, with that of reader_watch_open.
 */
struct reader_answer {
    int64_t number;
    int64_t disk_bytes,
        memory_bytes; /* one after the other in the memory file; for a picture: only disk_bytes */
    bool present;
    bool again; /* a check: the state has changed, or cannot be read now */
};

struct reader_place {
    const char *folder;     /* of the store */
    struct str_list memory; /* folders of stores in memory */
};

/* The work of the child until the other end of the socket is closed; `ctx` is a struct reader_place. */
void reader_child_run(const void *ctx, int socket);

#endif
