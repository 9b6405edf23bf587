#include "config/keep.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#define TEXT_BYTES ((size_t)4 * CONFIG_BYTES_MAX)

const char *
config_kept_path(struct arena *arena, const char *state_folder, const char *path)
{
    char folder[PATH_MAX];
    struct str whole = str_from(path);
    if (*path != '/' && getcwd(folder, sizeof(folder)))
        whole = arena_printf(arena, "%s/%s", folder, path);
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    return arena_printf(arena, "%s/kept-%s-%08x", state_folder, name,
                        (unsigned)(str_hash(whole, STR_HASH_SEED) & UINT32_MAX))
        .ptr;
}

/* Absent when it cannot be read. */
static struct str
read_kept(struct arena *arena, const char *kept_path)
{
    return file_read(arena, kept_path, TEXT_BYTES, NULL);
}

bool
config_keep(const struct config *config, const char *kept_path)
{
    struct arena *arena = arena_create(TEXT_BYTES * 2);
    bool same = str_equal(read_kept(arena, kept_path), config->text);
    arena_destroy(arena);
    return same || file_replace_private(kept_path, config->text);
}

static void
ignore(void *ctx, const char *line)
{
    (void)ctx;
    (void)line;
}

bool
config_load_kept(struct config *config, const char *kept_path)
{
    struct str text = read_kept(config->arena, kept_path);
    if (!text.ptr)
        return false;
    config_parse(config, text, kept_path, ignore, NULL);
    return config_names_feeds(config);
}

bool
config_is_part_of_kept(struct str text, const char *kept_path)
{
    struct arena *arena = arena_create(TEXT_BYTES * 2);
    struct str kept = read_kept(arena, kept_path);
    bool part = kept.ptr && text.len > 0 && text.len < kept.len && str_starts(kept, text) &&
                kept.ptr[text.len] != '\n' && kept.ptr[text.len] != '\r' && kept.ptr[text.len - 1] != '\n';
    arena_destroy(arena);
    return part;
}
