#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include "base/redact.h"
#include "fetch/transfer_private.h"

/* Blocks of the IANA special-purpose registries (RFC 6890 and its updates). */
static enum address_scope
scope_of_ipv4(uint32_t address)
{
    static const struct {
        uint32_t block;
        int bits;
        enum address_scope scope;
    } rows[] = {
        {0x00000000, 8, ADDRESS_HERE},     {0x7F000000, 8, ADDRESS_HERE},
        {0xA9FE0000, 16, ADDRESS_HERE},    {0xE0000000, 3, ADDRESS_HERE},
        {0x0A000000, 8, ADDRESS_PRIVATE},  {0xAC100000, 12, ADDRESS_PRIVATE},
        {0xC0A80000, 16, ADDRESS_PRIVATE}, {0x64400000, 10, ADDRESS_PRIVATE},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (((address ^ rows[i].block) >> (32 - rows[i].bits)) == 0)
            return rows[i].scope;
    return ADDRESS_PUBLIC;
}

static uint32_t
four_bytes(const uint8_t *bytes)
{
    uint32_t address;
    memcpy(&address, bytes, sizeof(address));
    return ntohl(address);
}

static enum address_scope
scope_of_ipv6(const struct in6_addr *address)
{
    static const uint8_t nat64[12] = {0x00, 0x64, 0xFF, 0x9B};            /* RFC 6052 */
    static const uint8_t local_nat64[6] = {0x00, 0x64, 0xFF, 0x9B, 0, 1}; /* RFC 8215 */
    static const uint8_t sixtofour[2] = {0x20, 0x02};                     /* RFC 3056 */
    static const uint8_t teredo[4] = {0x20, 0x01};                        /* RFC 4380 */
    const uint8_t *bytes = address->s6_addr;
    if (IN6_IS_ADDR_V4MAPPED(address) || memcmp(bytes, nat64, sizeof(nat64)) == 0)
        return scope_of_ipv4(four_bytes(bytes + 12));
    if (memcmp(bytes, sixtofour, sizeof(sixtofour)) == 0)
        return scope_of_ipv4(four_bytes(bytes + 2));
    if (memcmp(bytes, teredo, sizeof(teredo)) == 0)
        return scope_of_ipv4(~four_bytes(bytes + 12));
    if (memcmp(bytes, local_nat64, sizeof(local_nat64)) == 0)
        return ADDRESS_PRIVATE;
    if (IN6_IS_ADDR_LINKLOCAL(address) || IN6_IS_ADDR_MULTICAST(address) || bytes[0] == 0)
        return ADDRESS_HERE;
    return (bytes[0] & 0xFE) == 0xFC || IN6_IS_ADDR_SITELOCAL(address) ? ADDRESS_PRIVATE : ADDRESS_PUBLIC;
}

enum address_scope
address_scope(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET)
        return scope_of_ipv4(ntohl(((const struct sockaddr_in *)(const void *)address)->sin_addr.s_addr));
    if (address->sa_family == AF_INET6)
        return scope_of_ipv6(&((const struct sockaddr_in6 *)(const void *)address)->sin6_addr);
    return ADDRESS_HERE;
}

enum address_scope
address_scope_text(const char *numeric)
{
    struct sockaddr_in v4 = {.sin_family = AF_INET};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
    if (inet_pton(AF_INET, numeric, &v4.sin_addr) == 1)
        return address_scope((const struct sockaddr *)&v4);
    if (inet_pton(AF_INET6, numeric, &v6.sin6_addr) == 1)
        return address_scope((const struct sockaddr *)&v6);
    return ADDRESS_HERE;
}

void
address_text(const struct sockaddr *address, char out[INET6_ADDRSTRLEN])
{
    snprintf(out, INET6_ADDRSTRLEN, "?");
    if (address->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)address)->sin_addr, out,
                  INET6_ADDRSTRLEN);
    if (address->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr, out,
                  INET6_ADDRSTRLEN);
}

static bool
same_part(CURLU *a, CURLU *b, CURLUPart part)
{
    char *one = NULL, *other = NULL;
    bool same = curl_url_get(a, part, &one, CURLU_DEFAULT_PORT) == CURLUE_OK &&
                curl_url_get(b, part, &other, CURLU_DEFAULT_PORT) == CURLUE_OK && strcasecmp(one, other) == 0;
    curl_free(one);
    curl_free(other);
    return same;
}

bool
address_same_origin(CURLU *a, CURLU *b)
{
    return same_part(a, b, CURLUPART_SCHEME) && same_part(a, b, CURLUPART_HOST) &&
           same_part(a, b, CURLUPART_PORT);
}

/* The host of an address as libcurl interprets it ("0x7f.1" is 127.0.0.1), without brackets, zone and
 * trailing dot; NULL when there is none. Freed with curl_free. */
