#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "commands/logo.h"
#include "commands/render_name.h"
#include "commands/setup.h"
#include "commands/temporary.h"
#include "fetch/fetch.h"
#include "picture/picture.h"
#include "screen/paint.h"
#include "show/contact.h"
#include "show/show.h"

#define LOG_MODULE "render"
#define PNG_BYTES  ((size_t)512 * 1024 * 1024)
#define DIGITS_MIN 3

/* What writing needs to know. */
struct rendering {
    struct setup *setup;
    struct show *show;
    struct moment now;
    struct contact *contact; /* NULL: no sheet is wanted */
    int digits;              /* of an item's number, so that names sort */
    int written;
};

/* Names it on stdout. */
static bool
write_png(const struct canvas *canvas, const char *path)
{
    struct picture picture = {.pixels = canvas->pixels, .width = canvas->width, .height = canvas->height};
    struct buf png;
    buf_init(&png, PNG_BYTES);
    bool good = picture_encode_png(&picture, &png) && file_replace(path, buf_str(&png));
    if (good)
        printf("%s\n", path);
    else
        fprintf(stderr, "breakroom render: cannot write %s: %s\n", path, strerror(errno));
    buf_finish(&png);
    return good;
}

static int
digits_of(size_t number)
{
    int digits = 1;
    while (number /= 10)
        digits++;
    return digits;
}

/* "007-compliment-thank-you-samira-p2.png" */
static const char *
path_of(const struct rendering *rendering, const struct frame *frame, struct str title, int number)
{
    struct arena *arena = frame->arena;
    const struct slide *slide = &frame->slide;
    struct str slug = render_slug(arena, title), page = STR("");
    if (slide->pages > 1)
        page = arena_printf(arena, "-p%0*d", digits_of((size_t)slide->pages), slide->page + 1);
    return arena_printf(arena, "%s/%0*d-%s%s%.*s%.*s.png", rendering->setup->flags.output, rendering->digits,
                        number, kind_name(slide->kind), slug.len ? "-" : "", STR_ARG(slug), STR_ARG(page))
        .ptr;
}

static void
add_to_sheet(struct rendering *rendering, const struct frame *frame, struct str title, int number)
{
    const struct slide *slide = &frame->slide;
    struct str shown = arena_printf(frame->arena, "%d", number);
    if (slide->pages > 1)
        shown = arena_printf(frame->arena, "%d · %d/%d", number, slide->page + 1, slide->pages);
    struct contact_caption caption = {shown, str_from(kind_name(slide->kind)), title};
    if (rendering->contact)
        contact_add(rendering->contact, frame, &caption);
}

/* All pages of one item; `number` counts the items. */
static bool
write_item(struct rendering *rendering, const struct item *item, int number)
{
    int pages = 1;
    for (int page = 0; page < pages; page++) {
        struct frame *frame = show_frame(rendering->show, item, page, rendering->now);
        pages = frame->slide.pages;
        struct str title = render_title(frame->arena, item);
        bool good = write_png(frame->canvas, path_of(rendering, frame, title, number));
        add_to_sheet(rendering, frame, title, number);
        rendering->written++;
        frame_destroy(frame);
        if (!good)
            return false;
    }
    return true;
}

/* A sheet as large as all pages need. */
static void
begin_sheet(struct rendering *rendering, const struct store_content *content)
{
    struct str title = str_from(show_theme(rendering->show)->brand);
    int pages = 0;
    for (size_t i = 0; i < content->count; i++)
        pages += show_pages(rendering->show, &content->items[i], rendering->now);
    if (str_blank(title))
        title = content->items[0].source;
    if (str_blank(title))
        title = content->items[0].feed;
    rendering->contact = contact_create(rendering->show, title, pages);
}

static bool
write_sheet(const struct rendering *rendering)
{
    const struct contact *contact = rendering->contact;
    const char *folder = rendering->setup->flags.output;
    if (contact_room(contact) < rendering->written)
        fprintf(stderr, "breakroom render: the sheet shows the first %d of %d slides\n",
                contact_room(contact), rendering->written);
    return write_png(contact_canvas(contact), file_join(rendering->setup->arena, folder, "sheet.png"));
}

static int
write_all(struct setup *setup, struct show *show)
{
    const struct store_content *content = show_content(show);
    if (content->count == 0) {
        fprintf(stderr, "breakroom render: the feed has no items; there is no slide to write\n");
        return EXIT_INPUT;
    }
    struct rendering rendering = {.setup = setup, .show = show, .now = clock_now(TIME_NONE)};
    rendering.now.trusted = true;
    if (setup->flags.at_ms != TIME_NONE)
        rendering.now.wall_ms = setup->flags.at_ms;
    rendering.digits = content->count < 1000 ? DIGITS_MIN : digits_of(content->count);
    if (setup->flags.sheet)
        begin_sheet(&rendering, content);
    bool good = true;
    for (size_t i = 0; good && i < content->count; i++)
        good = write_item(&rendering, &content->items[i], (int)i + 1);
    if (good && rendering.contact)
        good = write_sheet(&rendering);
    contact_destroy(rendering.contact);
    return good ? EXIT_DONE : EXIT_MACHINE;
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
    if (!data || !setup_theme(setup, data) || !setup_feeds(setup))
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
    logo_give(show);
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
    enum flags_result result = setup_init(&setup, self, "ozrTlaSc", argc, argv);
    int status = result == FLAGS_HELPED ? EXIT_DONE : EXIT_MACHINE;
    enum log_level level;
    /* what is read here is which files were written, and what is wrong */
    if (result == FLAGS_READY && log_level_from_name(setup.config->log_level, &level) && level == LOG_INFO)
        log_set_level(LOG_WARN);
    if (result == FLAGS_READY && !setup.flags.output)
        fprintf(stderr, "breakroom render: say where the slides go: -o DIR\n");
    else if (result == FLAGS_READY)
        status = render(&setup);
    setup_finish(&setup);
    return status;
}
