#include "commands/content.h"

#include "base/log.h"

#define LOG_MODULE "play"
#define LOOK_MS    500 /* an alert must be on the wall within a second */
#define WHY_BYTES  ((size_t)64 * 1024)

static void
open_store(struct content *content)
{
    struct arena *arena = arena_create(WHY_BYTES);
    const char *why = NULL;
    content->store = store_open(content->folder, STORE_READ, arena, &why);
    if (!content->store && !content->said)
        log_warn("the store %s cannot be read: %s; trying again", content->folder, why);
    content->said = !content->store;
    arena_destroy(arena);
}

bool
content_look(struct content *content, int64_t mono_ms, struct store_content *out)
{
    if (mono_ms < content->due_ms)
        return false;
    content->due_ms = mono_ms + LOOK_MS;
    if (!content->store)
        open_store(content);
    if (!content->store || !store_changed(content->store))
        return false;
    struct str names[CONFIG_FEEDS_MAX];
    for (size_t i = 0; i < content->config->feed_count; i++)
        names[i] = str_from(content->config->feeds[i].name);
    return store_load(content->store, names, content->config->feed_count, out);
}
