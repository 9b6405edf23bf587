#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "preview/collect.h"
#include "show/web_page.h"
#include "feed/render_name.h"
#include "picture/picture.h"
#include "show/contact.h"
#include "show/show.h"
#include "timetable/timetable.h"

#define PNG_BYTES  ((size_t)512 * 1024 * 1024)
#define DIGITS_MIN 3
#define NAME_CHARS 40
#define PAGE_CHARS 160
#define LINE_BYTES ((size_t)1024 * 1024)

/* State while slides are written. */
struct rendering {
    struct setup *setup;
    struct show *show;
    const struct timetable_request *request;
    struct moment now;
    size_t *order; /* of the items that are shown */
    size_t count;
    struct contact *contact; /* NULL: without a sheet */
    struct web_page *page;   /* NULL: without a web page */
    int digits;              /* of an item's number, so that names sort */
    int written;
};

/* Prints the path of the slide on stdout. */
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
        if (rendering->page)
            web_page_add(rendering->page, frame, timetable_name(frame->arena, item, PAGE_CHARS), STR_NONE);
        rendering->written++;
        frame_destroy(frame);
        if (!good)
            return false;
    }
    return true;
}

/* The slides have the language of the messages. */
static struct timetable_reader
reader_of(struct setup *setup)
{
    const char *language = setup->flags.language;
    return (struct timetable_reader){.locale = language ? language : setup_locale(setup)};
}

/* The heading of a sheet or a page. */
static struct str
overview_title(const struct rendering *rendering)
{
    struct str title = str_from(show_theme(rendering->show)->brand);
    if (str_blank(title))
        title = rendering->request->items[0].source;
    return str_blank(title) ? rendering->request->items[0].feed : title;
}

/* A sheet large enough for all pages. */
static void
begin_sheet(struct rendering *rendering)
{
    const struct item *items = rendering->request->items;
    int pages = 0;
    for (size_t i = 0; i < rendering->count; i++)
        pages += show_measure(rendering->show, &items[rendering->order[i]], rendering->now, NULL, 0);
    rendering->contact = contact_create(rendering->show, overview_title(rendering), pages);
}

static void
begin_page(struct rendering *rendering)
{
    struct setup *setup = rendering->setup;
    struct timetable_reader reader = reader_of(setup);
    enum reason_language language = reason_language_of(reader.locale);
    struct str moment = timetable_moment(setup->arena, rendering->request, &reader);
    rendering->page = web_page_create(overview_title(rendering), moment, language);
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

/* The first page of an item that is not shown. */
static void
add_hidden(const struct rendering *rendering, const struct item *item, struct str reason)
{
    struct frame *frame = show_frame(rendering->show, item, 0, rendering->now);
    web_page_add(rendering->page, frame, timetable_name(frame->arena, item, PAGE_CHARS), reason);
    frame_destroy(frame);
}

/* Writes the web page. */
static bool
write_page(const struct rendering *rendering)
{
    const char *path = file_join(rendering->setup->arena, rendering->setup->flags.output, "index.html");
    if (web_page_write(rendering->page, path)) {
        printf("%s\n", path);
        return true;
    }
    fprintf(stderr, "breakroom render: cannot write %s: %s\n", path, strerror(errno));
    return false;
}

/* The items that the screen would not show, each with its reason. */
static void
say_hidden(const struct rendering *rendering)
{
    const struct timetable_request *request = rendering->request;
    struct timetable *timetable = timetable_create(request);
    struct timetable_reader reader = reader_of(rendering->setup);
    for (size_t i = 0; i < request->count; i++) {
        struct playlist_verdict verdict = timetable_verdict(timetable, i);
        if (verdict.reason == PLAYLIST_SHOWN)
            continue;
        const struct item *item = &request->items[i];
        struct arena *arena = arena_create(LINE_BYTES);
        struct str reason = timetable_reason(arena, request, &reader, item, verdict);
        struct str name = timetable_name(arena, item, NAME_CHARS);
        fprintf(stderr, "breakroom render: not shown: %.*s: %.*s\n", STR_ARG(name), STR_ARG(reason));
        if (rendering->page)
            add_hidden(rendering, item, reason);
        arena_destroy(arena);
    }
    timetable_destroy(timetable);
}

/* Removes slides of an earlier call, which could be mistaken for new ones because their numbers differ. */
static void
say_older(const struct rendering *rendering)
{
    const char *folder = rendering->setup->flags.output;
    int older = -rendering->written - (rendering->contact != NULL);
    const struct dirent *entry;
    DIR *dir = opendir(folder);
    while (dir && (entry = readdir(dir)))
        older += str_ends(str_from(entry->d_name), STR(".png"));
    if (dir)
        closedir(dir);
    if (older > 0)
        fprintf(stderr, "breakroom render: %s has %d more .png, of an earlier run\n", folder, older);
}

/* In the order in which they first appear on the screen. */
static int
write_all(struct rendering *rendering)
{
    const struct timetable_request *request = rendering->request;
    rendering->order = arena_array(rendering->setup->arena, request->count, sizeof(*rendering->order));
    rendering->count = timetable_order(request, rendering->order);
    rendering->digits = rendering->count < 1000 ? DIGITS_MIN : digits_of(rendering->count);
    if (rendering->setup->flags.sheet && rendering->count)
        begin_sheet(rendering);
    if (rendering->setup->flags.html)
        begin_page(rendering);
    bool good = true;
    for (size_t i = 0; good && i < rendering->count; i++)
        good = write_item(rendering, &request->items[rendering->order[i]], (int)i + 1);
    if (good && rendering->contact)
        good = write_sheet(rendering);
    if (good)
        say_older(rendering);
    contact_destroy(rendering->contact);
    say_hidden(rendering);
    if (good && rendering->page)
        good = write_page(rendering);
    web_page_destroy(rendering->page);
    return good ? EXIT_DONE : EXIT_MACHINE;
}

static int
render(const struct command *self, struct setup *setup)
{
    struct collected collected;
    if (!file_make_folder(setup->flags.output)) {
        fprintf(stderr, "breakroom render: %s: %s\n", setup->flags.output, strerror(errno));
        return EXIT_MACHINE;
    }
    int status = collect_items(setup, self, false, &collected);
    struct rendering rendering = {.setup = setup,
                                  .show = collected.show,
                                  .request = &collected.request,
                                  .now = collected.request.start};
    if (status == EXIT_DONE && collected.request.count == 0) {
        fprintf(stderr, "breakroom render: the feed has no items; there is no slide to write\n");
        status = EXIT_INPUT;
    } else if (status == EXIT_DONE) {
        status = write_all(&rendering);
    }
    collect_finish(&collected);
    return status;
}

int
command_render(const struct command *self, int argc, char **argv)
{
    struct setup setup;
    enum flags_result result =
        setup_init(&setup, self,
                   FLAG_OUTPUT_FOLDER | FLAG_SIZE | FLAG_ROTATE | FLAG_THEME | FLAG_LANGUAGE | FLAG_AT |
                       FLAG_SHEET | FLAG_HTML | FLAG_SITE | FLAG_TAGS | FLAG_CLOCK | FLAG_CONFIG,
                   argc, argv);
    int status = result == FLAGS_HELPED ? EXIT_DONE : EXIT_MACHINE;
    if (result == FLAGS_READY && !setup.flags.output)
        fprintf(stderr, "breakroom render: name the folder for the slides: -o DIR\n");
    else if (result == FLAGS_READY)
        status = render(self, &setup);
    setup_finish(&setup);
    return status;
}
