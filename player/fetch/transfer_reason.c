/* Why a transfer failed. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/redact.h"
#include "fetch/transfer_private.h"

#define MEGABYTE  ((int64_t)1024 * 1024)
#define TOO_LARGE 100 /* CURLE_TOO_LARGE of libcurl 8.6 and later */

static struct reason *
why_of(struct transfer *transfer)
{
    return &transfer->answer.why;
}

/* The address that answered last, redacted. */
static const char *
where(const struct transfer *transfer, char out[TRANSFER_SHOWN_BYTES])
{
    const char *url = transfer->answer.location.ptr;
    redact_address(url ? url : transfer->request.url, out, TRANSFER_SHOWN_BYTES);
    return out;
}

/* --- answers of a server --- */

/* In the notation of the option: 20M is 20 MB. */
static const char *
size_words(int64_t bytes, char out[32])
{
    if (bytes < MEGABYTE)
        snprintf(out, 32, "%lld bytes", (long long)bytes);
    else
        snprintf(out, 32, "%.*f MB", bytes % MEGABYTE && bytes < 10 * MEGABYTE ? 1 : 0,
                 (double)bytes / MEGABYTE);
    return out;
}

void
transfer_explain_size(struct transfer *transfer, int64_t bytes)
{
    const struct transfer_request *request = &transfer->request;
    const char *option = request->max_option ? request->max_option : "[fetch] max-size";
    char size[32], limit[32];
    transfer->answer.too_large = true;
    size_words(request->max_bytes, limit);
    if (bytes >= 0)
        reason_set(why_of(transfer), REASON_TOO_LARGE, size_words(bytes, size), limit, option);
    else
        reason_set(why_of(transfer), REASON_LARGER_THAN, limit, option);
}

static const char *
header_of(const struct transfer *transfer, const char *name)
{
    struct curl_header *found = NULL;
    bool there = curl_easy_header(transfer->easy, name, 0, CURLH_HEADER, -1, &found) == CURLHE_OK;
    return there ? found->value : NULL;
}

/* The proxy without its user and password; "" when there is none. */
static const char *
proxy_of(const struct transfer *transfer, char out[TRANSFER_SHOWN_BYTES])
{
    redact_address(transfer->direct ? "" : transfer->request.proxy, out, TRANSFER_SHOWN_BYTES);
    return out;
}

/* Some proxies mark answers as their own (Squid). */
static bool
is_of_proxy(const struct transfer *transfer)
{
    return !transfer->direct && (transfer->answer.status == 407 || header_of(transfer, "X-Squid-Error"));
}

/* With an http address it is not known which of the two answered. */
static bool
may_be_of_proxy(const struct transfer *transfer)
{
    int status = transfer->answer.status;
    return !transfer->direct && str_starts_nocase(str_from(transfer->url), STR("http:")) &&
           (status == 403 || status == 502 || status == 503 || status == 504);
}

/* The proxy's own answer instead of the server's. */
static void
explain_proxy(struct transfer *transfer, int status)
{
    char name[TRANSFER_SHOWN_BYTES], proxy[TRANSFER_SHOWN_BYTES], number[16];
    bool far = status == 502 || status == 503 || status == 504;
    snprintf(number, sizeof(number), "%d", status);
    transfer_host(transfer, name);
    proxy_of(transfer, proxy);
    if (status == 407)
        reason_set(why_of(transfer), transfer->has_proxy_login ? REASON_PROXY_407_WRONG : REASON_PROXY_407,
                   proxy, proxy);
    else
        reason_set(why_of(transfer),
                   status == 403 ? REASON_PROXY_FORBIDS
                   : far         ? REASON_PROXY_CANNOT_REACH
                                 : REASON_PROXY_STATUS,
                   proxy, name, number);
}

static void
explain_status(struct transfer *transfer)
{
    static const struct {
        int status;
        enum reason_code code, known; /* known: although a name and password were sent */
    } rows[] = {
        {304, REASON_HTTP_304, REASON_HTTP_304},       {400, REASON_HTTP_400, REASON_HTTP_400},
        {401, REASON_HTTP_401, REASON_HTTP_401_WRONG}, {403, REASON_HTTP_403, REASON_HTTP_403_WRONG},
        {404, REASON_HTTP_404, REASON_HTTP_404},       {410, REASON_HTTP_410, REASON_HTTP_410},
        {429, REASON_HTTP_429, REASON_HTTP_429},       {500, REASON_HTTP_500, REASON_HTTP_500},
        {502, REASON_HTTP_502, REASON_HTTP_502},       {503, REASON_HTTP_503, REASON_HTTP_503},
        {504, REASON_HTTP_504, REASON_HTTP_504},
    };
    char url[TRANSFER_SHOWN_BYTES], number[16];
    int status = transfer->answer.status;
    snprintf(number, sizeof(number), "%d", status);
    reason_set(why_of(transfer), REASON_HTTP_STATUS, number);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].status == status)
            reason_set(why_of(transfer), transfer->has_login ? rows[i].known : rows[i].code);
    if (transfer_wants_certificate(transfer) && (status == 400 || status == 401 || status == 403))
        transfer_explain_wanted_certificate(transfer);
    if (transfer->hops)
        reason_wrap(why_of(transfer), REASON_REDIRECTED, where(transfer, url));
    if (is_of_proxy(transfer))
        explain_proxy(transfer, status);
    else if (may_be_of_proxy(transfer))
        reason_wrap(why_of(transfer), REASON_PROXY_PERHAPS, proxy_of(transfer, url));
}

