/* HTTP and HTTPS requests by libcurl, and local files, into memory with a ceiling.
 *
 * A pool runs any number of transfers in one loop. What is refused whatever a server says: protocols other
 * than http and https, a way down from https to http, more than five redirects, certificates that do not
 * verify (there is no switch), HTTP/0.9, header lines or bodies beyond their ceilings, and addresses that are
 * out of reach (below). No .netrc, no proxy from the environment; cookies are in memory, and of one fetch.
 *
 * A user and password (in the address of the feed, or in the file of secrets), a token, headers and a client
 * certificate go to the scheme, host and port that they are for and to nobody else, also not after a
 * redirect.
 *
 * What a feed names (redirects, pictures, the feed that a web page links to) may not lead further inside than
 * the configuration does. Judged is the address of each connection, before each request, so that a name that
 * is resolved anew is judged anew:
 *
 *   loopback, link-local, unspecified,   only when the host is the configured one, and that one was found
 *   multicast, "this network"            there itself
 *   private (RFC 1918, 4193, 6598)       only when the configured host was found in a private network or on
 *                                        this machine, or [feed] intranet allows it
 *   all others                           always
 *
 * An IPv4 address within an IPv6 one (mapped, NAT64, 6to4, Teredo) counts as what it is. The first request to
 * a configured address may go anywhere. With a proxy, which resolves names itself, only hosts that are
 * written as numbers, and localhost, can be judged: by the same rule, before the proxy is asked. */
#ifndef BREAKROOM_FETCH_TRANSFER_H
#define BREAKROOM_FETCH_TRANSFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/reason.h"
#include "base/str.h"
#include "config/config.h"

#define TRANSFER_URL_BYTES 8192 /* longer addresses are refused */

/* Where a configured host was found, and so how far what its feed names may lead; each includes those before
 * it. */
enum transfer_reach {
    REACH_PUBLIC,
    REACH_PRIVATE, /* addresses of private networks */
    REACH_MACHINE  /* and the configured host itself, on this machine or its link */
};

struct transfer_cookies;
struct share; /* fetch/share_private.h */

/* What to get. Texts must live until transfer_finish; "" and NULL are the same. */
struct transfer_request {
    const char *url;           /* http or https; a path, a file:// address or "-" only when `local` */
    struct share *share;       /* what reads a file, so that nothing waits for it; NULL: it is read at once */
    bool local;                /* `url` was written by the administrator, not by a feed */
    const char *configured;    /* the address of the feed that led to `url`: its user and password count for
                                  `url` on the same origin; NULL when `local`, and for a feed on disk */
    enum transfer_reach reach; /* of that feed; of a feed on disk REACH_PRIVATE */
    const char *etag, *last_modified; /* validators for a conditional request */
    const char *accept;               /* the Accept header */
    const char *ca_file;              /* authorities in PEM, in addition to the system's */
    const char *proxy;                /* "none" is none */
    const char *no_proxy;             /* hosts that are asked without it: "intranet.example, 10.0.0.0/8" */
    const char *proxy_auth;           /* "ntlm", "negotiate"; else Basic or Digest */
    const char *user_agent;           /* NULL: the program's own */
    const char *secrets;              /* the file of passwords and the like */
    struct transfer_cookies *cookies; /* of several requests; NULL: of this one and its redirects alone */
    int64_t max_bytes;                /* of the body, decompressed */
    const char *max_option;           /* of the configuration that says so: "[fetch] max-size", or NULL */
    int64_t connect_ms, total_ms;
    int64_t slow_ms; /* ended when slower than 64 bytes a second for this long; 0: 20 s */
};

/* A request as the configuration wants it: authorities, proxy, time-outs, and the ceiling of a feed. What
 * else it shall be is for the caller to fill in. Borrows the texts of both. */
struct transfer_request transfer_request_for(const struct config *config, const char *url);
/* The same for what a feed names (its pictures): with the proxy and the name of the feed that the
 * configuration has with this address, if it has. */
struct transfer_request transfer_request_beside(const struct config *config, const char *feed_url,
                                                const char *url);

