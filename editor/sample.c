/* The sample week as drafts, one per kind, to be overwritten. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "editor/editor.h"
#include "editor/newsroom_private.h"
#include "fetch/local.h"

#define ARENA_BYTES   (4 * NEWSROOM_FEED_MAX)
#define PICTURE_BYTES ((size_t)16 * 1024 * 1024)

/* In the installed data, or in the source tree. */
static const char *
find_sample(struct arena *arena, const char *data, bool french)
{
    const char *name = french ? "semaine.json" : "week.json";
    const char *path = arena_printf(arena, "%s/feeds/%s", data, name).ptr;
    return access(path, R_OK) == 0 ? path : arena_printf(arena, "%s/../feeds/%s", data, name).ptr;
}

/* Copies a picture of the sample beside the feed unless there is one with this name. */
static void
copy_picture(const struct editor *editor, const char *sample_folder, const char *reference)
{
    struct arena *arena = arena_create(2 * PICTURE_BYTES);
    struct str key;
    bool inside = reference && local_picture(arena, sample_folder, str_from(reference), &key);
    const char *to = inside ? file_join(arena, editor->folder, reference) : NULL;
    if (to && access(to, F_OK) != 0) {
        struct str bytes = file_read(arena, local_picture_path(arena, key), PICTURE_BYTES, NULL);
        char *folder = arena_c(arena, str_from(to));
        *strrchr(folder, '/') = '\0';
        if (bytes.ptr && file_make_folder(folder))
            file_replace(to, bytes);
    }
    arena_destroy(arena);
}

/* With its own id, so that the sample can be imported twice. */
static bool
save_draft(struct call *call, json_t *item, struct arena *arena)
{
    struct newsroom_actor actor = {str_from(call->session->name), clock_now(TIME_NONE).wall_ms};
    struct str id = newsroom_new_id(arena);
    int64_t revision = 0;
    json_object_set_new(item, "id", json_text(id));
    return newsroom_save(call->editor->newsroom, id, newsroom_dump(arena, item, false), &revision, actor) ==
           NEWSROOM_DONE;
}

void
api_sample(struct call *call)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    const char *data = file_data_folder(arena);
    const char *path = data ? find_sample(arena, data, strcmp(ask_language(call), "fr") == 0) : "";
    char *folder = arena_c(arena, str_from(path));
    json_t *feed = newsroom_parse(file_read(arena, path, NEWSROOM_FEED_MAX, NULL));
    const json_t *items = json_object_get(feed, "items");
    bool good = feed != NULL;
    if (feed)
        *strrchr(folder, '/') = '\0';
    /* drafts are inserted at the beginning of the feed: so in reverse order */
    for (size_t i = json_array_size(items); good && i-- > 0;) {
        json_t *item = json_array_get(items, i);
        copy_picture(call->editor, folder, json_string_value(json_object_get(item, "image")));
        good = save_draft(call, item, arena);
    }
    if (good)
        api_items(call);
    else
        reply_error(call->request, feed ? 507 : 404, feed ? "disk" : "gone");
    json_decref(feed);
    arena_destroy(arena);
}
