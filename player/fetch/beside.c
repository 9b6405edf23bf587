/* Feeds on disk: the files of their pictures, and changes of both. */
#include <string.h>

#include "base/memory.h"
#include "fetch/folder_private.h"
#include "fetch/local.h"
#include "fetch/fetch_private.h"
#include "fetch/share_private.h"

#define BESIDE_MAX  1024                      /* pictures that are watched beside a feed on disk */
#define KEYS_BYTES  ((size_t)4 * 1024 * 1024) /* of all keys; further pictures are left out */
#define PATHS_BYTES ((size_t)256 * 1024)      /* of one picture: a few of PATH_MAX each */

/* --- keys of its pictures --- */

/* Before each key that the child writes. */
struct key_head {
    uint32_t len;
    uint32_t allowed; /* else it is outside the folder, and no key follows */
};

static size_t
count_pictures(const struct feed *feed)
{
    size_t count = 0;
    for (size_t i = 0; i < feed->count; i++)
        count += feed->items[i].pictures.count;
    return count;
}

/* In the child: the key of one picture, of at most `room` bytes. */
static void
resolve_one(const char *folder, struct str reference, size_t *room, int out)
{
    struct str key = STR_NONE;
    struct arena *arena = arena_create(PATHS_BYTES);
    bool allowed = folder && local_picture(arena, folder, reference, &key) && key.len <= *room;
    struct key_head head = {allowed ? (uint32_t)key.len : 0, allowed};
    share_write(out, &head, sizeof(head));
    share_write(out, key.ptr, head.len);
    *room -= head.len;
    arena_destroy(arena);
}

/* In the child: a key for each picture of the feed, in its order. */
static void
resolve(const void *ctx, int out)
{
    const struct source *source = ctx;
    const struct feed *feed = source->refresh->feed;
    struct arena *arena = arena_create(PATHS_BYTES);
    char *folder = local_folder(arena, source->path);
    size_t room = KEYS_BYTES;
    for (size_t i = 0; i < feed->count; i++)
        for (size_t k = 0; k < feed->items[i].pictures.count; k++)
            resolve_one(folder, feed->items[i].pictures.items[k], &room, out);
    arena_destroy(arena);
}

bool
beside_begin(struct source *source)
{
    const struct feed *feed = source->path ? source->refresh->feed : NULL;
    size_t count = feed ? count_pictures(feed) : 0;
    if (feed)
        beside_forget(source);
    /* if it cannot be started, the feed is used without these pictures */
    if (count)
        share_start(source->share, resolve, source, KEYS_BYTES + count * sizeof(struct key_head));
    return count > 0;
}

/* Reads the next part of the answer: false when it ends too early. */
static bool
next_key(struct str *answer, struct arena *arena, bool *allowed, struct str *key)
{
    struct key_head head;
    if (answer->len < sizeof(head))
        return false;
    memcpy(&head, answer->ptr, sizeof(head));
    *answer = str_slice(*answer, sizeof(head), SIZE_MAX);
    if (answer->len < head.len)
        return false;
    *allowed = head.allowed != 0;
    *key = arena_str(arena, str_slice(*answer, 0, head.len));
    *answer = str_slice(*answer, head.len, SIZE_MAX);
    return true;
}

static uint64_t
add_stamp(uint64_t hash, uint64_t stamp)
{
    return str_hash((struct str){(const char *)&stamp, sizeof(stamp)}, hash);
}

static void
watch(struct source *source, struct str key)
{
    bool room = source->beside_count < BESIDE_MAX;
    char *path = room ? local_picture_path(source->refresh->arena, key) : NULL;
    if (!path)
        return;
    source->beside[source->beside_count++] = memory_string(path);
    source->beside_stamp = add_stamp(source->beside_stamp, local_picture_stamp(key));
}

static bool
take_pictures(struct source *source, struct str_list *pictures, struct str *answer)
{
    size_t kept = 0;
    for (size_t i = 0; i < pictures->count; i++) {
        struct str key;
        bool allowed;
        if (!next_key(answer, source->refresh->feed->arena, &allowed, &key))
            return false;
        if (!allowed)
            continue;
        watch(source, key);
        pictures->items[kept++] = key;
    }
    pictures->count = kept;
    return true;
}

bool
beside_take(struct source *source, struct reason *why)
{
    struct feed *feed = source->refresh->feed;
    struct str answer = share_answer(source->share);
    bool good = answer.ptr != NULL;
    source->beside = memory_array(BESIDE_MAX, sizeof(*source->beside));
    for (size_t i = 0; good && i < feed->count; i++)
        good = take_pictures(source, &feed->items[i].pictures, &answer);
    source->seen_beside_stamp = source->beside_stamp;
    if (!good)
        reason_set(why, share_why(source->share));
    return good;
}

void
beside_forget(struct source *source)
{
    for (size_t i = 0; i < source->beside_count; i++)
        memory_free(source->beside[i]);
    memory_free(source->beside);
    source->beside = NULL;
    source->beside_count = 0;
    source->beside_stamp = source->seen_beside_stamp = STR_HASH_SEED;
}

/* --- changes --- */

struct look {
    uint64_t feed, beside;
};

/* In the child. */
static void
look(const void *ctx, int out)
{
    const struct source *source = ctx;
    struct look look = {local_is_folder(source->path) ? folder_stamp(source->path)
                                                      : local_stamp(source->path),
                        STR_HASH_SEED};
    for (size_t i = 0; i < source->beside_count; i++)
        look.beside = add_stamp(look.beside, local_stamp(source->beside[i]));
    share_write(out, &look, sizeof(look));
}

static void
take_look(struct source *source, bool was_silent, struct moment now)
{
    struct look look;
    struct str answer = share_answer(source->share);
    bool silent = share_is_silent(source->share);
    source->checking = false;
    if (answer.len == sizeof(look)) {
        memcpy(&look, answer.ptr, sizeof(look));
        source->seen_stamp = look.feed;
        source->seen_beside_stamp = look.beside;
    }
    if (silent != was_silent || beside_changed(source))
        source->due_ms = now.mono_ms;
}

/* `due`: a check may begin. */
static void
follow(struct source *source, bool due, struct moment now)
{
    if (!source->path || source->refresh)
        return;
    bool was_silent = share_is_silent(source->share);
    if (source->checking && share_step(source->share))
        take_look(source, was_silent, now);
    else if (!source->checking && due)
        source->checking = share_start(source->share, look, source, sizeof(struct look));
}

void
beside_look(struct fetcher *fetcher, struct moment now)
{
    bool due = !fetcher->files_checked_ms || now.mono_ms - fetcher->files_checked_ms >= BESIDE_LOOK_MS;
    if (due)
        fetcher->files_checked_ms = now.mono_ms;
    for (size_t i = 0; i < fetcher->count; i++)
        follow(&fetcher->sources[i], due, now);
}

bool
beside_looks(const struct fetcher *fetcher)
{
    for (size_t i = 0; i < fetcher->count; i++)
        if (fetcher->sources[i].checking)
            return true;
    return false;
}

bool
beside_changed(const struct source *source)
{
    return !source->tried || source->seen_stamp != source->read_stamp ||
           source->seen_beside_stamp != source->beside_stamp;
}