/* Cookies that several requests share, one after the other: those of one fetch. To be destroyed after them;
 * NULL is fine there. */
struct transfer_cookies *transfer_cookies_create(void);
void transfer_cookies_destroy(struct transfer_cookies *cookies);

enum transfer_result {
    TRANSFER_OK,           /* 200 and a body, or a whole file */
    TRANSFER_NOT_MODIFIED, /* 304 */
    TRANSFER_FAILED
};

/* How it ended. Texts are valid until transfer_finish; they are bytes of the world, not checked UTF-8. */
struct transfer_answer {
    enum transfer_result result;
    int status;                                   /* of HTTP; 0 for files and when it never came so far */
    struct str body;                              /* all of it; empty unless TRANSFER_OK */
    struct str content_type, etag, last_modified; /* or absent */
    struct str location; /* the address that answered, after redirects, without user and password; absent
                            for files */
    struct str moved;    /* the address that it has moved to for good, as its server says; or absent */
    bool too_large;      /* it failed by max_bytes */
    uint64_t stamp;      /* of a file that a share was asked for: local_stamp */
    enum transfer_reach reach; /* of what this answer names: that of the request or, when the request was
                                  `local`, where its first host was found, whichever is more */
    int64_t retry_after_ms;    /* 0: none */
    struct reason why; /* when it failed; addresses in it are redacted, numbers that vary are not in it */
};

struct transfer_pool;
struct transfer;

/* NULL when libcurl cannot start, with the reason in *why (static). All transfers must be finished before
 * transfer_pool_destroy; NULL is fine there. */
struct transfer_pool *transfer_pool_create(const char **why);
void transfer_pool_destroy(struct transfer_pool *pool);

/* Begins a transfer, which the caller ends with transfer_finish. Never fails: what cannot begin is a
 * transfer that has ended with TRANSFER_FAILED. Files are read at once, unless the request names a share. */
struct transfer *transfer_start(struct transfer_pool *pool, const struct transfer_request *request);

/* The answer, or NULL while it runs. Owned by the transfer. */
const struct transfer_answer *transfer_answer(const struct transfer *transfer);

/* Takes the answer of the share of a request, when share_step has said that all of it is there. */
void transfer_follow_share(struct transfer *transfer);

/* Ends a transfer, whatever its state, and frees its answer. NULL is fine. */
void transfer_finish(struct transfer *transfer);

/* Moves all transfers on. Returns when one has ended, has been delivered bytes, a signal came, or after
 * wait_ms; at once when one has ended since the last call. An answer that is kept makes nobody wait less. */
void transfer_pool_run(struct transfer_pool *pool, int64_t wait_ms);

/* The same, and returns when one of these file descriptors becomes readable too; at most TRANSFER_ALSO_MAX.
 */
#define TRANSFER_ALSO_MAX (CONFIG_FEEDS_MAX + 1)
void transfer_pool_run_with(struct transfer_pool *pool, int64_t wait_ms, const int *fds, size_t count);

/* One transfer from start to end, for commands that have nothing else to do. */
struct transfer *transfer_get(struct transfer_pool *pool, const struct transfer_request *request);

/* Many transfers side by side, from start to end. */
struct transfer_batch {
    const struct transfer_request *requests;
    size_t count;
    size_t at_once;   /* how many of them run at a time, at least 1 */
    int64_t total_ms; /* for all of them; what has not been answered by then has REASON_NO_TIME_LEFT */
    /* Called once for each request, in the order in which they end; the answer lives for the call. False: no
     * further ones are wanted, and nothing is called any more. */
    bool (*take)(void *ctx, size_t index, const struct transfer_answer *answer);
    void *ctx;
};
void transfer_get_batch(struct transfer_pool *pool, const struct transfer_batch *batch);

/* True when the address is to be read from disk: no scheme, "file:" or "-". */
bool transfer_is_file(const char *url);

/* The path of such an address ("file:///a%20b" is "/a b"), freed by the caller with memory_free; NULL when
 * it is none. */
char *transfer_file_path(const char *url);

#endif
