#include <stdio.h>
#include <sys/socket.h>

#include "fetch/transfer_private.h"

static const char *
configured(const struct transfer *transfer)
{
    return transfer->request.local ? transfer->request.url : transfer->request.configured;
}

/* See transfer.h. A refused address is recorded for the reason. */
static bool
may_ask(struct transfer *transfer, enum address_scope scope)
{
    const char *host = configured(transfer);
    enum transfer_reach reach = transfer->answer.reach;
    bool first = transfer->request.local && transfer->hops == 0;
    if (first || scope == ADDRESS_PUBLIC || (scope == ADDRESS_PRIVATE && reach >= REACH_PRIVATE))
        return true;
    if (scope == ADDRESS_HERE && reach == REACH_MACHINE && host && *host &&
        address_same_host(host, transfer->url))
        return true;
    transfer->stop = STOP_ADDRESS;
    transfer->refused_scope = scope;
    return false;
}

/* The address of the configured host decides how far redirects and pictures may lead. */
static void
note_reach(struct transfer *transfer, enum address_scope scope)
{
    enum transfer_reach reach = scope == ADDRESS_PUBLIC    ? REACH_PUBLIC
                                : scope == ADDRESS_PRIVATE ? REACH_PRIVATE
                                                           : REACH_MACHINE;
    if (transfer->request.local && transfer->hops == 0 && reach > transfer->answer.reach)
        transfer->answer.reach = reach;
}

/* The addresses of a proxy's connections do not identify the host behind it. */
static enum address_scope
scope_to_judge(const struct transfer *transfer, enum address_scope connected)
{
    return transfer->direct ? connected : address_scope_host(transfer->url);
}

static curl_socket_t
on_open_socket(void *ctx, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct transfer *transfer = ctx;
    char ip[INET6_ADDRSTRLEN];
    (void)purpose;
    address_text(&address->addr, ip);
    if (!may_ask(transfer, scope_to_judge(transfer, address_scope(&address->addr)))) {
        snprintf(transfer->refused, sizeof(transfer->refused), "%s", ip);
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* Connections are shared between transfers, so the address is checked again before each request. */
static int
on_request(void *ctx, char *ip, char *own_ip, int port, int own_port)
{
    struct transfer *transfer = ctx;
    (void)own_ip, (void)port, (void)own_port;
    enum address_scope scope = scope_to_judge(transfer, address_scope_text(ip));
    if (!may_ask(transfer, scope)) {
        snprintf(transfer->refused, sizeof(transfer->refused), "%s", ip);
        return CURL_PREREQFUNC_ABORT;
    }
    note_reach(transfer, scope);
    return CURL_PREREQFUNC_OK;
}

bool
reach_is_configured_loopback(const struct transfer *transfer, const char *url)
{
    const char *host = configured(transfer);
    return address_scope_host(url) == ADDRESS_HERE && host && *host && address_same_host(host, url);
}

void
reach_guard(struct transfer *transfer)
{
    CURL *easy = transfer->easy;
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_open_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_request);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, transfer);
}
