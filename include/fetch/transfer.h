/* HTTP and HTTPS requests by libcurl, and local files, into memory with a ceiling.
 *
 * A pool runs any number of transfers in one loop. Always refused: protocols other than http and https, a
 * redirect from https to http, more than five redirects, certificates that do not verify (there is no
 * switch), HTTP/0.9, headers or bodies beyond their ceilings, and addresses that are out of reach (below). No
 * .netrc, no proxy from the environment; cookies are kept in memory, for one fetch.
 *
 * A user and password (in the address of the feed, or in the file of secrets), a token, headers and a client
 * certificate are sent only to the scheme, host and port that they are for, also after a redirect.
 *
 * Addresses named by a feed (redirects, pictures, the feed that a web page links to) may not reach further
 * into private networks than the configuration allows. The address of each connection is checked before each
 * request, so that a name that is resolved again is checked again:
 *
 *   loopback, link-local, unspecified,   only when the host is the configured one, and that one was found
 *   multicast, "this network"            there itself
 *   private (RFC 1918, 4193, 6598)       only when the configured host was found in a private network or on
 *                                        this machine, or [feed] intranet allows it
 *   all others                           always
 *
 * An IPv4 address within an IPv6 one (mapped, NAT64, 6to4, Teredo) is treated as IPv4. The first request to a
 * configured address may go anywhere. With a proxy, which resolves names itself, only numeric hosts and
 * localhost can be checked: by the same rule, before the proxy is contacted. */
#ifndef BREAKROOM_FETCH_TRANSFER_H
#define BREAKROOM_FETCH_TRANSFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/reason.h"
#include "base/str.h"
#include "config/config.h"

#define TRANSFER_URL_BYTES 8192 /* longer addresses are refused */

/* The network of a configured host, which limits the addresses that its feed may name; each value includes
 * those before it. */
enum transfer_reach {
    REACH_PUBLIC,
    REACH_PRIVATE, /* addresses of private networks */
    REACH_MACHINE  /* and the configured host itself, on this machine or link-local */
};

struct transfer_cookies;
struct share; /* fetch/share_private.h */

/* A request. Texts must live until transfer_finish; "" and NULL are the same. */
struct transfer_request {
    const char *url;           /* http or https; a path, a file:// address or "-" only when `local` */
    struct share *share;       /* the process that reads a file, without blocking; NULL: it is read at once */
    bool local;                /* `url` was written by the administrator, not by a feed */
    const char *configured;    /* the address of the feed that named `url`: its user and password are used for
                                  `url` on the same origin; NULL when `local`, and for a feed on disk */
    enum transfer_reach reach; /* of that feed; of a feed on disk REACH_PRIVATE */
    const char *etag, *last_modified; /* validators for a conditional request */
    const char *accept;               /* the Accept header */
    const char *ca_file;              /* authorities in PEM, in addition to the system's */
    const char *proxy;                /* "none" is not one */
    const char *no_proxy;             /* hosts contacted without it: "intranet.example, 10.0.0.0/8" */
    const char *proxy_auth;           /* "ntlm", "negotiate"; else Basic or Digest */
    const char *user_agent;           /* NULL: the default */
    const char *secrets;              /* file of passwords, tokens and certificates */
    struct transfer_cookies
        *cookies;           /* shared by several requests; NULL: only for this one and its redirects */
    int64_t max_bytes;      /* of the body, decompressed */
    const char *max_option; /* the option that sets it: "[fetch] max-size", or NULL */
    int64_t connect_ms, total_ms;
    int64_t slow_ms; /* aborted when slower than 64 bytes per second for this long; 0: 20 s */
};

/* A request with the configured authorities, proxy, time-outs and the ceiling of a feed. The caller fills in
 * the rest. Borrows the texts of both. */
struct transfer_request transfer_request_for(const struct config *config, const char *url);
/* The same for pictures of a feed: with the proxy and the user agent of the configured feed with this
 * address, if any. */
struct transfer_request transfer_request_beside(const struct config *config, const char *feed_url,
                                                const char *url);

