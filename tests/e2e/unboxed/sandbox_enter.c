/* The door of the sandbox, left open: linked in front of the library it takes the place of the player's own,
 * so that valgrind, which needs calls that the sandbox forbids, can look into the process that decodes
 * pictures. All else is what the released program is linked of. */
#include <unistd.h>

#include "decoder/decoder_private.h"

bool
sandbox_enter(int fd, const struct sandbox_limits *limits)
{
    (void)limits;
    return dup2(fd, 0) == 0;
}
