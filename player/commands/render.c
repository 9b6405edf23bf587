#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "commands/setup.h"
#include "commands/temporary.h"
#include "fetch/fetch.h"
#include "picture/picture.h"
#include "screen/paint.h"
#include "show/show.h"

#define LOG_MODULE "render"
#define PNG_BYTES  ((size_t)512 * 1024 * 1024)
#define NAME_CHARS 40

/* Lower-case ASCII letters and digits of a title, joined by "-"; enough to recognise a file by. */
static struct str
slug(struct arena *arena, struct str title)
{
    struct buf out;
    buf_init(&out, NAME_CHARS);
    for (size_t i = 0; i < title.len && !out.full; i++) {
        char c = title.ptr[i];
        bool upper = c >= 'A' && c <= 'Z';
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (upper || plain)
            buf_put_char(&out, upper ? (char)(c + 'a' - 'A') : c);
        else if (out.len && out.ptr[out.len - 1] != '-')
            buf_put_char(&out, '-');
    }
    struct str name = arena_str(arena, buf_str(&out));
    while (name.len && name.ptr[name.len - 1] == '-')
        name.len--;
    buf_finish(&out);
    return name;
}

static bool
write_frame(const struct frame *frame, const char *path)
{
    struct picture picture = {
        .pixels = frame->canvas->pixels, .width = frame->canvas->width, .height = frame->canvas->height};
    struct buf png;
    buf_init(&png, PNG_BYTES);
    bool good = picture_encode_png(&picture, &png) && file_replace(path, buf_str(&png));
    if (!good)
        fprintf(stderr, "breakroom render: cannot write %s: %s\n", path, strerror(errno));
    buf_finish(&png);
    return good;
}

/* All pages of one item; `number` counts the items. */
static bool
write_item(struct show *show, const struct setup *setup, const struct item *item, int number)
{
    struct moment now = clock_now(TIME_NONE);
    now.trusted = true;
    if (setup->flags.at_ms != TIME_NONE)
        now.wall_ms = setup->flags.at_ms;
    int pages = 1;
    for (int page = 0; page < pages; page++) {
        struct frame *frame = show_frame(show, item, page, now);
        pages = frame->slide.pages;
        struct arena *arena = frame->arena;
        struct str title = slug(arena, item->title);
        struct str more = pages > 1 ? arena_printf(arena, "-p%02d", page + 1) : STR("");
        struct str path =
            arena_printf(arena, "%s/%03d-%s%s%.*s%.*s.png", setup->flags.output, number,
                         kind_name(item->kind), title.len ? "-" : "", STR_ARG(title), STR_ARG(more));
        bool good = write_frame(frame, path.ptr);
        if (good)
            printf("%s\n", path.ptr);
        frame_destroy(frame);
        if (!good)
            return false;
    }
    return true;
}

static int
write_all(struct setup *setup, struct show *show)
{
    const struct store_content *content = show_content(show);
    for (size_t i = 0; i < content->count; i++)
        if (!write_item(show, setup, &content->items[i], (int)i + 1))
            return EXIT_MACHINE;
    if (content->count == 0)
        fprintf(stderr, "breakroom render: the feed has no items; there is no slide to write\n");
    return content->count ? EXIT_DONE : EXIT_INPUT;
}

/* The feed is fetched into a store that lives as long as the command. */
static int
fetch_and_write(struct setup *setup, struct show *show, const char *folder)
{
    const char *why = NULL;
    struct store *store = store_open(folder, STORE_WRITE, setup->arena, &why);
    struct fetcher *fetcher = store ? fetcher_create(setup->config, store, &why) : NULL;
    int status = EXIT_MACHINE;
    struct store_content content;
    if (!fetcher) {
        fprintf(stderr, "breakroom render: %s\n", why);
    } else {
        fetcher_set_screen(fetcher, setup->flags.width, setup->flags.height);
        int failures = fetcher_run_once(fetcher);
        if (failures > 0) {
            status = EXIT_INPUT;
        } else if (store_load(store, NULL, 0, &content)) {
            show_take_content(show, content);
            status = write_all(setup, show);
        }
    }
    fetcher_destroy(fetcher);
    store_close(store);
    return status;
}

static int
render(struct setup *setup)
{
    const char *data = setup_data(setup);
    if (!data || !setup_feeds(setup))
        return EXIT_MACHINE;
    if (!file_make_folder(setup->flags.output)) {
        fprintf(stderr, "breakroom render: %s: %s\n", setup->flags.output, strerror(errno));
        return EXIT_MACHINE;
    }
    const char *why = NULL;
    struct show *show = show_create(setup->config, data, setup_language(setup), &why);
    if (!show) {
        fprintf(stderr, "breakroom render: %s\n", why);
        return EXIT_MACHINE;
    }
    show_set_size(show, setup->flags.width, setup->flags.height);
    int status = EXIT_MACHINE;
    char *folder = temporary_create(setup->arena);
    if (folder)
        status = fetch_and_write(setup, show, folder);
    temporary_remove(folder);
    show_destroy(show);
    return status;
}

int
command_render(const struct command *self, int argc, char **argv)
{
    struct setup setup;
    enum flags_result result = setup_init(&setup, self, "ozac", argc, argv);
    int status = result == FLAGS_HELPED ? EXIT_DONE : EXIT_MACHINE;
    if (result == FLAGS_READY && !setup.flags.output)
        fprintf(stderr, "breakroom render: say where the slides go: -o DIR\n");
    else if (result == FLAGS_READY)
        status = render(&setup);
    setup_finish(&setup);
    return status;
}
