/* Libraries that are loaded only when a picture of their type occurs. */
#ifndef BREAKROOM_PICTURE_LIBRARY_H
#define BREAKROOM_PICTURE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

/* A function of the library, and the offset of its pointer in the structure. */
struct library_function {
    const char *name;
    size_t at;
};

/* Opens the library or, with `find`, finds it already opened without reading a file; fills `out` with the
 * functions. False when the library or one of the functions is missing. */
bool library_load(const char *library, bool find, const struct library_function *functions, size_t count,
                  void *out);

#endif
