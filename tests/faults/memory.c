/* For LD_PRELOAD: the $MEMORY_REFUSEDth call of malloc(3) and similar functions fails. */
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);

static unsigned long calls, refused;

__attribute__((constructor)) static void
memory_start(void)
{
    const char *number = getenv("MEMORY_REFUSED");
    refused = number ? strtoul(number, NULL, 10) : 0;
    calls = 0;
}

static bool
is_refused(void)
{
    if (!refused || ++calls != refused)
        return false;
    errno = ENOMEM;
    return true;
}

void *
malloc(size_t size)
{
    return is_refused() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
    return is_refused() ? NULL : __libc_calloc(count, size);
}

void *
realloc(void *block, size_t size)
{
    return is_refused() ? NULL : __libc_realloc(block, size);
}
