#include <stdio.h>
#include <string.h>

#include "fetch/transfer_private.h"

#define HEADER_BYTES    ((size_t)128 * 1024) /* of all answers of one transfer, redirects included */
#define MAX_REDIRECTS   5L
#define SLOW_BYTES      64L /* a second */
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
copy_part(CURLU *from, CURLU *to, CURLUPart part)
{
    char *text = NULL;
    if (curl_url_get(from, part, &text, 0) == CURLUE_OK)
        curl_url_set(to, part, text, 0);
    curl_free(text);
}

static bool
has_part(CURLU *url, CURLUPart part)
{
    char *text = NULL;
    bool has = curl_url_get(url, part, &text, 0) == CURLUE_OK;
    curl_free(text);
    return has;
}

static void
take_login(CURLU *url, const char *address)
{
    CURLU *from = curl_url();
    if (curl_url_set(from, CURLUPART_URL, address, 0) == CURLUE_OK && !has_part(url, CURLUPART_USER) &&
        address_same_origin(url, from)) {
        copy_part(from, url, CURLUPART_USER);
        copy_part(from, url, CURLUPART_PASSWORD);
    }
    curl_url_cleanup(from);
}

static void
set_limits(CURL *easy, const struct transfer_request *request)
{
    int64_t slow_ms = request->slow_ms > 0 ? request->slow_ms : SLOW_DEFAULT_MS;
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); /* never wait for a resolver that hangs */
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)request->connect_ms);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)request->total_ms);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, SLOW_BYTES);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)((slow_ms + 999) / 1000));
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)request->max_bytes);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(easy, CURLOPT_MAXREDIRS, MAX_REDIRECTS);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L);
    curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "breakroom/" BREAKROOM_VERSION);
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

/* Debian's libcurl trusts a bundle and a folder of the same authorities. The file takes the bundle's place
 * and the folder stays, so that the sum is trusted. */
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
set_trust(CURL *easy, const struct transfer_request *request)
{
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (given(request->ca_file))
        add_authorities(easy, request->ca_file);
}

static void
put_header(struct transfer *transfer, const char *name, const char *value)
{
    if (given(value))
        transfer->headers =
            curl_slist_append(transfer->headers, arena_printf(transfer->arena, "%s: %s", name, value).ptr);
}

static void
set_headers(CURL *easy, struct transfer *transfer)
{
    put_header(transfer, "Accept", transfer->request.accept);
    put_header(transfer, "If-None-Match", transfer->request.etag);
    put_header(transfer, "If-Modified-Since", transfer->request.last_modified);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headers);
}

/* An @ behind # is that of a password: what stands before it would be asked as a host. */
static bool
has_cut_password(CURLU *url)
{
    char *fragment = NULL;
    bool cut = curl_url_get(url, CURLUPART_FRAGMENT, &fragment, 0) == CURLUE_OK && strchr(fragment, '@');
    curl_free(fragment);
    return cut;
}

static bool
set_address(struct transfer *transfer, CURLU *url)
{
    const struct transfer_request *request = &transfer->request;
    CURL *easy = transfer->easy;
    if (strlen(request->url) > TRANSFER_URL_BYTES ||
        curl_url_set(url, CURLUPART_URL, request->url, CURLU_URLENCODE | CURLU_ALLOW_SPACE) != CURLUE_OK)
        return false;
    if (given(request->configured))
        take_login(url, request->configured);
    char *whole = NULL, *scheme = NULL;
    bool good = curl_url_get(url, CURLUPART_URL, &whole, 0) == CURLUE_OK &&
                curl_url_get(url, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
                (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0);
    if (good) {
        transfer->direct = !given(request->proxy) || reach_is_configured_loopback(transfer, whole);
        curl_easy_setopt(easy, CURLOPT_URL, whole);
        curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR,
                         strcmp(scheme, "https") == 0 ? "https" : "http,https");
        curl_easy_setopt(easy, CURLOPT_PROXY, transfer->direct ? "" : request->proxy);
        curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
    }
    curl_free(whole);
    curl_free(scheme);
    return good;
}

bool
transfer_prepare(struct transfer *transfer)
{
    CURLU *url = curl_url();
    enum reason_code why = REASON_NONE;
    if (!set_address(transfer, url))
        why = REASON_ADDRESS_SCHEME;
    else if (transfer->request.local && has_cut_password(url))
        why = REASON_ADDRESS_CUT_PASSWORD;
    curl_url_cleanup(url);
    if (why) {
        reason_set(&transfer->answer.why, why);
        return false;
    }
    set_limits(transfer->easy, &transfer->request);
    set_callbacks(transfer->easy, transfer);
    set_trust(transfer->easy, &transfer->request);
    set_headers(transfer->easy, transfer);
    return true;
}
