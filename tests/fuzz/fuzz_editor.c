#include <jansson.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "editor/bravo.h"
#include "editor/newsroom_private.h"

#define ARENA_BYTES ((size_t)512 * 1024 * 1024)

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

struct house {
    struct arena *arena;
    struct newsroom *room;
    char folder[64];
};

static bool
enter(struct house *house)
{
    struct reason why;
    house->arena = arena_create(ARENA_BYTES);
    snprintf(house->folder, sizeof(house->folder), "/dev/shm/fuzz-editor-%ld", (long)getpid());
    file_make_folder(house->folder);
    house->room = newsroom_open(file_join(house->arena, house->folder, "database"),
                                file_join(house->arena, house->folder, "feed.json"), &why);
    return house->room != NULL;
}

static void
leave(struct house *house)
{
    static const char *const files[] = {"database", "database-wal", "database-shm", "feed.json"};
    newsroom_close(house->room);
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        unlink(file_join(house->arena, house->folder, files[i]));
    rmdir(house->folder);
    arena_destroy(house->arena);
}

/* The body of one request: what the routes do with it. */
static void
act(struct house *house, struct str body)
{
    static const struct newsroom_actor actor = {{"Ada", 3}, 5};
    json_t *value = json_loadb(body.ptr, body.len, JSON_REJECT_DUPLICATES, NULL);
    const char *id = json_string_value(json_object_get(value, "id"));
    const json_t *item = json_object_get(value, "item");
    int64_t revision = json_integer_value(json_object_get(value, "revision"));
    int64_t version = newsroom_latest(house->room);
    struct str text = item ? newsroom_dump(house->arena, item, false) : STR_NONE;
    struct bravo bravo = {.to = str_from(json_string_value(json_object_get(value, "to"))), .text = text};
    if (item && id)
        newsroom_save(house->room, str_from(id), text, &revision, actor);
    else if (id && json_is_string(json_object_get(value, "before")))
        newsroom_move(house->room, str_from(id),
                      str_from(json_string_value(json_object_get(value, "before"))));
    else if (id && revision)
        newsroom_remove(house->room, str_from(id), &revision, actor);
    else if (json_object_get(value, "to"))
        bravo_put(house->room, &bravo);
    else if (value)
        newsroom_publish(house->room, str_from(id), &version, actor);
    json_decref(value);
}

/* Bodies of requests, one per line: whatever they are, the published document is a feed, and its file is
 * that state. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct house house;
    struct str rest = {(const char *)bytes, len};
    static const struct newsroom_actor actor = {{"Ada", 3}, 5};
    if (!enter(&house))
        __builtin_trap();
    while (rest.len)
        act(&house, str_split(&rest, '\n'));
    int64_t version = newsroom_latest(house.room);
    if (newsroom_publish(house.room, STR_NONE, &version, actor) != NEWSROOM_DONE)
        __builtin_trap();
    struct str file =
        file_read(house.arena, file_join(house.arena, house.folder, "feed.json"), 1 << 28, NULL);
    json_t *feed = newsroom_parse(file);
    if (!json_is_array(json_object_get(feed, "items")) ||
        !str_equal(file, newsroom_version(house.room, version, house.arena)))
        __builtin_trap();
    json_decref(feed);
    leave(&house);
    return 0;
}
