/* Replaces the sandbox, for valgrind, which needs system calls that the sandbox forbids. Linked before the
 * library, it is used instead of the player's own function. Everything else is the product. */
#include <unistd.h>

#include "decoder/decoder_private.h"

bool
sandbox_enter(int fd, const struct sandbox_limits *limits)
{
    (void)limits;
    return dup2(fd, 0) == 0;
}
