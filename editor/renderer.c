#include "editor/renderer.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/log.h"
#include "editor/newsroom_private.h"
#include "fetch/fetch.h"
#include "fetch/local.h"
#include "picture/picture.h"
#include "setup/setup.h"
#include "show/logo.h"
#include "show/show.h"
#include "store/store.h"

#define LOG_MODULE    "render"
#define BYTES_MAX     ((size_t)64 * 1024 * 1024)
#define PICTURE_BYTES ((size_t)48 * 1024 * 1024)

struct renderer {
    const char *folder, *pictures;
    char feed[PATH_MAX]; /* the file with the item */
    struct setup setup;
    struct show *show;
    struct store *store;
    struct fetcher *fetcher;
    struct playlist *playlist; /* for the dwell of pages */
};

/* Copies a picture beside the feed to the folder of the document, if it has changed. */
static void
copy_picture(const struct renderer *renderer, const char *reference)
{
    struct arena *arena = arena_create(2 * PICTURE_BYTES);
    struct stat from, to;
    struct str key;
    bool allowed = reference && local_picture(arena, renderer->pictures, str_from(reference), &key);
    char *path = allowed ? local_picture_path(arena, key) : NULL;
    const char *copy = path ? file_join(arena, renderer->folder, reference) : NULL;
    bool same = copy && stat(path, &from) == 0 && stat(copy, &to) == 0 && from.st_size == to.st_size &&
                from.st_mtim.tv_sec <= to.st_mtim.tv_sec;
    if (copy && !same && !strstr(reference, "..") && reference[0] != '/') {
        struct str bytes = file_read(arena, path, PICTURE_BYTES, NULL);
        char *parent = arena_c(arena, str_from(copy));
        *strrchr(parent, '/') = '\0';
        if (bytes.ptr && file_make_folder(parent))
            file_replace(copy, bytes);
    }
    arena_destroy(arena);
}

static void
copy_pictures(const struct renderer *renderer, const char *path)
{
    static const char *const members[] = {"image", "banner_image"};
    struct arena *arena = arena_create(2 * NEWSROOM_FEED_MAX);
    json_t *feed = newsroom_parse(file_read(arena, path, NEWSROOM_FEED_MAX, NULL));
    json_t *item = json_array_get(json_object_get(feed, "items"), 0);
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
        copy_picture(renderer, json_string_value(json_object_get(item, members[i])));
    copy_picture(renderer,
                 json_string_value(json_object_get(json_object_get(item, "_breakroom"), "picture")));
    json_decref(feed);
    arena_destroy(arena);
}

static bool
write_slide(const struct renderer *renderer, const struct frame *frame)
{
    struct buf png;
    struct picture picture = {
        .pixels = frame->canvas->pixels, .width = frame->canvas->width, .height = frame->canvas->height};
    buf_init(&png, BYTES_MAX);
    bool good = picture_encode_png(&picture, &png) &&
                file_replace_private(file_join(frame->arena, renderer->folder, "slide.png"), buf_str(&png));
    buf_finish(&png);
    return good;
}

/* The first item of the document as the screen gets it, through the store. */
static bool
render(struct renderer *renderer, int page)
{
    struct store_content content;
    struct moment now = clock_now(TIME_NONE);
    now.trusted = true;
    copy_pictures(renderer, renderer->setup.config->feeds[0].url);
    if (fetcher_run_once(renderer->fetcher) > 0 || !store_load(renderer->store, NULL, 0, &content))
        return false;
    show_take_content(renderer->show, content);
    if (!content.count)
        return false;
    struct item *item = &content.items[0];
    item->first_seen_ms = now.wall_ms;
    struct frame *frame = show_frame(renderer->show, item, page, now);
    bool good = write_slide(renderer, frame);
    int64_t dwell_ms = playlist_dwell(renderer->playlist, item, frame->slide.words);
    if (good)
        printf("%d %d %d\n", frame->slide.page, frame->slide.pages, (int)(dwell_ms / 1000));
    frame_destroy(frame);
    return good;
}

static bool
begin(struct renderer *renderer, const char *size, const char *language)
{
    static const struct command command = {
        .name = "render", .arguments = "FEED", .summary = "", .example = ""};
    snprintf(renderer->feed, sizeof(renderer->feed), "%s/feed.json", renderer->folder);
    char *argv[] = {(char *)"render",
                    renderer->feed,
                    (char *)"--size",
                    (char *)(uintptr_t)size,
                    (char *)"--language",
                    (char *)(uintptr_t)language,
                    NULL};
    struct reason why = {.text = ""};
    if (setup_init(&renderer->setup, &command, FLAG_SIZE | FLAG_LANGUAGE | FLAG_CONFIG, *language ? 6 : 4,
                   argv) != FLAGS_READY)
        return false;
    struct setup *setup = &renderer->setup;
    const char *data = setup_data(setup);
    if (!data || !setup_feeds(setup))
        return false;
    log_set_level(LOG_ERROR);
    renderer->show = show_create(setup->config, data, setup_language(setup), &why);
    renderer->store = store_open(file_join(setup->arena, renderer->folder, "store"), STORE_WRITE, &why);
    if (renderer->show && renderer->store)
        renderer->fetcher = fetcher_create(setup->config, renderer->store, &why);
    if (!renderer->fetcher) {
        log_error("cannot make a preview: %s", reason_english(&why, renderer->setup.arena));
        return false;
    }
    logo_give(renderer->show);
    show_set_size(renderer->show, setup->flags.width, setup->flags.height);
    fetcher_set_screen(renderer->fetcher, setup->flags.width, setup->flags.height);
    struct playlist_options options = setup_playlist(setup);
    renderer->playlist = playlist_create(&options);
    return true;
}

int
renderer_run(const char *folder, const char *pictures, const char *size, const char *language)
{
    struct renderer renderer = {.folder = folder, .pictures = pictures};
    char line[64];
    if (!begin(&renderer, size, language))
        return EXIT_FAILURE;
    while (fgets(line, sizeof(line), stdin)) {
        if (!render(&renderer, atoi(line)))
            printf("-\n");
        fflush(stdout);
    }
    playlist_destroy(renderer.playlist);
    fetcher_destroy(renderer.fetcher);
    store_close(renderer.store);
    show_destroy(renderer.show);
    setup_finish(&renderer.setup);
    return EXIT_SUCCESS;
}
