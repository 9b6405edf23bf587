/* Addresses of files. Without libcurl, so that programs that only check whether a file exists need not load
 * it. */
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/str.h"
#include "fetch/transfer.h"

#define SCHEME    "file:"
#define LOCALHOST "localhost"

bool
transfer_is_file(const char *url)
{
    return strncasecmp(url, SCHEME, strlen(SCHEME)) == 0 || !strstr(url, "://");
}

/* The path after the scheme and a host that is this machine; NULL: another host, or no absolute path. */
static const char *
path_of(const char *url)
{
    const char *path = url + strlen(SCHEME);
    if (strncmp(path, "//", 2) == 0)
        path += 2;
    if (strncasecmp(path, LOCALHOST "/", strlen(LOCALHOST "/")) == 0)
        path += strlen(LOCALHOST);
    return *path == '/' ? path : NULL;
}

char *
transfer_file_path(const char *url)
{
    if (strncasecmp(url, SCHEME, strlen(SCHEME)) != 0)
        return *url && transfer_is_file(url) ? memory_string(url) : NULL;
    const char *path = path_of(url);
    char *copy = path ? memory_string(path) : NULL;
    if (copy)
        copy[strcspn(copy, "?#")] = '\0';
    if (copy && str_decode_percent(copy))
        return copy;
    memory_free(copy);
    return NULL;
}
