/* The file of secrets: passwords, tokens and certificates for servers and proxies. Private to fetch.
 *
 * An INI file with one section per address, "[https://intranet.example/news]": its options apply to that
 * scheme, host and port, and to paths below its own. The section with the longest matching path is used. */
#ifndef BREAKROOM_FETCH_SECRETS_PRIVATE_H
#define BREAKROOM_FETCH_SECRETS_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/reason.h"

#define SECRET_HEADERS_MAX 8

/* For one address. Texts are NULL when they are not set. */
struct secret {
    const char *address;
    const char *user, *password;
    const char *token; /* "Authorization: Bearer …" */
    const char *headers[SECRET_HEADERS_MAX];
    size_t header_count;
    const char *certificate, *key, *key_password; /* files of the client certificate, in PEM */
};

struct secrets;

/* Empty; the file is read by secrets_follow. */
struct secrets *secrets_create(void);
void secrets_destroy(struct secrets *secrets); /* NULL is fine */

/* Reads the file when the path or the file has changed; "" and NULL: none. A file that others may read is
 * refused. Faults are logged once, never with a value; true while the file is in use, or there is none. */
bool secrets_follow(struct secrets *secrets, const char *path);

/* Why the file is not in use; none when it is. */
const struct reason *secrets_why(const struct secrets *secrets);

/* The secrets for this address, or NULL. Valid until secrets_follow. */
const struct secret *secrets_find(const struct secrets *secrets, const char *url);

#endif
