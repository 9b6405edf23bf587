/* One lifetime, one arena, one free.
 *
 * Memory handed out lives until the arena is destroyed or reset; there is no free of a part. When the machine
 * has no memory left the process aborts (the service manager starts it again and the store makes that cheap),
 * so no caller checks for NULL. Untrusted input must be bounded before it is copied here; exceeding the
 * ceiling is a bug and aborts too. */
#ifndef BREAKROOM_BASE_ARENA_H
#define BREAKROOM_BASE_ARENA_H

#include <stddef.h>

#include "base/str.h"

struct arena;

/* An arena that never holds more than `ceiling` bytes. The caller owns it: arena_destroy. */
struct arena *arena_create(size_t ceiling);
void arena_destroy(struct arena *arena); /* NULL is fine */

/* Frees all but the first block, for an arena that is filled again and again. */
void arena_reset(struct arena *arena);

/* Zeroed memory, aligned for any type. A size of 0 gives a valid pointer to nothing. */
void *arena_alloc(struct arena *arena, size_t size) __attribute__((malloc, returns_nonnull));

/* Zeroed memory for `count` objects; aborts when the product overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size) __attribute__((returns_nonnull));

/* A copy of s, followed by a NUL that does not count. The absent text stays absent. */
struct str arena_str(struct arena *arena, struct str s);
/* The same as a C string; the absent text gives "". */
char *arena_c(struct arena *arena, struct str s) __attribute__((returns_nonnull));
struct str arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* As buf_fill has it; 8192 bytes at most. */
struct str arena_fill(struct arena *arena, const char *words, const struct str args[FILL_ARGS]);

/* Deep copy of a list. */
struct str_list arena_list(struct arena *arena, struct str_list list);

/* Bytes handed out so far. */
size_t arena_used(const struct arena *arena);

#endif
