#include "setup/resume.h"

#include "runtime/runtime.h"

struct str
resume_find(struct arena *arena, const char *store)
{
    const struct runtime_report *play = runtime_find(arena, "play", store);
    return play ? json_get_text(json_get(play->document, "play"), "rotation") : STR_NONE;
}

bool
resume_playlist(struct playlist *playlist, const char *store)
{
    struct arena *arena = arena_create(RUNTIME_BYTES_MAX);
    struct str at = resume_find(arena, store);
    bool resumed = at.ptr && playlist_restore(playlist, at);
    arena_destroy(arena);
    return resumed;
}
