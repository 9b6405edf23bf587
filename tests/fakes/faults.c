#include "fakes/faults.h"

#include "base/reason.h"

#define LINE_BYTES ((size_t)1024 * 1024)

void
put_fault(struct buf *out, const char *fault)
{
    struct arena *arena = arena_create(LINE_BYTES);
    buf_printf(out, "%.*s\n", STR_ARG(reason_text_words(arena, str_from(fault), REASON_ENGLISH)));
    arena_destroy(arena);
}
