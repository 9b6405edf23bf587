/* For LD_PRELOAD: a text with "POISON" kills the process that draws or stores it; one with "TREACLE" makes
 * it hang. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef int size_text(void *font, const char *text, int *width, int *height);
typedef int bind_text(void *statement, int index, const char *text, unsigned long long size,
                      void (*destroy)(void *), unsigned char encoding);

static void
swallow(const char *text, size_t size)
{
    if (text && size && memmem(text, size, "POISON", 6))
        abort();
    if (text && size && memmem(text, size, "TREACLE", 7))
        for (;;)
            pause();
}

int
TTF_SizeUTF8(void *font, const char *text, int *width, int *height)
{
    size_text *next;
    *(void **)&next = dlsym(RTLD_NEXT, "TTF_SizeUTF8");
    swallow(text, text ? strlen(text) : 0);
    return next(font, text, width, height);
}

int
sqlite3_bind_text64(void *statement, int index, const char *text, unsigned long long size,
                    void (*destroy)(void *), unsigned char encoding)
{
    bind_text *next;
    *(void **)&next = dlsym(RTLD_NEXT, "sqlite3_bind_text64");
    swallow(text, (size_t)size);
    return next(statement, index, text, size, destroy, encoding);
}
