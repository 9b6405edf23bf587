#include "base/memory.h"

#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LARGE_BYTES (1024 * 1024)

void
bug_abort(const char *file, int line, const char *why)
{
    int cause = errno; /* for a handler of SIGABRT */
    fprintf(stderr, "error %s:%d: %s\n", file, line, why);
    errno = cause;
    abort();
}

void *
memory_alloc(size_t size)
{
    void *memory = calloc(1, size ? size : 1);
    if (!memory)
        BUG("out of memory");
    return memory;
}

void *
memory_array(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size ? size : 1);
    if (!memory)
        BUG("out of memory");
    return memory;
}

void *
memory_resize(void *old, size_t size)
{
    void *memory = realloc(old, size ? size : 1);
    if (!memory)
        BUG("out of memory");
    return memory;
}

void
memory_free(void *memory)
{
    free(memory);
}

void
memory_return_large(void)
{
    mallopt(M_MMAP_THRESHOLD, LARGE_BYTES);
}

char *
memory_string(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(memory_alloc(size), text, size);
}
