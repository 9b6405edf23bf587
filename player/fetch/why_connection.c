#include <stdio.h>
#include <string.h>
#include <time.h>

#include "fetch/why.h"

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
        why_say(transfer,
                "the certificate of '%s' is of no authority known here: is the right one in ca-file, '%s'?",
                name, file);
    else
        why_say(
            transfer,
            "the certificate of '%s' is of no authority known here: if it is your company's, name its file "
            "as ca-file",
            name);
}

void
why_certificate(struct transfer *transfer)
{
    long result = 0;
    char name[WHY_SHOWN_BYTES], date[16] = "?";
    time_t now = time(NULL);
    struct tm tm;
    curl_easy_getinfo(transfer->easy, CURLINFO_SSL_VERIFYRESULT, &result);
    why_host(transfer, name);
    if (gmtime_r(&now, &tm))
        strftime(date, sizeof(date), "%Y-%m-%d", &tm);
    if (result == VERIFY_NOT_YET_VALID || result == VERIFY_EXPIRED)
        why_say(transfer,
                "the certificate of '%s' %s: the clock of this machine (%s) or the certificate is wrong",
                name, result == VERIFY_EXPIRED ? "has expired" : "is not valid yet", date);
    else if (result == VERIFY_SELF_SIGNED || result == VERIFY_SELF_SIGNED_IN_CHAIN ||
             result == VERIFY_NO_ISSUER)
        explain_issuer(transfer, name);
    else if (result == VERIFY_NONE || result == VERIFY_HOST_MISMATCH)
        why_say(transfer, "the certificate is not for '%s'", name);
    else
        why_say(transfer, "the certificate of '%s' is refused (verification result %ld)", name, result);
}

void
why_authorities(struct transfer *transfer)
{
    const char *file = transfer->request.ca_file;
    if (file && *file)
        why_say(transfer, "the authorities in '%s' (ca-file) cannot be read", file);
    else
        why_say(transfer, "the system's certificate authorities cannot be read: install ca-certificates");
}

void
why_time(struct transfer *transfer)
{
    char name[WHY_SHOWN_BYTES];
    curl_off_t connected_us = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_PRETRANSFER_TIME_T, &connected_us);
    why_host(transfer, name);
    if (connected_us == 0 && !transfer->direct)
        why_say(transfer, "no connection to '%s' through the proxy in time", name);
    else if (connected_us == 0)
        why_say(transfer, "no connection to '%s' in time: is the network up, is the address right?", name);
    else if (strstr(transfer->error, "too slow"))
        why_say(transfer, "'%s' sends too slowly", name);
    else
        why_say(transfer, "'%s' did not send all of it in time (timeout)", name);
}

void
why_connection(struct transfer *transfer)
{
    long cause = 0;
    char name[WHY_SHOWN_BYTES];
    curl_easy_getinfo(transfer->easy, CURLINFO_OS_ERRNO, &cause);
    why_host(transfer, name);
    if (!transfer->direct)
        why_say(transfer, "no connection to the proxy: %s",
                cause ? strerror((int)cause) : "is its address right?");
    else if (cause)
        why_say(transfer, "no connection to '%s': %s", name, strerror((int)cause));
    else
        why_say(transfer, "no connection to '%s'", name);
}

void
why_name(struct transfer *transfer)
{
    char name[WHY_SHOWN_BYTES];
    why_say(transfer, "host name '%s' not found: is the network up, is the address right?",
            why_host(transfer, name));
}

/* The texts are OpenSSL's (ERR_reason_error_string), which libcurl hands on. */
void
why_tls(struct transfer *transfer)
{
    static const char *const old[] = {"unsupported protocol", "alert protocol version",
                                      "no protocols available"};
    char name[WHY_SHOWN_BYTES];
    why_host(transfer, name);
    for (size_t i = 0; i < sizeof(old) / sizeof(old[0]); i++)
        if (strstr(transfer->error, old[i])) {
            why_say(transfer, "no secure connection: '%s' offers no TLS 1.2 or later", name);
            return;
        }
    if (strstr(transfer->error, "wrong version number") || strstr(transfer->error, "packet length too long"))
        why_say(transfer, "no secure connection: '%s' does not speak TLS there: http instead of https?",
                name);
    else
        why_say(transfer, "no secure connection to '%s': %.120s", name,
                transfer->error[0] ? transfer->error : "it was broken off");
}

/* The connection broke, or libcurl broke it; it names both the same. */
void
why_broken(struct transfer *transfer)
{
    long proxy_status = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_HTTP_CONNECTCODE, &proxy_status);
    if (!transfer->direct && proxy_status == 407)
        why_say(transfer, "the proxy answered 407: it wants a user and password");
    else if (!transfer->direct && proxy_status >= 300)
        why_say(transfer, "the proxy answered %ld: it does not let this screen through", proxy_status);
    else if (strstr(transfer->error, "response headers"))
        why_say(transfer, WHY_LARGE_HEADERS);
    else
        why_say(transfer, "the connection broke");
}
