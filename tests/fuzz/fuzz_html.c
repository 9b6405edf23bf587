#include <stddef.h>
#include <stdint.h>

#include "base/utf8.h"
#include "html/html.h"
#include "text/french_spacing.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void
fuzz_html_check(const struct html *html)
{
    struct buf spaced;
    struct str text = buf_str(&html->text), body = buf_str(&html->body);
    buf_init(&spaced, body.len * 3 + 1);
    french_spacing_put(&spaced, body);
    bool good = utf8_valid(text) && utf8_valid(body) && utf8_valid(buf_str(&spaced)) && !spaced.full;
    for (size_t i = 0; i < html->picture_count; i++)
        good = good && html->pictures[i].url.len > 0;
    if (!good || str_find(text, STR("\n\n")) != SIZE_MAX || str_find(body, STR("\n\n\n")) != SIZE_MAX)
        __builtin_trap();
    buf_finish(&spaced);
}

/* The first byte selects the limits; the rest is the text. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct html html;
    struct str source = {(const char *)bytes + 1, len - 1};
    if (len < 1 || !utf8_valid(source))
        return 0;
    struct arena *arena = arena_create((size_t)16 * 1024 * 1024);
    html_init(&html, bytes[0] & 1 ? 20 : 100000, bytes[0] & 2 ? 9 : 100000);
    html_read(&html, arena, source);
    fuzz_html_check(&html);
    html_read_plain(&html, source);
    fuzz_html_check(&html);
    html_finish(&html);
    arena_destroy(arena);
    return 0;
}
