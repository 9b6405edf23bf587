#define _GNU_SOURCE
#include "base/memory.h"

#include <link.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

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

/* Of one library of the program: 0 until it is that of ICU's data. */
static int
advise_if_icu_data(struct dl_phdr_info *library, size_t size, void *context)
{
    (void)size;
    (void)context;
    if (!strstr(library->dlpi_name, "libicudata"))
        return 0;
    for (int i = 0; i < library->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &library->dlpi_phdr[i];
        uintptr_t begin = library->dlpi_addr + part->p_vaddr;
        uintptr_t within = begin % (uintptr_t)sysconf(_SC_PAGESIZE);
        if (part->p_type == PT_LOAD)
            madvise((void *)(begin - within), part->p_memsz + within, MADV_RANDOM);
    }
    return 1;
}

void
memory_read_icu_by_page(void)
{
    dl_iterate_phdr(advise_if_icu_data, NULL);
}