/* Cookies shared by the consecutive requests of one fetch. Destroy them after the requests; NULL is fine
 * there. */
struct transfer_cookies *transfer_cookies_create(void);
void transfer_cookies_destroy(struct transfer_cookies *cookies);

enum transfer_result {
    TRANSFER_OK,           /* 200 and a body, or a whole file */
    TRANSFER_NOT_MODIFIED, /* 304 */
    TRANSFER_FAILED
};

/* The result. Texts are valid until transfer_finish; they are untrusted bytes, not checked as UTF-8. */
struct transfer_answer {
    enum transfer_result result;
    int status;                                   /* HTTP status; 0 for files and without a response */
    struct str body;                              /* the whole body; empty unless TRANSFER_OK */
    struct str content_type, etag, last_modified; /* or absent */
    struct str location; /* the final address, after redirects, without user and password; absent for files */
    struct str moved;    /* the new address after a permanent redirect; or absent */
    bool too_large;      /* it exceeded max_bytes */
    uint64_t stamp;      /* of a file read by a share: local_stamp */
    enum transfer_reach reach; /* for addresses named by this answer: that of the request or, when the request
                                  was `local`, of its first host, whichever is wider */
    int64_t retry_after_ms;    /* 0: none */
    struct reason why;         /* when it failed; with redacted addresses and without varying numbers */
};

/* "http://host/" of an address; all of it when there is no such part. */
struct str transfer_origin(struct str url);

struct transfer_pool;
struct transfer;

/* NULL when libcurl cannot start; `why` may be NULL. All transfers must be finished before
 * transfer_pool_destroy; NULL is fine there. */
struct transfer_pool *transfer_pool_create(struct reason *why);
void transfer_pool_destroy(struct transfer_pool *pool);

/* Begins a transfer, which the caller ends with transfer_finish. Never fails: on error the transfer has ended
 * already, with TRANSFER_FAILED. Files are read at once, unless the request names a share. */
struct transfer *transfer_start(struct transfer_pool *pool, const struct transfer_request *request);

/* The answer, or NULL while the transfer runs. Owned by the transfer. */
const struct transfer_answer *transfer_answer(const struct transfer *transfer);

/* Reads the answer from the share of a request, after share_step has reported it complete. */
void transfer_follow_share(struct transfer *transfer);

/* Ends a transfer, whatever its state, and frees its answer. NULL is fine. */
void transfer_finish(struct transfer *transfer);

/* Advances all transfers. Returns when one has ended or received bytes, on a signal, or after wait_ms; at
 * once when one has ended since the last call. Finished transfers that were already reported do not shorten
 * the wait. */
void transfer_pool_run(struct transfer_pool *pool, int64_t wait_ms);

/* The same, and returns when one of these file descriptors becomes readable too; at most TRANSFER_ALSO_MAX.
 */
#define TRANSFER_ALSO_MAX (CONFIG_FEEDS_MAX + 1)
void transfer_pool_run_with(struct transfer_pool *pool, int64_t wait_ms, const int *fds, size_t count);

/* Runs one transfer from start to end, for commands without a loop. */
struct transfer *transfer_get(struct transfer_pool *pool, const struct transfer_request *request);

/* Runs many transfers in parallel, from start to end. */
struct transfer_batch {
    const struct transfer_request *requests;
    size_t count;
    size_t at_once;   /* how many run at a time, at least 1 */
    int64_t total_ms; /* for all of them; requests without an answer by then fail with REASON_NO_TIME_LEFT */
    /* Called once for each request, in the order in which they end; the answer is valid during the call.
     * False: stops, without further calls. */
    bool (*take)(void *ctx, size_t index, const struct transfer_answer *answer);
    void *ctx;
};
void transfer_get_batch(struct transfer_pool *pool, const struct transfer_batch *batch);

/* True when the address is to be read from disk: no scheme, "file:" or "-". */
bool transfer_is_file(const char *url);

/* The path of such an address ("file:///a%20b" is "/a b"), freed by the caller with memory_free; NULL when it
 * is not such an address. */
char *transfer_file_path(const char *url);

#endif
