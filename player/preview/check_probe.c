#include "preview/check_probe.h"

#include <string.h>

#include "base/log.h"
#include "preview/picture_probe.h"
#include "show/cleaning.h"
#include "show/resources.h"
#include "show/show.h"
#include "slide/slide.h"

#define LOG_MODULE  "check"
#define ARENA_BYTES ((size_t)64 * 1024 * 1024)
#define SLIDE_BYTES ((size_t)256 * 1024 * 1024)

struct check_probe {
    struct arena *arena;
    struct arena *scratch; /* for one slide */
    struct setup *setup;
    const struct config *config;
    struct picture_probe *pictures;
    struct resources resources; /* without fonts: nothing is laid out */
    struct metrics metrics;
    struct moment now;
};

static void
load_resources(struct check_probe *probe)
{
    const char *data = setup_data(probe->setup);
    struct reason why;
    const struct resources_wanted wanted = {probe->arena, probe->config, data, setup_language(probe->setup)};
    if (!data)
        return;
    if (resources_load(&probe->resources, &wanted, &why))
        probe->metrics = fonts_metrics(probe->resources.fonts);
    else
        log_warn("lengths, sizes and characters are not checked: %s",
                 reason_english(&why, probe->setup->arena));
}

struct check_probe *
check_probe_create(struct setup *setup, struct transfer_pool *pool, const char *address,
                   const struct transfer_answer *answer)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    struct check_probe *probe = arena_alloc(arena, sizeof(*probe));
    *probe = (struct check_probe){.arena = arena,
                                  .scratch = arena_create(SLIDE_BYTES),
                                  .setup = setup,
                                  .config = setup->config,
                                  .pictures = picture_probe_create(arena, setup, pool, address, answer),
                                  .now = clock_now(TIME_NONE)};
    load_resources(probe);
    return probe;
}

void
check_probe_destroy(struct check_probe *probe)
{
    if (!probe)
        return;
    fonts_destroy(probe->resources.fonts);
    arena_destroy(probe->scratch);
    arena_destroy(probe->arena);
}

static struct slide_picture
picture_size(void *ctx, struct str url)
{
    struct check_picture picture = picture_probe_ask(((struct check_probe *)ctx)->pictures, url);
    bool good = picture.state == CHECK_PICTURE_GOOD;
    return good ? (struct slide_picture){picture.width, picture.height} : (struct slide_picture){0, 0};
}

/* The largest picture of a page is the item's. */
static void
find_picture(const struct slide *page, struct check_slide *out)
{
    for (int i = 0; i < page->count; i++) {
        const struct box *box = &page->boxes[i];
        if (box->type != BOX_PICTURE || box->at.w <= out->picture.w)
            continue;
        out->picture = box->at;
        out->contain = box->contain;
    }
}

static struct check_slide
ask_slide(void *ctx, const struct item *item)
{
    struct check_probe *probe = ctx;
    arena_reset(probe->scratch); /* must precede all allocations of the context in it */
    struct str language = show_language(probe->config, item);
    struct slide_context context = show_context(probe->config);
    context.width = probe->setup->flags.width;
    context.height = probe->setup->flags.height;
    context.theme = probe->resources.theme;
    context.labels =
        labels_for(probe->resources.labels, probe->scratch, language, setup_language(probe->setup));
    context.metrics = &probe->metrics;
    context.now = probe->now;
    context.picture = picture_size;
    context.picture_ctx = probe;
    struct slides slides = cleaning_compose(item, &context, probe->scratch);
    struct check_slide out =
        (struct check_slide){.pages = slides.count, .cut = slides.cut, .emoji_cut = slides.emoji_cut};
    for (int i = 0; i < slides.count; i++)
        out.words += slides.pages[i].words;
    find_picture(&slides.pages[0], &out);
    return out;
}

static size_t
ask_missing(void *ctx, struct str text, uint32_t *codes, size_t room)
{
    struct check_probe *probe = ctx;
    return fonts_missing(probe->resources.fonts, text, codes, room);
}

size_t
check_probe_unseen(const struct check_probe *probe)
{
    return picture_probe_unseen(probe->pictures);
}

static void
ask_pictures(void *ctx, const struct str *urls, size_t count)
{
    picture_probe_ask_all(((struct check_probe *)ctx)->pictures, urls, count);
}

static struct check_picture
ask_picture(void *ctx, struct str url)
{
    return picture_probe_ask(((struct check_probe *)ctx)->pictures, url);
}

void
check_probe_serve(struct check_probe *probe, struct check_context *context)
{
    const struct slide_context slides = show_context(probe->config);
    probe->now = context->now;
    memcpy(context->qr, slides.qr, sizeof(context->qr));
    context->ctx = probe;
    context->pictures = ask_pictures;
    context->picture = ask_picture;
    context->picture_max_bytes = probe->config->picture_max_bytes;
    context->picture_max_pixels = probe->config->picture_max_pixels;
    if (probe->resources.fonts) {
        context->slide = ask_slide;
        context->missing = ask_missing;
    }
}
