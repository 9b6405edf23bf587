/* Shared by the tests of fetching: a folder, a server, a configuration, and the log. */
#ifndef BREAKROOM_TESTS_FETCH_WORLD_H
#define BREAKROOM_TESTS_FETCH_WORLD_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "fakes/httpd.h"
#include "fetch/fetch.h"

#define PICTURE "feeds/pictures/atelier-300x200.jpg"

struct world {
    struct arena *arena;
    struct httpd *httpd;
    struct config *config;
    char *root, *folder; /* the store's is in the root */
    struct store *store;
    struct fetcher *fetcher;
    int log, stderr_before;
};

/* Captures the log for world_log; SHOW_LOG=1 prints it at the end. */
static inline void
world_listen(struct world *world)
{
    world->log = memfd_create("log", MFD_CLOEXEC);
    fflush(stderr);
    world->stderr_before = dup(STDERR_FILENO);
    dup2(world->log, STDERR_FILENO);
}

static inline const char *
world_log(struct world *world)
{
    struct stat st;
    fflush(stderr);
    fstat(world->log, &st);
    char *text = arena_alloc(world->arena, (size_t)st.st_size + 1);
    return pread(world->log, text, (size_t)st.st_size, 0) == st.st_size ? text : "";
}

static inline void
world_hush(struct world *world)
{
    const char *said = world_log(world);
    dup2(world->stderr_before, STDERR_FILENO);
    if (getenv("SHOW_LOG"))
        fprintf(stderr, "%s", said);
    close(world->stderr_before);
    close(world->log);
}

static inline int
world_count_logged(struct world *world, const char *part)
{
    int count = 0;
    for (const char *at = world_log(world); (at = strstr(at, part)); at++)
        count++;
    return count;
}

static inline int
world_create(void **state)
{
    struct arena *arena = arena_create((size_t)512 * 1024 * 1024);
    struct world *world = arena_alloc(arena, sizeof(*world));
    world->arena = arena;
    world->root = arena_c(arena, STR("/tmp/breakroom-test-XXXXXX"));
    if (!mkdtemp(world->root))
        return -1;
    world->folder = file_join(arena, world->root, "store");
    world->httpd = httpd_start();
    world->config = config_create();
    world->config->total_ms = 5000;
    world_listen(world);
    *state = world;
    return 0;
}

static inline void
world_close(struct world *world)
{
    fetcher_destroy(world->fetcher);
    store_close(world->store);
    world->fetcher = NULL;
    world->store = NULL;
}

static inline int
world_destroy(void **state)
{
    struct world *world = *state;
    world_close(world);
    world_hush(world);
    config_destroy(world->config);
    httpd_stop(world->httpd);
    int status = system(arena_printf(world->arena, "rm -r %s", world->root).ptr);
    arena_destroy(world->arena);
    return status;
}

/* A feed of the configuration. */
static inline struct config_feed *
world_add_address(struct world *world, const char *name, const char *address)
{
    if (!config_add_feed(world->config, address, address))
        fail_msg("no room for a feed");
    struct config_feed *feed = &world->config->feeds[world->config->feed_count - 1];
    feed->name = name;
    return feed;
}

/* The same, at a path of the server. */
static inline struct config_feed *
world_add(struct world *world, const char *name, const char *path)
{
    char url[HTTPD_URL_BYTES];
    return world_add_address(world, name, httpd_url(world->httpd, path, url));
}

/* A new fetcher, without the memory of the old one. */
static inline struct fetcher *
world_open(struct world *world)
{
    struct reason why = {.text = ""};
    world_close(world);
    world->store = store_open(world->folder, STORE_WRITE, &why);
    if (!world->store)
        fail_msg("the store does not open: %s", why.text);
    world->fetcher = fetcher_create(world->config, world->store, &why);
    if (!world->fetcher)
        fail_msg("the fetcher does not start: %s", why.text);
    return world->fetcher;
}

/* The stored content, in its own arena, which lives until the world is destroyed. */
static inline struct store_content
world_load(struct world *world)
{
    struct store_content content = {.arena = NULL}, copy = {.arena = NULL};
    if (!store_load(world->store, NULL, 0, &content))
        return copy;
    copy.items = arena_array(world->arena, content.count, sizeof(*copy.items));
    copy.pictures = arena_array(world->arena, content.picture_count, sizeof(*copy.pictures));
    for (size_t i = 0; i < content.count; i++)
        item_copy(world->arena, &content.items[i], &copy.items[i]);
    for (size_t i = 0; i < content.picture_count; i++)
        copy.pictures[i] =
            (struct store_picture){.url = arena_str(world->arena, content.pictures[i].url),
                                   .path = arena_c(world->arena, str_from(content.pictures[i].path)),
                                   .hash = arena_str(world->arena, content.pictures[i].hash),
                                   .width = content.pictures[i].width,
                                   .height = content.pictures[i].height};
    copy.count = content.count;
    copy.picture_count = content.picture_count;
    arena_destroy(content.arena);
    return copy;
}

/* A JSON feed of items "N", each with these further members. */
static inline struct str
world_feed(struct world *world, int count, const char *members)
{
    struct buf text;
    buf_init(&text, (size_t)1024 * 1024);
    buf_printf(&text,
               "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"The week\", \"items\": [");
    for (int i = 0; i < count; i++)
        buf_printf(&text, "%s{\"id\": \"%d\", \"title\": \"Item %d\", \"content_text\": \"x\"%s%s}",
                   i ? "," : "", i, i, *members ? ", " : "", members);
    buf_printf(&text, "]}");
    struct str copy = arena_str(world->arena, buf_str(&text));
    buf_finish(&text);
    return copy;
}

static inline struct str
world_picture(struct world *world)
{
    struct reason why = {.text = ""};
    struct str bytes = file_read(world->arena, PICTURE, (size_t)1024 * 1024, &why);
    if (!bytes.ptr)
        fail_msg(PICTURE ": %s", why.text);
    return bytes;
}

/* A file in the root. Returns its path. */
static inline const char *
world_write(struct world *world, const char *name, struct str bytes)
{
    const char *path = file_join(world->arena, world->root, name);
    if (!file_replace(path, bytes))
        fail_msg("%s cannot be written", path);
    return path;
}

/* A number that changes when anything in the store is written. */
static inline uint64_t
world_store_stamp(struct world *world)
{
    struct stat st = {.st_size = 0};
    stat(file_join(world->arena, world->folder, "breakroom.db"), &st);
    int64_t facts[] = {st.st_mtim.tv_sec, st.st_mtim.tv_nsec, st.st_ctim.tv_sec, st.st_ctim.tv_nsec,
                       st.st_size};
    return str_hash((struct str){(const char *)facts, sizeof(facts)}, STR_HASH_SEED);
}

#endif
