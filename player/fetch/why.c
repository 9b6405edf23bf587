#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/redact.h"
#include "base/utf8.h"
#include "fetch/transfer_parts.h"

/* Addresses and texts of the world are cut to this in a reason. */
#define SHOWN_BYTES 160

static void say(struct transfer *transfer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Addresses come from the world, and the cut may fall into a character. */
static void
make_valid(char *text)
{
    struct str whole = str_from(text);
    if (!utf8_valid(whole))
        for (size_t i = 0; i < whole.len; i++)
            if ((unsigned char)text[i] >= 0x80)
                text[i] = '?';
}

static void
say(struct transfer *transfer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(transfer->answer.why, sizeof(transfer->answer.why), format, args);
    va_end(args);
    make_valid(transfer->answer.why);
}

/* The address that answered last, redacted. */
static const char *
where(const struct transfer *transfer, char out[SHOWN_BYTES])
{
    const char *url = transfer->answer.location.ptr;
    redact_address(url ? url : transfer->request.url, out, SHOWN_BYTES);
    return out;
}

/* The host asked last; what was taken for one in an address whose password is mistyped may be a part of it.
 */
static const char *
host(const struct transfer *transfer, char out[SHOWN_BYTES])
{
    char *name = NULL;
    long redirects = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_COUNT, &redirects);
    if (!redact_address(transfer->request.url, out, SHOWN_BYTES) && redirects == 0)
        return out;
    CURLU *url = curl_url();
    if (transfer->answer.location.ptr)
        curl_url_set(url, CURLUPART_URL, transfer->answer.location.ptr, 0);
    curl_url_get(url, CURLUPART_HOST, &name, 0);
    snprintf(out, SHOWN_BYTES, "%s", name ? name : "?");
    curl_free(name);
    curl_url_cleanup(url);
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
    char url[SHOWN_BYTES], text[SHOWN_BYTES];
    curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_COUNT, &redirects);
    snprintf(text, sizeof(text), "status %d instead of 200", status);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].status == status)
            snprintf(text, sizeof(text), "%s", rows[i].text);
    if (redirects)
        say(transfer, "the server answered %s (redirected to %s)", text, where(transfer, url));
    else
        say(transfer, "the server answered %s", text);
}

/* The results of certificate checks, as openssl-verification-options(1) numbers them. */
enum {
    VERIFY_NONE = 1, /* libcurl's, when it found the wrong host before it asked for the result */
    VERIFY_NOT_YET_VALID = 9,
    VERIFY_EXPIRED = 10,
    VERIFY_SELF_SIGNED = 18,
    VERIFY_SELF_SIGNED_IN_CHAIN = 19,
    VERIFY_NO_ISSUER = 20,
    VERIFY_HOST_MISMATCH = 62
};

static void
explain_issuer(struct transfer *transfer, const char *name)
{
    const char *file = transfer->request.ca_file;
    if (file && *file)
        say(transfer,
            "the certificate of '%s' is of no authority known here: is the right one in ca-file, '%s'?", name,
            file);
    else
        say(transfer,
            "the certificate of '%s' is of no authority known here: if it is your company's, name its file "
            "as ca-file",
            name);
}

static void
explain_certificate(struct transfer *transfer)
{
    long result = 0;
    char name[SHOWN_BYTES], date[16] = "?";
    time_t now = time(NULL);
    struct tm tm;
    curl_easy_getinfo(transfer->easy, CURLINFO_SSL_VERIFYRESULT, &result);
    host(transfer, name);
    if (gmtime_r(&now, &tm))
        strftime(date, sizeof(date), "%Y-%m-%d", &tm);
    if (result == VERIFY_NOT_YET_VALID || result == VERIFY_EXPIRED)
        say(transfer,
            "the certificate of '%s' %s: the clock of this machine (%s) or the certificate is wrong", name,
            result == VERIFY_EXPIRED ? "has expired" : "is not valid yet", date);
    else if (result == VERIFY_SELF_SIGNED || result == VERIFY_SELF_SIGNED_IN_CHAIN ||
             result == VERIFY_NO_ISSUER)
        explain_issuer(transfer, name);
    else if (result == VERIFY_NONE || result == VERIFY_HOST_MISMATCH)
        say(transfer, "the certificate is not for '%s'", name);
    else
        say(transfer, "the certificate of '%s' is refused (verification result %ld)", name, result);
}

