#include <stdio.h>
#include <string.h>

#include "base/redact.h"
#include "fetch/why.h"

#define TOO_LARGE 100 /* CURLE_TOO_LARGE of libcurl 8.6 and later */

/* The address that answered last, redacted. */
static const char *
where(const struct transfer *transfer, char out[WHY_SHOWN_BYTES])
{
    const char *url = transfer->answer.location.ptr;
    redact_address(url ? url : transfer->request.url, out, WHY_SHOWN_BYTES);
    return out;
}

static void
explain_status(struct transfer *transfer)
{
    static const struct {
        int status;
        const char *text;
    } rows[] = {
        {304, "304 Not Modified though it was asked for everything"},
        {400, "400 Bad Request"},
        {401, "401 Unauthorized: the user or password in the address is missing or wrong"},
        {403, "403 Forbidden: the server does not let this screen in"},
        {404, "404 Not Found: is the address right?"},
        {407, "407 Proxy Authentication Required: the proxy wants a user and password"},
        {410, "410 Gone: the feed was taken down; is there a new address?"},
        {429, "429 Too Many Requests"},
        {500, "500 Internal Server Error: a fault of the server"},
        {502, "502 Bad Gateway: a fault of the server"},
        {503, "503 Service Unavailable"},
        {504, "504 Gateway Timeout: a fault of the server"},
    };
    int status = transfer->answer.status;
    long redirects = 0;
    char url[WHY_SHOWN_BYTES], text[WHY_SHOWN_BYTES];
    curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_COUNT, &redirects);
    snprintf(text, sizeof(text), "status %d instead of 200", status);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].status == status)
            snprintf(text, sizeof(text), "%s", rows[i].text);
    if (redirects)
        why_say(transfer, "the server answered %s (redirected to %s)", text, where(transfer, url));
    else
        why_say(transfer, "the server answered %s", text);
}

static void
explain_redirect(struct transfer *transfer)
{
    char url[WHY_SHOWN_BYTES];
    why_say(transfer, "too many redirects, the last to %s", where(transfer, url));
}

/* libcurl says the same of an address it may not follow and of bytes that are no HTTP. */
static void
explain_protocol(struct transfer *transfer)
{
    char url[WHY_SHOWN_BYTES];
    struct str now = transfer->answer.location, asked = str_from(transfer->request.url);
    size_t scheme = strcspn(transfer->request.url, ":") + 1;
    if (!now.ptr || str_starts_nocase(now, str_slice(asked, 0, scheme)))
        why_say(transfer, "the server does not speak HTTP");
    else
        why_say(transfer,
                "redirected to %s, which is refused: only https after https, only http and https at all",
                where(transfer, url));
}

static void
explain_address(struct transfer *transfer)
{
    bool here = transfer->refused_scope == ADDRESS_HERE;
    char url[WHY_SHOWN_BYTES], to[INET6_ADDRSTRLEN + 16] = "";
    if (transfer->direct)
        snprintf(to, sizeof(to), " leads to %s,", transfer->refused);
    else
        snprintf(to, sizeof(to), " is");
    why_say(transfer, "%s%s %s, which is refused%s", where(transfer, url), to,
            here ? "an address of this machine" : "an address of the local network",
            here ? "" : "; intranet = yes of the feed allows it");
}

static void
explain_announced_size(struct transfer *transfer)
{
    struct curl_header *length = NULL;
    int64_t bytes = -1;
    bool said =
        curl_easy_header(transfer->easy, "Content-Length", 0, CURLH_HEADER, -1, &length) == CURLHE_OK &&
        str_to_int(str_from(length->value), &bytes);
    transfer_explain_size(transfer, said ? bytes : -1);
}

static void
explain_stop(struct transfer *transfer)
{
    if (transfer->stop == STOP_BODY)
        transfer_explain_size(transfer, -1);
    else if (transfer->stop == STOP_HEADERS)
        why_say(transfer, WHY_LARGE_HEADERS);
    else
        explain_address(transfer);
}

/* libcurl names one that it does not know the same as one that is broken. */
static void
explain_compression(struct transfer *transfer)
{
    bool unknown = strstr(transfer->error, "Unrecognized") != NULL;
    why_say(transfer, unknown ? "the answer is compressed in a way that is not understood"
                              : "the compression of the answer is broken");
}

static void
explain_malformed(struct transfer *transfer)
{
    long redirects = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_COUNT, &redirects);
    why_say(transfer, redirects ? "redirected to a malformed address" : "the address is malformed");
}

static void
explain_other(struct transfer *transfer, CURLcode code)
{
    static const struct {
        CURLcode code;
        const char *text;
    } rows[] = {
        {CURLE_PARTIAL_FILE, "the answer was cut short"},
        {CURLE_GOT_NOTHING, "the server closed the connection without an answer"},
        {CURLE_WEIRD_SERVER_REPLY, "the server does not speak HTTP"},
        {CURLE_COULDNT_RESOLVE_PROXY, "the host name of the proxy is not found"},
        {CURLE_OUT_OF_MEMORY, WHY_LARGE_HEADERS}, /* so libcurl calls a line beyond its own ceiling */
        {(CURLcode)TOO_LARGE, WHY_LARGE_HEADERS},
        {CURLE_PROXY, "the proxy refuses the connection"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].code == code) {
            why_say(transfer, "%s", rows[i].text);
            return;
        }
    why_say(transfer, "%s", curl_easy_strerror(code));
}

void
transfer_explain(struct transfer *transfer, CURLcode code)
{
    static const struct {
        CURLcode code;
        void (*explain)(struct transfer *transfer);
    } rows[] = {
        {CURLE_PEER_FAILED_VERIFICATION, why_certificate},
        {CURLE_SSL_CACERT_BADFILE, why_authorities},
        {CURLE_OPERATION_TIMEDOUT, why_time},
        {CURLE_FILESIZE_EXCEEDED, explain_announced_size},
        {CURLE_COULDNT_CONNECT, why_connection},
        {CURLE_COULDNT_RESOLVE_HOST, why_name},
        {CURLE_SSL_CONNECT_ERROR, why_tls},
        {CURLE_RECV_ERROR, why_broken},
        {CURLE_SEND_ERROR, why_broken},
        {CURLE_BAD_CONTENT_ENCODING, explain_compression},
        {CURLE_URL_MALFORMAT, explain_malformed},
        {CURLE_TOO_MANY_REDIRECTS, explain_redirect},
        {CURLE_UNSUPPORTED_PROTOCOL, explain_protocol},
    };
    bool ours =
        code == CURLE_WRITE_ERROR || code == CURLE_ABORTED_BY_CALLBACK || code == CURLE_COULDNT_CONNECT;
    if (code == CURLE_OK || transfer->stop == STOP_STATUS) {
        explain_status(transfer);
        return;
    }
    if (ours && transfer->stop != STOP_NONE) {
        explain_stop(transfer);
        return;
    }
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].code == code) {
            rows[i].explain(transfer);
            return;
        }
    explain_other(transfer, code);
}
