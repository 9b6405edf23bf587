/* Heap memory whose exhaustion aborts: see base/arena.h for why. The only callers of malloc. */
#ifndef BREAKROOM_BASE_MEMORY_H
#define BREAKROOM_BASE_MEMORY_H

#include <stddef.h>

/* Zeroed; never NULL. */
void *memory_alloc(size_t size) __attribute__((malloc, returns_nonnull));
void *memory_array(size_t count, size_t size) __attribute__((returns_nonnull));
/* As realloc, new bytes not zeroed; never NULL. */
void *memory_resize(void *old, size_t size) __attribute__((returns_nonnull));
/* NULL is fine. */
void memory_free(void *memory);
/* A copy of a C string, which the caller frees. */
char *memory_string(const char *text) __attribute__((returns_nonnull));

/* From now on large blocks go back to the system when they are freed: else the C library keeps them once it
 * has seen one freed, so that the pixels of a slide that has gone still count. */
void memory_return_large(void);

/* Free memory of the heap goes back to the system, after work that needed much for a while. */
void memory_trim(void);

/* The size of the whole pages within these bytes, which begin at *first; 0: there are none. */
size_t memory_whole_pages(void *memory, size_t size, void **first);

/* The whole pages within these bytes, of a large block, go back to the system; their content is lost, and
 * they can be written again. */
void memory_release(void *memory, size_t size);

/* From now on ICU takes its memory here too: refused it, ICU may wait for ever for a lock of its own. Before
 * the first call of ICU. */
void memory_serve_icu(void);

/* From now on the kernel reads ICU's data, 30 MB of which little is used, page by page and not with what lies
 * around each page: of all that a cold start reads it would be the most. See dl_iterate_phdr(3), madvise(2).
 */
void memory_read_icu_by_page(void);

/* Reports a violated invariant on stderr, with its place, and aborts. */
#define BUG(why) bug_abort(__FILE__, __LINE__, (why))
void bug_abort(const char *file, int line, const char *why) __attribute__((noreturn));

#endif
