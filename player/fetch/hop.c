/* The requests of a transfer: their address, the credentials that only their host may get, and redirects. */
#include <string.h>

#include "base/clock.h"
#include "base/number.h"
#include "fetch/secrets_private.h"
#include "fetch/transfer_private.h"

#define REDIRECTS_MAX 5

static bool
given(const char *text)
{
    return text && *text;
}

static bool
is_none(const char *proxy)
{
    return !given(proxy) || strcmp(proxy, "none") == 0;
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

/* The user and password in the address of the feed, for its own scheme, host and port. */
static void
take_login(CURLU *url, const char *address)
{
    CURLU *from = curl_url();
    if (given(address) &&
        curl_url_set(from, CURLUPART_URL, address, CURLU_URLENCODE | CURLU_ALLOW_SPACE) == CURLUE_OK &&
        !has_part(url, CURLUPART_USER) && address_same_origin(url, from)) {
        copy_part(from, url, CURLUPART_USER);
        copy_part(from, url, CURLUPART_PASSWORD);
    }
    curl_url_cleanup(from);
}

/* An @ after # belongs to a password: the text before it would be used as the host. */
static bool
has_cut_password(CURLU *url)
{
    char *fragment = NULL;
    bool cut = curl_url_get(url, CURLUPART_FRAGMENT, &fragment, 0) == CURLUE_OK && strchr(fragment, '@');
    curl_free(fragment);
    return cut;
}

static void
put_header(struct transfer *transfer, const char *name, const char *value)
{
    if (given(value))
        transfer->headers =
            curl_slist_append(transfer->headers, arena_printf(transfer->arena, "%s: %s", name, value).ptr);
}

static void
set_headers(struct transfer *transfer, const struct secret *secret)
{
    struct curl_slist *before = transfer->headers;
    transfer->headers = NULL;
    put_header(transfer, "Accept", transfer->request.accept);
    put_header(transfer, "If-None-Match", transfer->request.etag);
    put_header(transfer, "If-Modified-Since", transfer->request.last_modified);
    if (secret && given(secret->token))
        put_header(transfer, "Authorization", arena_printf(transfer->arena, "Bearer %s", secret->token).ptr);
    for (size_t i = 0; secret && i < secret->header_count; i++)
        transfer->headers = curl_slist_append(transfer->headers, secret->headers[i]);
    curl_easy_setopt(transfer->easy, CURLOPT_HTTPHEADER, transfer->headers);
    curl_slist_free_all(before);
}

/* A password is sent at once if nobody can read it on the network, or if it is in the address; else only when
 * the server has asked for it, and by Digest if possible. */
static void
set_login(struct transfer *transfer, CURLU *url, const struct secret *secret)
{
    CURL *easy = transfer->easy;
    char *scheme = NULL;
    bool named = has_part(url, CURLUPART_USER);
    bool known = secret && given(secret->user) && !named;
    curl_url_get(url, CURLUPART_SCHEME, &scheme, 0);
    bool secure = scheme && strcmp(scheme, "https") == 0;
    curl_free(scheme);
    curl_easy_setopt(easy, CURLOPT_USERNAME, known ? secret->user : NULL);
    curl_easy_setopt(easy, CURLOPT_PASSWORD,
                     known && secret->password ? secret->password
                     : known                   ? ""
                                               : NULL);
    transfer->has_login = named || known || (secret && (given(secret->token) || secret->header_count));
    curl_easy_setopt(easy, CURLOPT_HTTPAUTH,
                     transfer->digest  ? (long)CURLAUTH_DIGEST
                     : secure || named ? (long)CURLAUTH_BASIC
                                       : (long)(CURLAUTH_BASIC | CURLAUTH_DIGEST));
}

static void
set_certificate(struct transfer *transfer, const struct secret *secret)
{
    bool own = secret && given(secret->certificate);
    const char *key = own && given(secret->key) ? secret->key : NULL;
    transfer->certificate = own ? arena_printf(transfer->arena, "%s", secret->certificate).ptr : NULL;
    curl_easy_setopt(transfer->easy, CURLOPT_SSLCERT, transfer->certificate);
    curl_easy_setopt(transfer->easy, CURLOPT_SSLKEY, key);
    curl_easy_setopt(transfer->easy, CURLOPT_KEYPASSWD, own ? secret->key_password : NULL);
}

/* The authentication methods for a proxy. With Negotiate the ticket identifies the user: the name is empty.
 */
static long
proxy_methods(const char *wanted)
{
    if (given(wanted) && strcmp(wanted, "ntlm") == 0)
        return (long)CURLAUTH_NTLM;
    if (given(wanted) && strcmp(wanted, "negotiate") == 0)
        return (long)CURLAUTH_NEGOTIATE;
    return (long)(CURLAUTH_BASIC | CURLAUTH_DIGEST);
}

static void
set_proxy(struct transfer *transfer, const char *url)
{
    const struct transfer_request *request = &transfer->request;
    CURL *easy = transfer->easy;
    transfer->direct = is_none(request->proxy) || address_is_listed(request->no_proxy, url) ||
                       reach_is_configured_loopback(transfer, url);
    const struct secret *secret = transfer->direct ? NULL : secrets_find(transfer->secrets, request->proxy);
    bool known = secret && given(secret->user);
    curl_easy_setopt(easy, CURLOPT_PROXY, transfer->direct ? "" : request->proxy);
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
    curl_easy_setopt(easy, CURLOPT_PROXYUSERNAME, known ? secret->user : NULL);
    curl_easy_setopt(easy, CURLOPT_PROXYPASSWORD,
                     known && secret->password ? secret->password
                     : known                   ? ""
                                               : NULL);
    long methods = proxy_methods(request->proxy_auth);
    if (methods == (long)CURLAUTH_NEGOTIATE && !known)
        curl_easy_setopt(easy, CURLOPT_PROXYUSERNAME, "");
    curl_easy_setopt(easy, CURLOPT_PROXYAUTH, methods);
    transfer->has_proxy_login = known || (!transfer->direct && strchr(request->proxy, '@'));
}

/* Sets the address of the transfer. False when it cannot be fetched. */
static bool
aim(struct transfer *transfer, CURLU *url)
{
    const struct transfer_request *request = &transfer->request;
    char *whole = NULL, *scheme = NULL;
    take_login(url, given(request->configured) ? request->configured : request->local ? request->url : NULL);
    bool good = curl_url_get(url, CURLUPART_URL, &whole, 0) == CURLUE_OK &&
                curl_url_get(url, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
                (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0);
    if (good) {
        const struct secret *secret = secrets_find(transfer->secrets, whole);
        int64_t left_ms = transfer->start_ms + request->total_ms - clock_mono_ms();
        transfer->url = arena_printf(transfer->arena, "%s", whole).ptr;
        curl_easy_setopt(transfer->easy, CURLOPT_URL, whole);
        curl_easy_setopt(transfer->easy, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(transfer->easy, CURLOPT_TIMEOUT_MS, (long)number_max(left_ms, 1));
        set_login(transfer, url, secret);
        set_certificate(transfer, secret);
        set_headers(transfer, secret);
        set_proxy(transfer, whole);
    }
    curl_free(whole);
    curl_free(scheme);
    return good;
}

bool
hop_first(struct transfer *transfer)
{
    const struct transfer_request *request = &transfer->request;
    CURLU *url = curl_url();
    enum reason_code why = REASON_NONE;
    bool read =
        strlen(request->url) <= TRANSFER_URL_BYTES &&
        curl_url_set(url, CURLUPART_URL, request->url, CURLU_URLENCODE | CURLU_ALLOW_SPACE) == CURLUE_OK;
    if (read && request->local && has_cut_password(url))
        why = REASON_ADDRESS_CUT_PASSWORD;
    else if (!read || !aim(transfer, url))
        why = REASON_ADDRESS_SCHEME;
    curl_url_cleanup(url);
    if (why)
        reason_set(&transfer->answer.why, why);
    return !why;
}

static bool
is_redirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static bool
answer_leads_on(const struct transfer *transfer)
{
    struct curl_header *found;
    return curl_easy_header(transfer->easy, "Location", 0, CURLH_HEADER, -1, &found) == CURLHE_OK;
}

/* The target of the redirect, resolved; NULL without one. Freed by the caller. */
static CURLU *
target(const struct transfer *transfer)
{
    struct curl_header *found;
    CURLU *url = curl_url();
    if (curl_easy_header(transfer->easy, "Location", 0, CURLH_HEADER, -1, &found) == CURLHE_OK &&
        strlen(found->value) <= TRANSFER_URL_BYTES &&
        curl_url_set(url, CURLUPART_URL, transfer->url, 0) == CURLUE_OK) {
        curl_url_set(url, CURLUPART_USER, NULL, 0);
        curl_url_set(url, CURLUPART_PASSWORD, NULL, 0);
        if (curl_url_set(url, CURLUPART_URL, found->value,
                         CURLU_URLENCODE | CURLU_ALLOW_SPACE | CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK)
            return url;
    }
    curl_url_cleanup(url);
    return NULL;
}

/* The answer to Basic is that only Digest is supported. */
static bool
try_digest(struct transfer *transfer)
{
    long offered = 0;
    CURLU *url = curl_url();
    curl_easy_getinfo(transfer->easy, CURLINFO_HTTPAUTH_AVAIL, &offered);
    bool again = transfer->answer.status == 401 && !transfer->digest && transfer->has_login &&
                 (offered & (long)CURLAUTH_DIGEST) &&
                 curl_url_set(url, CURLUPART_URL, transfer->url, 0) == CURLUE_OK;
    transfer->digest = transfer->digest || again;
    again = again && aim(transfer, url);
    curl_url_cleanup(url);
    return again;
}

enum hop
hop_next(struct transfer *transfer)
{
    struct transfer_answer *answer = &transfer->answer;
    if (try_digest(transfer))
        return HOP_ON;
    if (!is_redirect(answer->status) || !answer_leads_on(transfer))
        return HOP_LAST;
    CURLU *url = target(transfer);
    if (!url)
        return HOP_MALFORMED;
    char *whole = NULL;
    curl_url_get(url, CURLUPART_URL, &whole, 0);
    bool secure = str_starts_nocase(str_from(transfer->url), STR("https:"));
    bool web = whole && (str_starts_nocase(str_from(whole), STR("https:")) ||
                         (!secure && str_starts_nocase(str_from(whole), STR("http:"))));
    transfer->refused_url = arena_str(transfer->arena, str_from(whole ? whole : "")).ptr;
    curl_free(whole);
    enum hop hop = !web ? HOP_REFUSED : transfer->hops == REDIRECTS_MAX ? HOP_TOO_MANY : HOP_ON;
    if (hop == HOP_ON) {
        bool moved = answer->status == 301 || answer->status == 308;
        transfer->digest = false;
        transfer->hops++;
        hop = aim(transfer, url) ? HOP_ON : HOP_MALFORMED;
        transfer->moved = moved && transfer->moved;
        if (transfer->moved)
            answer->moved = address_without_login(transfer->url, transfer->arena);
    }
    curl_url_cleanup(url);
    return hop;
}
