/* The file of secrets: what a server or a proxy wants to know before it answers. For fetch only.
 *
 * An INI file with a section an address, "[https://intranet.example/news]": what is in it is for that scheme,
 * host and port, and for paths below its own. The longest that fits counts. */
#ifndef BREAKROOM_FETCH_SECRETS_PRIVATE_H
#define BREAKROOM_FETCH_SECRETS_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/reason.h"

#define SECRET_HEADERS_MAX 8

/* Of one address. Texts are NULL when they are not set. */
struct secret {
    const char *address;
    const char *user, *password;
    const char *token; /* "Authorization: Bearer …" */
    const char *headers[SECRET_HEADERS_MAX];
    size_t header_count;
    const char *certificate, *key, *key_password; /* files of the client's certificate, in PEM */
};

struct secrets;

/* None yet; the file is read by secrets_follow. */
struct secrets *secrets_create(void);
void secrets_destroy(struct secrets *secrets); /* NULL is fine */

/* Reads the file when it is another one than before or has changed; "" and NULL: none. One that others may
 * read is refused. What is wrong is logged once, never with a value; true while it is in use, or there is
 * none. */
bool secrets_follow(struct secrets *secrets, const char *path);

/* Why the file is not in use; none when it is. */
const struct reason *secrets_why(const struct secrets *secrets);

/* What is for this address, or NULL. Valid until secrets_follow. */
const struct secret *secrets_find(const struct secrets *secrets, const char *url);

#endif
