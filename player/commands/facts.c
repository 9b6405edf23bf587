#include "commands/facts.h"

#include <string.h>

#include "base/log.h"
#include "commands/picture_facts.h"
#include "show/cleaning.h"
#include "show/looks.h"
#include "show/show.h"
#include "slide/slide.h"

#define LOG_MODULE  "check"
#define ARENA_BYTES ((size_t)64 * 1024 * 1024)
#define SLIDE_BYTES ((size_t)256 * 1024 * 1024)

struct facts {
    struct arena *arena;
    struct arena *scratch; /* of one slide */
    struct setup *setup;
    const struct config *config;
    struct picture_facts *pictures;
    struct looks looks; /* without fonts: nothing is laid out */
    struct metrics metrics;
    struct moment now;
};

static void
load_looks(struct facts *facts)
{
    const char *why = NULL, *data = setup_data(facts->setup);
    const struct looks_wanted wanted = {facts->arena, facts->config, data, setup_language(facts->setup)};
    if (!data)
        return;
    if (looks_load(&facts->looks, &wanted, &why))
        facts->metrics = fonts_metrics(facts->looks.fonts);
    else
        log_warn("lengths, sizes and characters are not checked: %s", why);
}

struct facts *
facts_create(struct setup *setup, struct transfer_pool *pool, const char *address,
             const struct transfer_answer *answer)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    struct facts *facts = arena_alloc(arena, sizeof(*facts));
    *facts = (struct facts){.arena = arena,
                            .scratch = arena_create(SLIDE_BYTES),
                            .setup = setup,
                            .config = setup->config,
                            .pictures = picture_facts_create(arena, setup, pool, address, answer),
                            .now = clock_now(TIME_NONE)};
    load_looks(facts);
    return facts;
}

void
facts_destroy(struct facts *facts)
{
    if (!facts)
        return;
    fonts_destroy(facts->looks.fonts);
    arena_destroy(facts->scratch);
    arena_destroy(facts->arena);
}

static struct slide_picture
picture_size(void *ctx, struct str url)
{
    struct check_picture picture = picture_facts_ask(((struct facts *)ctx)->pictures, url);
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
    struct facts *facts = ctx;
    arena_reset(facts->scratch); /* before anything of the context is allocated there */
    struct str language = show_language(facts->config, item);
    struct slide_context context = show_context(facts->config);
    context.width = facts->setup->flags.width;
    context.height = facts->setup->flags.height;
    context.theme = facts->looks.theme;
    context.labels = labels_for(facts->looks.labels, facts->scratch, language, setup_language(facts->setup));
    context.metrics = &facts->metrics;
    context.now = facts->now;
    context.picture = picture_size;
    context.picture_ctx = facts;
    struct slides slides = cleaning_compose(item, &context, facts->scratch);
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
    struct facts *facts = ctx;
    return fonts_missing(facts->looks.fonts, text, codes, room);
}

size_t
facts_unseen(const struct facts *facts)
{
    return picture_facts_unseen(facts->pictures);
}

static void
ask_pictures(void *ctx, const struct str *urls, size_t count)
{
    picture_facts_ask_all(((struct facts *)ctx)->pictures, urls, count);
}

static struct check_picture
ask_picture(void *ctx, struct str url)
{
    return picture_facts_ask(((struct facts *)ctx)->pictures, url);
}

void
facts_serve(struct facts *facts, struct check_context *context)
{
    const struct slide_context slides = show_context(facts->config);
    facts->now = context->now;
    memcpy(context->qr, slides.qr, sizeof(context->qr));
    context->ctx = facts;
    context->pictures = ask_pictures;
    context->picture = ask_picture;
    context->picture_max_bytes = facts->config->picture_max_bytes;
    context->picture_max_pixels = facts->config->picture_max_pixels;
    if (facts->looks.fonts) {
        context->slide = ask_slide;
        context->missing = ask_missing;
    }
}