static void
explain_hop(struct transfer *transfer, enum hop hop)
{
    char url[TRANSFER_SHOWN_BYTES];
    if (hop == HOP_TOO_MANY) {
        reason_set(why_of(transfer), REASON_TOO_MANY_REDIRECTS, where(transfer, url));
    } else if (hop == HOP_REFUSED) {
        redact_address(transfer->refused_url, url, sizeof(url));
        reason_set(why_of(transfer), REASON_REDIRECT_REFUSED, url);
    } else {
        reason_set(why_of(transfer), REASON_REDIRECT_MALFORMED);
    }
}

static void
explain_address(struct transfer *transfer)
{
    bool here = transfer->refused_scope == ADDRESS_HERE;
    char url[TRANSFER_SHOWN_BYTES];
    if (transfer->direct)
        reason_set(why_of(transfer), here ? REASON_LEADS_HERE : REASON_LEADS_TO_LOCAL, where(transfer, url),
                   transfer->refused);
    else
        reason_set(why_of(transfer), here ? REASON_IS_HERE : REASON_IS_LOCAL, where(transfer, url));
}

static void
explain_announced_size(struct transfer *transfer)
{
    int64_t bytes = -1;
    const char *length = header_of(transfer, "Content-Length");
    transfer_explain_size(transfer, length && str_to_int(str_from(length), &bytes) ? bytes : -1);
}

static void
explain_stop(struct transfer *transfer)
{
    if (transfer->stop == STOP_BODY)
        transfer_explain_size(transfer, -1);
    else if (transfer->stop == STOP_HEADERS)
        reason_set(why_of(transfer), REASON_LARGE_HEADERS);
    else
        explain_address(transfer);
}

/* libcurl returns the same code for an unknown encoding and a broken one. */
static void
explain_compression(struct transfer *transfer)
{
    static const char *const known[] = {"gzip", "x-gzip", "deflate", "br", "zstd"};
    const char *encoding = header_of(transfer, "Content-Encoding");
    reason_set(why_of(transfer), REASON_COMPRESSION_UNKNOWN);
    for (size_t i = 0; encoding && i < sizeof(known) / sizeof(known[0]); i++)
        if (str_equal_nocase(str_trim(str_from(encoding)), str_from(known[i])))
            reason_set(why_of(transfer), REASON_COMPRESSION_BROKEN);
}

/* --- no connection --- */

static void
explain_time(struct transfer *transfer)
{
    char name[TRANSFER_SHOWN_BYTES], proxy[TRANSFER_SHOWN_BYTES];
    curl_off_t ready_us = 0, reached_us = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_PRETRANSFER_TIME_T, &ready_us);
    curl_easy_getinfo(transfer->easy, CURLINFO_CONNECT_TIME_T, &reached_us);
    /* curl uses a clock that the kernel does not slew, by 10 % at most: an exact comparison would fail */
    bool over = clock_mono_ms() - transfer->start_ms >= transfer->request.total_ms / 10 * 9;
    transfer_host(transfer, name);
    proxy_of(transfer, proxy);
    if (ready_us == 0 && !transfer->direct)
        reason_set(why_of(transfer), reached_us ? REASON_PROXY_SLOW : REASON_PROXY_SILENT, proxy, name);
    else
        reason_set(why_of(transfer),
                   ready_us == 0 ? REASON_NO_CONNECTION_IN_TIME
                   : over        ? REASON_NOT_IN_TIME
                                 : REASON_TOO_SLOW,
                   name);
}

static void
explain_connection(struct transfer *transfer)
{
    long cause = 0;
    char name[TRANSFER_SHOWN_BYTES];
    curl_easy_getinfo(transfer->easy, CURLINFO_OS_ERRNO, &cause);
    if (transfer->direct)
        transfer_host(transfer, name);
    else
        proxy_of(transfer, name);
    if (!cause) {
        reason_set(why_of(transfer), transfer->direct ? REASON_NO_CONNECTION : REASON_PROXY_UNREACHABLE,
                   name);
        return;
    }
    reason_set_errno(why_of(transfer), (int)cause);
    reason_wrap(why_of(transfer),
                transfer->direct ? REASON_NO_CONNECTION_BECAUSE : REASON_PROXY_UNREACHABLE_BECAUSE, name);
}