static char *
host_of(const char *url)
{
    CURLU *parsed = curl_url();
    char *host = NULL;
    if (curl_url_set(parsed, CURLUPART_URL, url, CURLU_URLENCODE | CURLU_ALLOW_SPACE) == CURLUE_OK)
        curl_url_get(parsed, CURLUPART_HOST, &host, CURLU_URLDECODE);
    curl_url_cleanup(parsed);
    if (!host)
        return NULL;
    size_t len = strlen(host);
    if (host[0] == '[') {
        len = strcspn(host, "%]") - 1;
        memmove(host, host + 1, len);
    } else if (len && host[len - 1] == '.') {
        len--;
    }
    host[len] = '\0';
    return host;
}

bool
address_same_host(const char *a, const char *b)
{
    char *one = host_of(a), *other = host_of(b);
    bool same = one && other && strcasecmp(one, other) == 0;
    curl_free(one);
    curl_free(other);
    return same;
}

enum address_scope
address_scope_host(const char *url)
{
    struct in6_addr number;
    char *host = host_of(url);
    enum address_scope scope = ADDRESS_PUBLIC;
    if (!host)
        return scope;
    struct str name = str_from(host);
    if (inet_pton(AF_INET, host, &number) == 1 || inet_pton(AF_INET6, host, &number) == 1)
        scope = address_scope_text(host);
    else if (str_equal_nocase(name, STR("localhost")) ||
             (name.len > 10 && str_ends_nocase(name, STR(".localhost"))))
        scope = ADDRESS_HERE;
    curl_free(host);
    return scope;
}

const char *
transfer_host(const struct transfer *transfer, char out[TRANSFER_SHOWN_BYTES])
{
    char *name = NULL;
    if (!redact_address(transfer->request.url, out, TRANSFER_SHOWN_BYTES) && transfer->hops == 0)
        return out;
    CURLU *url = curl_url();
    if (transfer->answer.location.ptr)
        curl_url_set(url, CURLUPART_URL, transfer->answer.location.ptr, 0);
    curl_url_get(url, CURLUPART_HOST, &name, 0);
    snprintf(out, TRANSFER_SHOWN_BYTES, "%s", name ? name : "?");
    curl_free(name);
    curl_url_cleanup(url);
    return out;
}

/* True when a numeric address is in a block such as "10.0.0.0/8". */
static bool
is_in_block(const char *host, struct str block)
{
    uint8_t address[16], start[16];
    char text[INET6_ADDRSTRLEN] = "";
    struct str bits_text = block, start_text = str_split(&bits_text, '/');
    int64_t bits = 0;
    int family = strchr(host, ':') ? AF_INET6 : AF_INET;
    size_t len = family == AF_INET6 ? 16 : 4;
    if (!bits_text.ptr || start_text.len >= sizeof(text) || !str_to_int(bits_text, &bits) || bits < 0 ||
        bits > (int64_t)len * 8)
        return false;
    memcpy(text, start_text.ptr, start_text.len);
    if (inet_pton(family, host, address) != 1 || inet_pton(family, text, start) != 1)
        return false;
    for (size_t i = 0; i < len && bits > 0; i++, bits -= 8)
        if ((address[i] ^ start[i]) >> (bits < 8 ? 8 - bits : 0))
            return false;
    return true;
}

static bool
is_entry_for(struct str entry, const char *host)
{
    struct str name = str_from(host);
    if (str_starts(entry, STR("*.")))
        entry = str_slice(entry, 1, SIZE_MAX);
    struct str domain = str_starts(entry, STR(".")) ? str_slice(entry, 1, SIZE_MAX) : entry;
    if (domain.len == 0)
        return false;
    if (str_equal(entry, STR("*")) || str_equal_nocase(domain, name) || is_in_block(host, entry))
        return true;
    return name.len > domain.len && name.ptr[name.len - domain.len - 1] == '.' &&
           str_ends_nocase(name, domain);
}

bool
address_is_listed(const char *list, const char *url)
{
    struct str rest = str_from(list ? list : "");
    char *host = rest.len ? host_of(url) : NULL;
    bool listed = false;
    while (host && rest.len && !listed) {
        size_t end = str_find_any(rest, ", ;\t");
        listed = is_entry_for(str_slice(rest, 0, end), host);
        rest = str_slice(rest, end + 1, SIZE_MAX);
    }
    curl_free(host);
    return listed;
}

struct str
address_without_login(const char *text, struct arena *arena)
{
    char *clean = NULL;
    CURLU *url = curl_url();
    struct str result = STR_NONE;
    if (text && curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK) {
        curl_url_set(url, CURLUPART_USER, NULL, 0);
        curl_url_set(url, CURLUPART_PASSWORD, NULL, 0);
        if (curl_url_get(url, CURLUPART_URL, &clean, 0) == CURLUE_OK)
            result = arena_str(arena, str_from(clean));
    }
    curl_free(clean);
    curl_url_cleanup(url);
    return result;
}
