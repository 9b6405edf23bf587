/* Why there is no secure connection. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "fetch/transfer_private.h"

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
        reason_set(&transfer->answer.why, REASON_CERTIFICATE_ISSUER_FILE, name, file);
    else
        reason_set(&transfer->answer.why, REASON_CERTIFICATE_ISSUER, name);
}

void
transfer_explain_certificate(struct transfer *transfer)
{
    long result = 0;
    char name[TRANSFER_SHOWN_BYTES], date[16] = "?", number[48];
    time_t now = time(NULL);
    struct tm tm;
    curl_easy_getinfo(transfer->easy, CURLINFO_SSL_VERIFYRESULT, &result);
    transfer_host(transfer, name);
    if (gmtime_r(&now, &tm))
        strftime(date, sizeof(date), "%Y-%m-%d", &tm);
    snprintf(number, sizeof(number), "verification result %ld", result);
    if (result == VERIFY_NOT_YET_VALID || result == VERIFY_EXPIRED)
        reason_set(&transfer->answer.why,
                   result == VERIFY_EXPIRED ? REASON_CERTIFICATE_EXPIRED : REASON_CERTIFICATE_NOT_YET, name,
                   date);
    else if (result == VERIFY_SELF_SIGNED || result == VERIFY_SELF_SIGNED_IN_CHAIN ||
             result == VERIFY_NO_ISSUER)
        explain_issuer(transfer, name);
    else if (result == VERIFY_NONE || result == VERIFY_HOST_MISMATCH)
        reason_set(&transfer->answer.why, REASON_CERTIFICATE_HOST, name);
    else
        reason_set(&transfer->answer.why, REASON_CERTIFICATE_REFUSED, name, number);
}

void
transfer_explain_authorities(struct transfer *transfer)
{
    const char *file = transfer->request.ca_file;
    if (file && *file)
        reason_set(&transfer->answer.why, REASON_AUTHORITIES_FILE, file);
    else
        reason_set(&transfer->answer.why, REASON_AUTHORITIES_SYSTEM);
}

#define TLS_REASON_MASK 0x7FFFFF

/* Reasons of OpenSSL 3 (openssl/sslerr.h), of which libcurl hands on "error:0A00010B:…". */
enum {
    TLS_NO_PROTOCOLS = 191,
    TLS_PACKET_TOO_LONG = 198,
    TLS_UNSUPPORTED_PROTOCOL = 258,
    TLS_WRONG_VERSION = 267,
    TLS_ALERT_PROTOCOL_VERSION = 1070,
};

static long
tls_error(const struct transfer *transfer)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *at = strstr(transfer->error, "error:"), *digit;
    long number = 0;
    for (at = at ? at + strlen("error:") : ""; *at && (digit = strchr(digits, *at)); at++)
        number = (number << 4 | (digit - digits)) & TLS_REASON_MASK;
    return number;
}

void
transfer_explain_tls(struct transfer *transfer)
{
    static const struct {
        int error;
        enum reason_code code;
    } rows[] = {
        {TLS_NO_PROTOCOLS, REASON_TLS_OLD},           {TLS_UNSUPPORTED_PROTOCOL, REASON_TLS_OLD},
        {TLS_ALERT_PROTOCOL_VERSION, REASON_TLS_OLD}, {TLS_WRONG_VERSION, REASON_TLS_NONE},
        {TLS_PACKET_TOO_LONG, REASON_TLS_NONE},
    };
    char name[TRANSFER_SHOWN_BYTES];
    long error = tls_error(transfer);
    transfer_host(transfer, name);
    if (transfer->error[0])
        reason_set(&transfer->answer.why, REASON_TLS_OTHER, name, transfer->error);
    else
        reason_set(&transfer->answer.why, REASON_TLS_BROKEN_OFF, name);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].error == error)
            reason_set(&transfer->answer.why, rows[i].code, name);
}
