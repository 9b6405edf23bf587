/* HTTPS on loopback, by the openssl command; certificates are made when the test runs. */
#ifndef BREAKROOM_FAKES_TLSD_H
#define BREAKROOM_FAKES_TLSD_H

#include "base/str.h"

/* The fault of the server's certificate. */
enum tlsd_certificate {
    TLSD_GOOD, /* for localhost and 127.0.0.1, by the authority of tlsd_authority */
    TLSD_EXPIRED,
    TLSD_FUTURE,
    TLSD_OTHER_HOST,
    TLSD_SELF_SIGNED
};

struct tlsd_authority;

/* A new authority in a temporary folder. */
struct tlsd_authority *tlsd_authority_create(void);
void tlsd_authority_destroy(struct tlsd_authority *authority);

/* The path of its certificate, for ca-file. */
const char *tlsd_authority_file(const struct tlsd_authority *authority);

struct tlsd;

/* A server that answers "/NAME" with the file NAME of its folder, written by tlsd_put. `options` are
 * further ones of openssl s_server, or "". */
struct tlsd *tlsd_start(const struct tlsd_authority *authority, enum tlsd_certificate certificate,
                        const char *options);
void tlsd_stop(struct tlsd *tlsd);
int tlsd_port(const struct tlsd *tlsd);

/* Sets the raw answer for "/NAME" on all servers of the authority. */
void tlsd_put(const struct tlsd_authority *authority, const char *name, struct str raw);

#endif
