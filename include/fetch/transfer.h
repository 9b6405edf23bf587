/* One HTTP or HTTPS request by libcurl, or one local file, into memory with a ceiling. */
#ifndef BREAKROOM_FETCH_TRANSFER_H
#define BREAKROOM_FETCH_TRANSFER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* What to get. Texts must live until the transfer has ended. */
struct transfer_request {
    const char *url;                  /* http or https; a path or file:// address only when `local` */
    bool local;                       /* it was written by the administrator, not by a feed */
    const char *etag, *last_modified; /* validators for a conditional request, or NULL */
    const char *accept;               /* the Accept header, or NULL */
    const char *ca_file, *proxy;      /* "" for none */
    int64_t max_bytes;                /* of the body, decompressed */
    int64_t connect_ms, total_ms;
};

enum transfer_result {
    TRANSFER_OK,           /* 200 and a body */
    TRANSFER_NOT_MODIFIED, /* 304 */
    TRANSFER_FAILED
};

/* How it ended. Texts are valid until transfer_finish. */
struct transfer_answer {
    enum transfer_result result;
    int status; /* of HTTP; 0 when it never came so far */
    struct str body;
    struct str content_type, etag, last_modified; /* or absent */
    struct str location;                          /* the address that answered, after redirects */
    int64_t retry_after_ms;                       /* 0: none */
    char why[256]; /* for people, when it failed: the cause and, where there is one, the remedy */
};

#endif
