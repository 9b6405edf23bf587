#include "fetch/transfer_private.h"

#define HEADER_BYTES    ((size_t)128 * 1024) /* of all answers of one transfer, including redirects */
#define UNUSED_BYTES    ((size_t)64 * 1024)  /* of a redirect's body */
#define SLOW_BYTES      64L                  /* a second */
#define SLOW_DEFAULT_MS 20000

static bool
given(const char *text)
{
    return text && *text;
}

static size_t
on_header(char *bytes, size_t size, size_t count, void *ctx)
{
    struct transfer *transfer = ctx;
    (void)bytes;
    transfer->header_bytes += size * count;
    if (transfer->header_bytes <= HEADER_BYTES)
        return size * count;
    transfer->stop = STOP_HEADERS;
    return 0;
}

static size_t
on_body(char *bytes, size_t size, size_t count, void *ctx)
{
    struct transfer *transfer = ctx;
    long status = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    /* the body of a redirect is not needed, but reading it to its end allows the connection to be reused */
    if (status >= 300 && status < 400 && (transfer->unused_bytes += size * count) <= UNUSED_BYTES)
        return size * count;
    if (status != 200) {
        transfer->stop = STOP_STATUS;
        return 0;
    }
    if (buf_put(&transfer->body, (struct str){bytes, size * count}))
        return size * count;
    transfer->stop = STOP_BODY;
    return 0;
}

static void
set_limits(CURL *easy, const struct transfer_request *request)
{
    int64_t slow_ms = request->slow_ms > 0 ? request->slow_ms : SLOW_DEFAULT_MS;
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); /* never wait for a resolver that hangs */
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)request->connect_ms);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, SLOW_BYTES);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)((slow_ms + 999) / 1000));
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)request->max_bytes);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L); /* hop.c does, with its own rules */
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L);
    curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_USERAGENT,
                     given(request->user_agent) ? request->user_agent : "breakroom/" BREAKROOM_VERSION);
    curl_easy_setopt(easy, CURLOPT_COOKIEFILE, ""); /* cookies, in memory */
    if (request->cookies)
        curl_easy_setopt(easy, CURLOPT_SHARE, (CURLSH *)request->cookies);
}

static void
set_callbacks(CURL *easy, struct transfer *transfer)
{
    curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->error);
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
    reach_guard(transfer);
}

/* Debian's libcurl trusts a bundle and a folder with the same authorities. The file replaces the bundle and
 * the folder stays, so that both are trusted. */
static void
add_authorities(CURL *easy, const char *file)
{
    char *folder = NULL;
    curl_easy_getinfo(easy, CURLINFO_CAPATH, &folder);
    if (!folder)
        curl_easy_setopt(easy, CURLOPT_CAPATH, "/etc/ssl/certs");
    curl_easy_setopt(easy, CURLOPT_CAINFO, file);
    curl_easy_setopt(easy, CURLOPT_PROXY_CAINFO, file);
}

static void
set_trust(CURL *easy, struct transfer *transfer)
{
    const struct transfer_request *request = &transfer->request;
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, transfer_watch_tls);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, transfer->certificate_hosts);
    if (given(request->ca_file))
        add_authorities(easy, request->ca_file);
}

void
transfer_prepare(struct transfer *transfer)
{
    set_limits(transfer->easy, &transfer->request);
    set_callbacks(transfer->easy, transfer);
    set_trust(transfer->easy, transfer);
}
