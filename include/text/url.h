/* Addresses: resolving relative ones, and checking their schemes. */
#ifndef BREAKROOM_TEXT_URL_H
#define BREAKROOM_TEXT_URL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/ceiling.h"
#include "base/str.h"

/* Longer ones are rejected. */
#define URL_BYTES_MAX CEILING(8192)

/* True for "http:" or "https:" with a host. */
bool url_is_http(struct str url);

/* True when it starts with a scheme: "mailto:…", "data:…", "C:…". */
bool url_has_scheme(struct str url);

/* Resolves a reference by RFC 3986, section 5.2; if the base is not usable, returns the reference unchanged.
 * Removes surrounding white space and line ends. Lives in the arena. Absent when the reference is empty or
 * too long. */
struct str url_resolve(struct arena *arena, struct str base, struct str reference);

#endif
