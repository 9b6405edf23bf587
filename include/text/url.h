/* Addresses: joining a relative one to its base, and telling which ones may be used. */
#ifndef BREAKROOM_TEXT_URL_H
#define BREAKROOM_TEXT_URL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/ceiling.h"
#include "base/str.h"

/* Longer ones are none. */
#define URL_BYTES_MAX CEILING(8192)

/* "http:" or "https:" with a host. */
bool url_is_http(struct str url);

/* "mailto:…", "data:…", "C:…": it starts with a scheme. */
bool url_has_scheme(struct str url);

/* RFC 3986, section 5.2, as an absolute `base` makes it; the base may itself be no use: then the reference
 * comes back as it is. White space around is taken off, line ends within taken out. Lives in the arena.
 * Absent when the reference is empty or too long. */
struct str url_resolve(struct arena *arena, struct str base, struct str reference);

#endif
