#include <stddef.h>
#include <stdint.h>

#include "base/utf8.h"
#include "formats/page.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* The address of the feed that a page names can be requested, or is absent. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_create((size_t)64 * 1024 * 1024);
    struct str document = {(const char *)bytes, len};
    struct page page = page_read(arena, document, STR_NONE, STR("https://example.org/news/"));
    if (!utf8_valid(page.root) || !utf8_valid(page.feed) || (page.feed.ptr && !page.feed.len))
        __builtin_trap();
    arena_destroy(arena);
    return 0;
}
