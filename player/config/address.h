/* Addresses of feeds as people write them. Private to this folder. */
#ifndef BREAKROOM_CONFIG_ADDRESS_H
#define BREAKROOM_CONFIG_ADDRESS_H

#include "base/arena.h"

struct address {
    struct str value; /* the address to use, in the arena; absent: the text cannot be interpreted */
    const char *why;  /* NULL, or what is wrong with it: the text form of a reason */
};

/* Reads the address of a feed: http, https, file or a path. When only one address can have been meant (a
 * missing or mistyped scheme, an unescaped @ or # in the password, a space), that one is returned. */
struct address address_read(struct arena *arena, struct str text);

/* Reads the address of a proxy; without a scheme it is http. */
struct address address_read_proxy(struct arena *arena, struct str text);

#endif
