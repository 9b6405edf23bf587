/* What the files of the transfer share; nobody else includes this. */
#ifndef BREAKROOM_FETCH_TRANSFER_PARTS_H
#define BREAKROOM_FETCH_TRANSFER_PARTS_H

#include <curl/curl.h>
#include <netinet/in.h>

#include "base/arena.h"
#include "fetch/transfer.h"

/* Why one of our callbacks ended a transfer. */
enum transfer_stop { STOP_NONE, STOP_BODY, STOP_HEADERS, STOP_ADDRESS, STOP_STATUS };

struct transfer {
    struct transfer_pool *pool;
    struct transfer_request request;
    CURL *easy; /* NULL for files and when it never began */
    struct curl_slist *headers;
    char error[CURL_ERROR_SIZE];
    struct arena *arena; /* texts of the answer */
    struct buf body;
    size_t header_bytes;
    bool direct; /* not through the proxy */
    enum transfer_stop stop;
    char refused[INET6_ADDRSTRLEN]; /* the address, when STOP_ADDRESS */
    bool ended;
    struct transfer_answer answer;
};

/* request.c: puts all options of the request on transfer->easy. False with answer.why set when the request
 * is impossible. */
bool transfer_prepare(struct transfer *transfer);

/* file.c: reads a file into the answer. */
void transfer_read_file(struct transfer *transfer);

/* why.c: the reason of a failed transfer into answer.why. */
void transfer_explain(struct transfer *transfer, CURLcode code);

/* address.c: what kind of neighbour a numeric address is. */
enum address_scope {
    ADDRESS_HERE,    /* this machine or its link: loopback, unspecified, link-local, multicast */
    ADDRESS_PRIVATE, /* RFC 1918, RFC 6598, RFC 4193 */
    ADDRESS_PUBLIC
};
enum address_scope address_scope(const struct sockaddr *address);
enum address_scope address_scope_text(const char *numeric); /* what is no address is ADDRESS_HERE */
void address_text(const struct sockaddr *address, char out[INET6_ADDRSTRLEN]);

/* True when both handles name the same scheme, host and port. */
bool address_same_origin(CURLU *a, CURLU *b);

/* True when the host is a name or number of this machine itself ("localhost", "127.0.0.1", "[::1]"). */
bool address_is_loopback_host(CURLU *url);

#endif
