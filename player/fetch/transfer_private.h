/* Shared by the files of the transfer only. */
#ifndef BREAKROOM_FETCH_TRANSFER_PRIVATE_H
#define BREAKROOM_FETCH_TRANSFER_PRIVATE_H

#include <curl/curl.h>
#include <netinet/in.h>

#include "base/arena.h"
#include "fetch/transfer.h"

/* Why one of the callbacks ended a transfer. */
enum transfer_stop { STOP_NONE, STOP_BODY, STOP_HEADERS, STOP_ADDRESS, STOP_STATUS };

/* The scope of a numeric address. */
enum address_scope {
    ADDRESS_HERE,    /* this machine or its link: loopback, unspecified, link-local, multicast */
    ADDRESS_PRIVATE, /* RFC 1918, RFC 6598, RFC 4193, site-local */
    ADDRESS_PUBLIC
};

struct secrets; /* fetch/secrets_private.h */

/* Servers that requested a client certificate, by name; all numeric addresses share "". */
#define TLS_HOSTS 8
struct tls_hosts {
    char names[TLS_HOSTS][256];
    bool known[TLS_HOSTS];
    size_t next;
};

struct transfer {
    struct transfer_pool *pool;
    struct transfer_request request;
    CURL *easy; /* NULL for files and when the transfer never began */
    struct curl_slist *headers;
    char error[CURL_ERROR_SIZE];
    struct arena *arena; /* texts of the answer and of the requests */
    struct buf body;
    size_t header_bytes, unused_bytes;
    int64_t start_ms;                    /* monotonic */
    const char *url;                     /* the current address, with its user and password */
    int hops;                            /* number of redirects followed */
    bool moved;                          /* all of them were permanent */
    const char *refused_url;             /* target of the last redirect */
    bool direct;                         /* not through the proxy */
    bool digest;                         /* the server wants Digest */
    bool has_login;                      /* a login for the server is sent, at the latest on request */
    bool has_proxy_login;                /* the same for the proxy */
    struct tls_hosts *certificate_hosts; /* the pool's */
    struct secrets *secrets;
    const char *certificate; /* file of the client certificate, or NULL */
    enum transfer_stop stop;
    char refused[INET6_ADDRSTRLEN]; /* the address, when STOP_ADDRESS */
    enum address_scope refused_scope;
    bool ended;
    struct transfer_answer answer;
};

/* request.c: sets the options of transfer->easy that are the same for all requests of the transfer. */
void transfer_prepare(struct transfer *transfer);

/* hop.c: sets the address. False with answer.why set when the request is impossible. */
bool hop_first(struct transfer *transfer);
/* After an answer. HOP_ON: the next request is set up. */
enum hop { HOP_LAST, HOP_ON, HOP_MALFORMED, HOP_REFUSED, HOP_TOO_MANY };
enum hop hop_next(struct transfer *transfer);

/* reach.c: makes no connection and sends no request to an address that is out of reach: see transfer.h. */
void reach_guard(struct transfer *transfer);
/* True for the configured host when it is this machine, by its name: a proxy elsewhere cannot reach it. */
bool reach_is_configured_loopback(const struct transfer *transfer, const char *url);

/* file.c: reads a file into the answer. */
void transfer_read_file(struct transfer *transfer);
/* The same through request.share: begins it; when that fails, the failure is the answer. Then reads the
 * answer of the share. */
bool transfer_read_shared(struct transfer *transfer);
void transfer_take_shared(struct transfer *transfer);

/* transfer_reason.c: answer.too_large, and why: the body is larger than max_bytes; `bytes`: its size, or -1.
 */
void transfer_explain_size(struct transfer *transfer, int64_t bytes);

/* transfer_reason.c: sets answer.why to the reason of a failed transfer; `hop`: of its last answer. */
void transfer_explain(struct transfer *transfer, CURLcode code, enum hop hop);

/* Foreign addresses and texts are cut to this in a reason. */
#define TRANSFER_SHOWN_BYTES 160
/* The host of the last request; if the address has a mistyped password, of which this may be a part: the
 * redacted address. Returns `out`. */
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
/* True when the last host requires a certificate and there is none for it. */
bool transfer_wants_certificate(const struct transfer *transfer);

/* address.c */
enum address_scope address_scope(const struct sockaddr *address);
enum address_scope
address_scope_text(const char *numeric); /* ADDRESS_HERE for a text that is not an address */
void address_text(const struct sockaddr *address, char out[INET6_ADDRSTRLEN]);

/* True when both handles name the same scheme, host and port. */
bool address_same_origin(CURLU *a, CURLU *b);

/* True when the host of the address is in a list such as "intranet.example, .lan, 10.0.0.0/8, *": itself, by
 * domain, or by block of addresses. */
bool address_is_listed(const char *list, const char *url);

/* The address without user and password; absent when it is not an address. In the arena. */
struct str address_without_login(const char *url, struct arena *arena);

/* True when both addresses name the same host, in any spelling. */
bool address_same_host(const char *a, const char *b);

/* The scope of the host of the address itself, unresolved: a numeric address, "localhost" and names below it.
 * Any other name, and a text that is not an address, is ADDRESS_PUBLIC. */
enum address_scope address_scope_host(const char *url);

#endif
