/* Addresses without secrets: for the log, the status, the store and messages of commands. */
#ifndef BREAKROOM_BASE_REDACT_H
#define BREAKROOM_BASE_REDACT_H

#include <stdbool.h>
#include <stddef.h>

/* Room for an address in a line of the log or of a message. */
#define REDACT_BYTES 512

/* Writes the address without possible secrets, NUL-terminated, cut when it does not fit: no user, password,
 * query ("?…") or fragment, and no path segment that looks like a token ("…"). This includes mistyped
 * addresses ("htps://", "https:/", no scheme, an unescaped @, / or # in the password): where the extent of
 * the password is uncertain, only the scheme and the host are written, as in "https://…@example.org". A file
 * path is unchanged. Returns false in the uncertain case. */
bool redact_address(const char *address, char *out, size_t size);

#endif
