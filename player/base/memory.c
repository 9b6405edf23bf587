#include "base/memory.h"

#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

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

void
memory_trim(void)
{
    malloc_trim(0);
}

size_t
memory_whole_pages(void *memory, size_t size, void **first)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), at = (uintptr_t)memory;
    uintptr_t from = (at + page - 1) / page * page, end = (at + size) / page * page;
    *first = (char *)memory + (from - at);
    return from < end ? end - from : 0;
}

void
memory_release(void *memory, size_t size)
{
    void *first;
    size_t whole = memory_whole_pages(memory, size, &first);
    if (whole)
        madvise(first, whole, MADV_DONTNEED);
}

char *
memory_string(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(memory_alloc(size), text, size);
}
