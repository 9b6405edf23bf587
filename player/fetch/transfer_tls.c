/* Why there is no secure connection. */
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include <openssl/ssl.h>

#include "fetch/transfer_private.h"

/* The results of certificate checks, with the numbers of openssl-verification-options(1). */
enum {
    VERIFY_NONE = 1, /* libcurl's, if it found the wrong host before the result was known */
    VERIFY_NOT_YET_VALID = 9,
    VERIFY_EXPIRED = 10,
    VERIFY_SELF_SIGNED = 18,
    VERIFY_SELF_SIGNED_IN_CHAIN = 19,
    VERIFY_NO_ISSUER = 20,
    VERIFY_REVOKED = 23,
    VERIFY_HOST_MISMATCH = 62,
    VERIFY_KEY_SHORT = 66,
    VERIFY_AUTHORITY_KEY_SHORT = 67,
    VERIFY_AUTHORITY_HASH_WEAK = 68
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
    char name[TRANSFER_SHOWN_BYTES], date[16] = "?", text[48];
    time_t now = time(NULL);
    struct tm tm;
    curl_easy_getinfo(transfer->easy, CURLINFO_SSL_VERIFYRESULT, &result);
    transfer_host(transfer, name);
    if (gmtime_r(&now, &tm))
        strftime(date, sizeof(date), "%Y-%m-%d", &tm);
    snprintf(text, sizeof(text), "verification result %ld", result);
    const char *library =
        strstr(transfer->error, ": "); /* "SSL certificate problem: invalid CA certificate" */
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
        reason_set(&transfer->answer.why,
                   result == VERIFY_KEY_SHORT ? REASON_CERTIFICATE_KEY_SHORT
                   : result == VERIFY_REVOKED ? REASON_CERTIFICATE_REVOKED
                   : result == VERIFY_AUTHORITY_KEY_SHORT || result == VERIFY_AUTHORITY_HASH_WEAK
                       ? REASON_CERTIFICATE_AUTHORITY_WEAK
                       : REASON_CERTIFICATE_REFUSED,
                   name, library ? library + 2 : text);
}

/* Begins like a certificate in DER: a SEQUENCE with a length of two bytes. */
static bool
is_der(const char *path)
{
    unsigned char head[2] = {0, 0};
    FILE *file = fopen(path, "re");
    bool read = file && fread(head, 1, sizeof(head), file) == sizeof(head);
    if (file)
        fclose(file);
    return read && head[0] == 0x30 && head[1] == 0x82;
}

void
transfer_explain_authorities(struct transfer *transfer)
{
    const char *file = transfer->request.ca_file;
    if (file && *file)
        reason_set(&transfer->answer.why, is_der(file) ? REASON_AUTHORITIES_DER : REASON_AUTHORITIES_FILE,
                   file);
    else
        reason_set(&transfer->answer.why, REASON_AUTHORITIES_SYSTEM);
}

#define TLS_REASON_MASK 0x7FFFFF

/* Reason codes of OpenSSL 3 (openssl/sslerr.h), which libcurl reports as "error:0A00010B:…". */
enum {
    TLS_NO_PROTOCOLS = 191,
    TLS_PACKET_TOO_LONG = 198,
    TLS_UNSUPPORTED_PROTOCOL = 258,
    TLS_WRONG_VERSION = 267,
    TLS_DH_KEY_SHORT = 394,
    TLS_AUTHORITY_KEY_SHORT = 397,
    TLS_KEY_SHORT = 399,
    TLS_ALERT_HANDSHAKE = 1040,
    TLS_ALERT_BAD_CERTIFICATE = 1042,
    TLS_ALERT_UNKNOWN_AUTHORITY = 1048,
    TLS_ALERT_PROTOCOL_VERSION = 1070,
    TLS_ALERT_CERTIFICATE_REQUIRED = 1116,
};

