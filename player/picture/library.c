#include "picture/library.h"

#include <dlfcn.h>
#include <string.h>

bool
library_load(const char *library, bool find, const struct library_function *functions, size_t count,
             void *out)
{
    void *opened = dlopen(library, RTLD_NOW | (find ? RTLD_NOLOAD : RTLD_LOCAL));
    for (size_t i = 0; opened && i < count; i++) {
        /* dlsym(3) looks into the libraries that it needs, too */
        void *function = dlsym(opened, functions[i].name);
        if (!function)
            return false;
        memcpy((char *)out + functions[i].at, &function, sizeof(function));
    }
    return opened != NULL;
}
