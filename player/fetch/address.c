#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include "base/memory.h"
#include "fetch/transfer_parts.h"

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
last_four(const struct in6_addr *address)
{
    uint32_t bytes;
    memcpy(&bytes, address->s6_addr + 12, sizeof(bytes));
    return ntohl(bytes);
}

static enum address_scope
scope_of_ipv6(const struct in6_addr *address)
{
    static const uint8_t nat64[12] = {0x00, 0x64, 0xFF, 0x9B};
    const uint8_t *bytes = address->s6_addr;
    if (IN6_IS_ADDR_V4MAPPED(address) || memcmp(bytes, nat64, sizeof(nat64)) == 0)
        return scope_of_ipv4(last_four(address));
    if (IN6_IS_ADDR_LINKLOCAL(address) || IN6_IS_ADDR_MULTICAST(address) || bytes[0] == 0)
        return ADDRESS_HERE;
    return (bytes[0] & 0xFE) == 0xFC ? ADDRESS_PRIVATE : ADDRESS_PUBLIC;
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

bool
address_is_loopback_host(CURLU *url)
{
    char *host = NULL;
    if (curl_url_get(url, CURLUPART_HOST, &host, 0) != CURLUE_OK)
        return false;
    bool here =
        strcasecmp(host, "localhost") == 0 || strcmp(host, "[::1]") == 0 || strncmp(host, "127.", 4) == 0;
    curl_free(host);
    return here;
}

bool
transfer_is_file(const char *url)
{
    return strncasecmp(url, "file:", 5) == 0 || !strstr(url, "://");
}

char *
transfer_file_path(const char *url)
{
    if (strncasecmp(url, "file:", 5) != 0)
        return *url && transfer_is_file(url) ? memory_string(url) : NULL;
    CURLU *parsed = curl_url();
    char *path = NULL, *copy = NULL;
    if (curl_url_set(parsed, CURLUPART_URL, url, CURLU_ALLOW_SPACE) == CURLUE_OK &&
        curl_url_get(parsed, CURLUPART_PATH, &path, CURLU_URLDECODE) == CURLUE_OK)
        copy = memory_string(path);
    curl_free(path);
    curl_url_cleanup(parsed);
    return copy;
}
