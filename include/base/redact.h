/* Addresses fit for people: for the log, the status, the store and messages of commands. */
#ifndef BREAKROOM_BASE_REDACT_H
#define BREAKROOM_BASE_REDACT_H

#include <stdbool.h>
#include <stddef.h>

/* Writes the address without what may be secret, NUL-terminated, cut when it does not fit: no user, password,
 * query ("?…") or fragment; of the path no part that looks like a token ("…"). A mistyped address is no
 * exception ("htps://", "https:/", no scheme, an unescaped @, / or # in the password): where it is not
 * certain what belongs to the password, only the scheme and the host are written, as in
 * "https://…@example.org". A path of a file stays as it is. Returns false in that uncertain case. */
bool redact_address(const char *address, char *out, size_t size);

#endif
