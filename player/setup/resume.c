#include "setup/resume.h"

#include "base/ini.h"
#include "base/runtime.h"

#define ARENA_BYTES ((size_t)16 * 1024 * 1024)

static void
take_row(void *ctx, const struct ini_row *row)
{
    struct str *found = ctx;
    if (!row->fault && str_equal(row->section, STR("rotation")) && str_equal(row->key, STR("at")))
        *found = row->value;
}

struct str
resume_find(struct arena *arena, const char *store)
{
    struct str found = STR_NONE;
    struct runtime_said *said = arena_array(arena, RUNTIME_SAID_MAX, sizeof(*said));
    size_t count = runtime_read(arena, said);
    for (size_t i = 0; i < count; i++)
        if (said[i].alive && str_equal(said[i].role, STR("play")) &&
            str_equal(said[i].store, str_from(store)))
            ini_parse(said[i].text, take_row, &found);
    return found;
}

void
resume_playlist(struct playlist *playlist, const char *store)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    struct str at = resume_find(arena, store);
    if (at.ptr)
        playlist_restore(playlist, at);
    arena_destroy(arena);
}
