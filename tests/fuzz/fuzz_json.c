#include <stddef.h>
#include <stdint.h>

#include "base/utf8.h"
#include "feed/json.h"
#include "text/json_tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void
fuzz_json_walk(const struct json *node, int depth)
{
    for (; node; node = node->next) {
        if (depth > 64 || !utf8_valid(node->text))
            __builtin_trap();
        fuzz_json_walk(node->first, depth + 1);
    }
}

static void
fuzz_json_ignore(void *context, enum json_event event, struct str text)
{
    *(size_t *)context += text.len + event;
}

/* The scanner reports the same for any division into pieces. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct str text = {(const char *)bytes, len};
    size_t sums[2] = {0, 0};
    bool good[2];
    struct item item;
    if (!utf8_valid(text))
        return 0;
    for (size_t round = 0; round < 2; round++) {
        struct json_scan *scan = json_scan_create(64, 100000, fuzz_json_ignore, &sums[round]);
        size_t piece = round ? 3 : SIZE_MAX;
        for (size_t at = 0; at < len; at += str_slice(text, at, piece).len)
            json_scan_push(scan, str_slice(text, at, piece));
        good[round] = json_scan_finish(scan);
        json_scan_destroy(scan);
    }
    if (good[0] != good[1] || sums[0] != sums[1])
        __builtin_trap();
    struct arena *arena = arena_create((size_t)1024 * 1024 * 1024);
    fuzz_json_walk(json_read(arena, text), 0);
    item_from_json(arena, text, &item);
    arena_destroy(arena);
    return 0;
}
