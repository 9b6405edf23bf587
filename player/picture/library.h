/* Libraries that are opened when a picture of their type is met, so that nothing else loads them. */
#ifndef BREAKROOM_PICTURE_LIBRARY_H
#define BREAKROOM_PICTURE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

/* A function of the library, and where a pointer to it is in the structure of those used. */
struct library_function {
    const char *name;
    size_t at;
};

/* Opens the library or, with `find`, finds it opened without reading a file; fills `out` with the functions.
 * False when the library or one of them is not there. */
bool library_load(const char *library, bool find, const struct library_function *functions, size_t count,
                  void *out);

#endif
