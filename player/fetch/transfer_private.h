/* What the files of the transfer share; nobody else includes this. */
#ifndef BREAKROOM_FETCH_TRANSFER_PRIVATE_H
#define BREAKROOM_FETCH_TRANSFER_PRIVATE_H

#include <curl/curl.h>
#include <netinet/in.h>

#include "base/arena.h"
#include "fetch/transfer.h"

/* Why one of our callbacks ended a transfer. */
enum transfer_stop { STOP_NONE, STOP_BODY, STOP_HEADERS, STOP_ADDRESS, STOP_STATUS };

/* What kind of neighbour a numeric address is. */
enum address_scope {
    ADDRESS_HERE,    /* this machine or its link: loopback, unspecified, link-local, multicast */
    ADDRESS_PRIVATE, /* RFC 1918, RFC 6598, RFC 4193, site-local */
    ADDRESS_PUBLIC
};

struct secrets; /* fetch/secrets_private.h */

/* Servers that asked for a client's certificate, by name; those asked by number share "". */
#define TLS_HOSTS 8
struct tls_hosts {
    char names[TLS_HOSTS][256];
    bool known[TLS_HOSTS];
    size_t next;
};

struct transfer {
    struct transfer_pool *pool;
    struct transfer_request request;
    CURL *easy; /* NULL for files and when it never began */
    struct curl_slist *headers;
    char error[CURL_ERROR_SIZE];
    struct arena *arena; /* texts of the answer and of the requests */
    struct buf body;
    size_t header_bytes, unused_bytes;
    int64_t start_ms;        /* monotonic */
    const char *url;         /* that is asked now, with its user and password */
    int hops;                /* redirects that were followed */
    bool moved;              /* all of them said that it is for good */
    const char *refused_url; /* where the last redirect leads */
    bool direct;             /* not through the proxy */
    bool digest;             /* the server wants Digest */
    bool has_login,
        has_proxy_login; /* something to be known by is sent, at the latest when it is asked for */
    struct tls_hosts *certificate_hosts; /* the pool's, as */
    struct secrets *secrets;
    const char *certificate; /* the file of the client's, or NULL */
    enum transfer_stop stop;
    char refused[INET6_ADDRSTRLEN]; /* the address, when STOP_ADDRESS */
    enum address_scope refused_scope;
    bool ended;
    struct transfer_answer answer;
};

/* request.c: puts on transfer->easy what is the same for all requests of the transfer. */
void transfer_prepare(struct transfer *transfer);

/* hop.c: aims it at its address. False with answer.why set when the request is impossible. */
bool hop_first(struct transfer *transfer);
/* After an answer. HOP_ON: it is aimed at what must be asked next. */
enum hop { HOP_LAST, HOP_ON, HOP_MALFORMED, HOP_REFUSED, HOP_TOO_MANY };
enum hop hop_next(struct transfer *transfer);

/* reach.c: no connection is made and no request sent to what is out of reach: see transfer.h. */
void reach_guard(struct transfer *transfer);
/* True for the configured host where it is this machine by its name: no proxy elsewhere can reach it. */
bool reach_is_configured_loopback(const struct transfer *transfer, const char *url);

/* file.c: reads a file into the answer. */
void transfer_read_file(struct transfer *transfer);
/* The same by request.share: begins it; false when that cannot be, which is its answer. Then takes what the
 * share has answered. */
bool transfer_read_shared(struct transfer *transfer);
void transfer_take_shared(struct transfer *transfer);

/* transfer_reason.c: answer.too_large, and why: the body is larger than max_bytes; `bytes`: how large, or -1.
 */
void transfer_explain_size(struct transfer *transfer, int64_t bytes);

/* transfer_reason.c: the reason of a failed transfer into answer.why; `hop`: of its last answer. */
void transfer_explain(struct transfer *transfer, CURLcode code, enum hop hop);

/* Addresses and texts of the world are cut to this in a reason. */
#define TRANSFER_SHOWN_BYTES 160
/* The host asked last; what was taken for one in an address whose password is mistyped may be a part of it:
 * then the redacted address. Returns `out`. */
const char *transfer_host(const struct transfer *transfer, char out[TRANSFER_SHOWN_BYTES]);

/* transfer_tls.c */
void transfer_explain_certificate(struct transfer *transfer);
void transfer_explain_authorities(struct transfer *transfer);
void transfer_explain_tls(struct transfer *transfer);
void transfer_explain_wanted_certificate(struct transfer *transfer);
void transfer_explain_certificate_file(struct transfer *transfer);
long transfer_tls_error(const struct transfer *transfer); /* OpenSSL's reason, or 0 */
/* CURLOPT_SSL_CTX_FUNCTION: notes which servers ask for a certificate, in a struct tls_hosts that outlives
 * all connections. */
CURLcode transfer_watch_tls(CURL *easy, void *context, void *hosts);
/* True when the host asked last wants a certificate and there is none for it. */
bool transfer_wants_certificate(const struct transfer *transfer);

/* address.c */
enum address_scope address_scope(const struct sockaddr *address);
enum address_scope address_scope_text(const char *numeric); /* what is no address is ADDRESS_HERE */
void address_text(const struct sockaddr *address, char out[INET6_ADDRSTRLEN]);

/* True when both handles name the same scheme, host and port. */
bool address_same_origin(CURLU *a, CURLU *b);

/* True when the host of the address is in a list such as "intranet.example, .lan, 10.0.0.0/8, *": itself, in
 * a domain, or in a block of numbers. */
bool address_is_listed(const char *list, const char *url);

/* Without user and password; absent when it is not one. In the arena. */
struct str address_without_login(const char *url, struct arena *arena);

/* True when both addresses name the same host, however it is written. */
bool address_same_host(const char *a, const char *b);

/* What the host of an address is by itself, unresolved: a number, "localhost" and names below it. Any other
 * name, and what is no address, is ADDRESS_PUBLIC. */
enum address_scope address_scope_host(const char *url);

#endif
