#include "base/memory.h"

#include <unicode/uclean.h>

static void *
alloc_for_icu(const void *context, size_t size)
{
    (void)context;
    return memory_resize(NULL, size);
}

static void *
resize_for_icu(const void *context, void *old, size_t size)
{
    (void)context;
    return memory_resize(old, size);
}

static void
free_for_icu(const void *context, void *memory)
{
    (void)context;
    memory_free(memory);
}

void
memory_serve_icu(void)
{
    UErrorCode status = U_ZERO_ERROR;
    u_setMemoryFunctions(NULL, alloc_for_icu, resize_for_icu, free_for_icu, &status);
}