long
transfer_tls_error(const struct transfer *transfer)
{
    static const char digits[] = "0123456789ABCDEF";
    /* libcurl 8.12 and later: "TLS connect error: error:0A000410:…" */
    const char *at = strstr(transfer->error, "error:0"), *digit;
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
        {TLS_NO_PROTOCOLS, REASON_TLS_OLD},
        {TLS_UNSUPPORTED_PROTOCOL, REASON_TLS_OLD},
        {TLS_ALERT_PROTOCOL_VERSION, REASON_TLS_OLD},
        {TLS_WRONG_VERSION, REASON_TLS_NONE},
        {TLS_PACKET_TOO_LONG, REASON_TLS_NONE},
        {TLS_DH_KEY_SHORT, REASON_TLS_KEY_SHORT},
        {TLS_KEY_SHORT, REASON_TLS_KEY_SHORT},
        {TLS_AUTHORITY_KEY_SHORT, REASON_CERTIFICATE_AUTHORITY_WEAK},
        {TLS_ALERT_HANDSHAKE, REASON_TLS_NO_COMMON},
    };
    char name[TRANSFER_SHOWN_BYTES];
    long error = transfer_tls_error(transfer);
    transfer_host(transfer, name);
    if (transfer->error[0])
        reason_set(&transfer->answer.why, REASON_TLS_OTHER, name, transfer->error);
    else
        reason_set(&transfer->answer.why, REASON_TLS_BROKEN_OFF, name);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].error == error)
            reason_set(&transfer->answer.why, rows[i].code, name);
    bool about_client = error == TLS_ALERT_HANDSHAKE || error == TLS_ALERT_BAD_CERTIFICATE ||
                        error == TLS_ALERT_UNKNOWN_AUTHORITY || error == TLS_ALERT_CERTIFICATE_REQUIRED;
    if (about_client && transfer->certificate)
        reason_set(&transfer->answer.why, REASON_CLIENT_CERTIFICATE_REFUSED, name, transfer->certificate);
    else if (error == TLS_ALERT_CERTIFICATE_REQUIRED ||
             (about_client && transfer_wants_certificate(transfer)))
        transfer_explain_wanted_certificate(transfer);
}

/* --- the client's certificate --- */

void
transfer_explain_wanted_certificate(struct transfer *transfer)
{
    char name[TRANSFER_SHOWN_BYTES];
    CURLU *url = curl_url();
    char *whole = NULL;
    if (curl_url_set(url, CURLUPART_URL, transfer->url, 0) == CURLUE_OK) {
        curl_url_set(url, CURLUPART_USER, NULL, 0);
        curl_url_set(url, CURLUPART_PASSWORD, NULL, 0);
        curl_url_set(url, CURLUPART_PATH, NULL, 0);
        curl_url_set(url, CURLUPART_QUERY, NULL, 0);
        curl_url_set(url, CURLUPART_FRAGMENT, NULL, 0);
        curl_url_get(url, CURLUPART_URL, &whole, 0);
    }
    size_t len = whole ? strlen(whole) : 0;
    if (len && whole[len - 1] == '/')
        whole[len - 1] = '\0';
    reason_set(&transfer->answer.why, REASON_CLIENT_CERTIFICATE_WANTED, transfer_host(transfer, name),
               whole ? whole : "https://HOST");
    curl_free(whole);
    curl_url_cleanup(url);
}

void
transfer_explain_certificate_file(struct transfer *transfer)
{
    reason_set(&transfer->answer.why, REASON_CLIENT_CERTIFICATE_FILE,
               transfer->certificate ? transfer->certificate : "?", transfer->error);
}

/* The host name in the handshake; there is none for a numeric address. */
static size_t
place_of(const struct tls_hosts *hosts, const char *name)
{
    for (size_t i = 0; i < TLS_HOSTS; i++)
        if (hosts->known[i] && strcasecmp(hosts->names[i], name) == 0)
            return i;
    return TLS_HOSTS;
}

/* The server asks for a certificate and there is none: the handshake continues without, and the server's
 * answer is evaluated. */
static int
on_certificate_wanted(SSL *ssl, X509 **certificate, EVP_PKEY **key)
{
    struct tls_hosts *hosts = SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl));
    const char *name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
    (void)certificate, (void)key;
    name = name ? name : "";
    if (hosts && place_of(hosts, name) == TLS_HOSTS) {
        snprintf(hosts->names[hosts->next], sizeof(hosts->names[0]), "%s", name);
        hosts->known[hosts->next] = true;
        hosts->next = (hosts->next + 1) % TLS_HOSTS;
    }
    return 0;
}

CURLcode
transfer_watch_tls(CURL *easy, void *context, void *hosts)
{
    (void)easy;
    SSL_CTX_set_app_data((SSL_CTX *)context, hosts);
    SSL_CTX_set_client_cert_cb((SSL_CTX *)context, on_certificate_wanted);
    return CURLE_OK;
}

bool
transfer_wants_certificate(const struct transfer *transfer)
{
    char name[TRANSFER_SHOWN_BYTES];
    transfer_host(transfer, name);
    bool number = address_scope_text(name) != ADDRESS_HERE || strspn(name, "0123456789.:[]") == strlen(name);
    return !transfer->certificate && place_of(transfer->certificate_hosts, number ? "" : name) < TLS_HOSTS;
}