static void
explain_proxy_name(struct transfer *transfer)
{
    char proxy[TRANSFER_SHOWN_BYTES];
    reason_set(why_of(transfer), REASON_PROXY_NOT_FOUND, proxy_of(transfer, proxy));
}

static void
explain_proxy_refusal(struct transfer *transfer)
{
    char proxy[TRANSFER_SHOWN_BYTES];
    reason_set(why_of(transfer), REASON_PROXY_REFUSES, proxy_of(transfer, proxy));
}

static void
explain_name(struct transfer *transfer)
{
    char name[TRANSFER_SHOWN_BYTES];
    reason_set(why_of(transfer), REASON_HOST_NOT_FOUND, transfer_host(transfer, name));
}

/* The connection broke, or libcurl broke it; it names both the same. Of TLS 1.3 a client hears that it is
 * refused only here, and not even here when the server is too quick to close. */
static void
explain_broken(struct transfer *transfer)
{
    bool unanswered = transfer->answer.status == 0;
    if (transfer_tls_error(transfer))
        transfer_explain_tls(transfer);
    else if (unanswered && transfer_wants_certificate(transfer))
        transfer_explain_wanted_certificate(transfer);
    else if (strstr(transfer->error, "response headers")) /* before libcurl 8.6 only its text tells */
        reason_set(why_of(transfer), REASON_LARGE_HEADERS);
    else
        reason_set(why_of(transfer), REASON_CONNECTION_BROKE);
}

static void
explain_nothing(struct transfer *transfer)
{
    if (transfer_wants_certificate(transfer))
        transfer_explain_wanted_certificate(transfer);
}

/* --- all of them --- */

static void
explain_other(struct transfer *transfer, CURLcode code)
{
    static const struct {
        CURLcode code;
        enum reason_code reason;
    } rows[] = {
        {CURLE_PARTIAL_FILE, REASON_ANSWER_CUT},
        {CURLE_GOT_NOTHING, REASON_NO_ANSWER},
        {CURLE_WEIRD_SERVER_REPLY, REASON_NOT_HTTP},
        {CURLE_UNSUPPORTED_PROTOCOL, REASON_NOT_HTTP}, /* libcurl's error for HTTP/0.9 */
        {CURLE_URL_MALFORMAT, REASON_ADDRESS_MALFORMED},
        {CURLE_OUT_OF_MEMORY,
         REASON_LARGE_HEADERS}, /* libcurl's error for a line longer than its own limit */
        {(CURLcode)TOO_LARGE, REASON_LARGE_HEADERS},
    };
    reason_set(why_of(transfer), REASON_TEXT, curl_easy_strerror(code));
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].code == code)
            reason_set(why_of(transfer), rows[i].reason);
}

void
transfer_explain(struct transfer *transfer, CURLcode code, enum hop hop)
{
    static const struct {
        CURLcode code;
        void (*explain)(struct transfer *transfer);
    } rows[] = {
        {CURLE_PEER_FAILED_VERIFICATION, transfer_explain_certificate},
        {CURLE_SSL_CACERT_BADFILE, transfer_explain_authorities},
        {CURLE_OPERATION_TIMEDOUT, explain_time},
        {CURLE_FILESIZE_EXCEEDED, explain_announced_size},
        {CURLE_COULDNT_CONNECT, explain_connection},
        {CURLE_COULDNT_RESOLVE_HOST, explain_name},
        {CURLE_SSL_CONNECT_ERROR, transfer_explain_tls},
        {CURLE_RECV_ERROR, explain_broken},
        {CURLE_GOT_NOTHING, explain_nothing},
        {CURLE_SEND_ERROR, explain_broken},
        {CURLE_BAD_CONTENT_ENCODING, explain_compression},
        {CURLE_COULDNT_RESOLVE_PROXY, explain_proxy_name},
        {CURLE_PROXY, explain_proxy_refusal},
        {CURLE_SSL_CERTPROBLEM, transfer_explain_certificate_file},
    };
    bool ours =
        code == CURLE_WRITE_ERROR || code == CURLE_ABORTED_BY_CALLBACK || code == CURLE_COULDNT_CONNECT;
    long proxy_status = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_HTTP_CONNECTCODE, &proxy_status);
    if (hop != HOP_LAST) {
        explain_hop(transfer, hop);
        return;
    }
    if (code == CURLE_OK || transfer->stop == STOP_STATUS) {
        explain_status(transfer);
        return;
    }
    if (!transfer->direct && proxy_status >= 300) {
        explain_proxy(transfer, (int)proxy_status);
        return;
    }
    if (ours && transfer->stop != STOP_NONE) {
        explain_stop(transfer);
        return;
    }
    explain_other(transfer, code);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].code == code)
            rows[i].explain(transfer);
}