static void
explain_authorities(struct transfer *transfer)
{
    const char *file = transfer->request.ca_file;
    if (file && *file)
        say(transfer, "the authorities in '%s' (ca-file) cannot be read", file);
    else
        say(transfer, "the system's certificate authorities cannot be read: install ca-certificates");
}

static void
explain_time(struct transfer *transfer)
{
    char name[SHOWN_BYTES];
    curl_off_t connected_us = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_PRETRANSFER_TIME_T, &connected_us);
    host(transfer, name);
    if (connected_us == 0)
        say(transfer, "no connection to '%s' in time: is the network up, is the address right?", name);
    else if (strstr(transfer->error, "too slow"))
        say(transfer, "'%s' sends too slowly", name);
    else
        say(transfer, "'%s' did not send all of it in time (timeout)", name);
}

static void
explain_connection(struct transfer *transfer)
{
    long cause = 0;
    char name[SHOWN_BYTES];
    curl_easy_getinfo(transfer->easy, CURLINFO_OS_ERRNO, &cause);
    host(transfer, name);
    if (cause)
        say(transfer, "no connection to '%s': %s", name, strerror((int)cause));
    else
        say(transfer, "no connection to '%s'", name);
}

static void
explain_name(struct transfer *transfer)
{
    char name[SHOWN_BYTES];
    say(transfer, "host name '%s' not found: is the network up, is the address right?", host(transfer, name));
}

static void
explain_redirect(struct transfer *transfer)
{
    char url[SHOWN_BYTES];
    say(transfer, "too many redirects, the last to %s", where(transfer, url));
}

/* libcurl says the same of an address it may not follow and of bytes that are no HTTP. */
static void
explain_protocol(struct transfer *transfer)
{
    char url[SHOWN_BYTES];
    struct str now = transfer->answer.location, asked = str_from(transfer->request.url);
    size_t scheme = strcspn(transfer->request.url, ":") + 1;
    if (!now.ptr || str_starts_nocase(now, str_slice(asked, 0, scheme)))
        say(transfer, "the server does not speak HTTP");
    else
        say(transfer,
            "redirected to %s, which is refused: only https after https, only http and https at all",
            where(transfer, url));
}

static void
explain_stop(struct transfer *transfer)
{
    char url[SHOWN_BYTES];
    if (transfer->stop == STOP_BODY)
        say(transfer, "larger than %lld bytes", (long long)transfer->request.max_bytes);
    else if (transfer->stop == STOP_HEADERS)
        say(transfer, "the server's answer has no end of headers");
    else
        say(transfer, "%s leads to %s, an address of this machine, which is refused", where(transfer, url),
            transfer->refused);
}

static void
explain_other(struct transfer *transfer, CURLcode code)
{
    static const struct {
        CURLcode code;
        const char *text;
    } rows[] = {
        {CURLE_PARTIAL_FILE, "the answer was cut short"},
        {CURLE_RECV_ERROR, "the connection broke"},
        {CURLE_SEND_ERROR, "the connection broke"},
        {CURLE_GOT_NOTHING, "the server closed the connection without an answer"},
        {CURLE_BAD_CONTENT_ENCODING, "the compression of the answer is broken"},
        {CURLE_WEIRD_SERVER_REPLY, "the server does not speak HTTP"},
        {CURLE_SSL_CONNECT_ERROR, "no secure connection: the server offers no TLS 1.2 or later"},
        {CURLE_COULDNT_RESOLVE_PROXY, "the host name of the proxy is not found"},
        {CURLE_FILESIZE_EXCEEDED, "larger than the ceiling for it"},
        {CURLE_URL_MALFORMAT, "redirected to a malformed address"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].code == code) {
            say(transfer, "%s", rows[i].text);
            return;
        }
    say(transfer, "%s", curl_easy_strerror(code));
}

void
transfer_explain(struct transfer *transfer, CURLcode code)
{
    static const struct {
        CURLcode code;
        void (*explain)(struct transfer *transfer);
    } rows[] = {
        {CURLE_PEER_FAILED_VERIFICATION, explain_certificate},
        {CURLE_SSL_CACERT_BADFILE, explain_authorities},
        {CURLE_OPERATION_TIMEDOUT, explain_time},
        {CURLE_COULDNT_CONNECT, explain_connection},
        {CURLE_COULDNT_RESOLVE_HOST, explain_name},
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
