#include "commands/facts.h"

#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "fetch/decoder.h"
#include "fetch/local.h"
#include "picture/svg.h"
#include "show/looks.h"
#include "show/show.h"
#include "slide/slide.h"

#define LOG_MODULE     "check"
#define ARENA_BYTES    ((size_t)64 * 1024 * 1024)
#define SLIDE_BYTES    ((size_t)256 * 1024 * 1024)
#define PICTURES_MAX   512
#define PICTURES_MS    (60 * 1000) /* for all of them together; what is left is not looked at */
#define ONE_PICTURE_MS (15 * 1000)
#define DEAD_MAX       32

struct known {
    struct str url;
    struct check_picture picture;
};

struct facts {
    struct arena *arena;
    struct arena *scratch; /* of one slide */
    struct setup *setup;
    const struct config *config;
    struct transfer_pool *pool;
    const char *folder;     /* of a feed on disk; else NULL */
    const char *configured; /* the address of the feed; NULL: it is a file */
    enum transfer_reach reach;
    struct looks looks; /* without fonts: nothing is laid out */
    struct metrics metrics;
    struct moment now;
    struct known known[PICTURES_MAX];
    size_t count;
    int64_t end_ms;
    struct origin {
        struct str address;
        struct reason why;
    } dead[DEAD_MAX]; /* origins that did not answer: they are asked once, not for each of their pictures */
    size_t dead_count;
    const struct item *item; /* composed last, as */
    struct check_slide slide;
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
                            .pool = pool,
                            .reach = answer->reach,
                            .now = clock_now(TIME_NONE)};
    facts->end_ms = facts->now.mono_ms + PICTURES_MS;
    char *path = transfer_is_file(address) ? transfer_file_path(address) : NULL;
    if (path)
        facts->folder = local_folder(arena, path);
    else
        facts->configured = arena_c(arena, str_from(address));
    memory_free(path);
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

/* Whether the bytes are a picture, by the player's own decoder. */
static struct check_picture
judge(struct facts *facts, struct str bytes)
{
    struct picture_info info = {0};
    struct decoder_result result;
    struct decoder_options options = {.screen_w = facts->setup->flags.width,
                                      .screen_h = facts->setup->flags.height,
                                      .max_pixels = facts->config->picture_max_pixels,
                                      .timeout_ms = DECODER_TIMEOUT_MS};
    bool drawn = svg_recognised(bytes);
    struct check_picture unknown = {.state = CHECK_PICTURE_NONE};
    reason_set(&unknown.why, REASON_PICTURE_UNKNOWN);
    if (!drawn && !picture_probe(bytes, &info))
        return unknown;
    struct check_picture picture = {.state = CHECK_PICTURE_GOOD,
                                    .width = info.width,
                                    .height = info.height,
                                    .drawn = drawn,
                                    .scaled = !drawn && info.type == PICTURE_JPEG,
                                    .bytes = (int64_t)bytes.len};
    if (!drawn && !picture.scaled && (int64_t)info.width * info.height > facts->config->picture_max_pixels)
        return picture;
    if (!decoder_run(bytes, &options, &result)) {
        bool cut = result.fault == DECODER_INCOMPLETE;
        picture =
            (struct check_picture){.state = cut ? CHECK_PICTURE_CUT : CHECK_PICTURE_NONE, .why = result.why};
    } else if (drawn) {
        picture.width = result.width;
        picture.height = result.height;
    }
    if (result.fault == DECODER_CROPPED) {
        picture.state = CHECK_PICTURE_CROPPED;
        picture.why = result.why;
    }
    decoder_result_finish(&result);
    return picture;
}

/* "https://host/" of an address. */
static struct str
origin(struct str url)
{
    size_t scheme = str_find(url, STR("://"));
    size_t path = scheme == SIZE_MAX ? SIZE_MAX : str_find(str_slice(url, scheme + 3, SIZE_MAX), STR("/"));
    return path == SIZE_MAX ? url : str_slice(url, 0, scheme + 3 + path + 1);
}

static void
note_dead(struct facts *facts, struct str address, const struct reason *why)
{
    if (facts->dead_count < DEAD_MAX)
        facts->dead[facts->dead_count++] = (struct origin){arena_str(facts->arena, address), *why};
}

static struct check_picture
get(struct facts *facts, const char *url, bool local)
{
    const struct config *config = facts->config;
    struct transfer_request request = transfer_request_for(config, url);
    request.local = local;
    request.configured = facts->configured;
    request.reach = facts->reach;
    request.accept = "image/*";
    request.max_bytes = config->picture_max_bytes;
    request.max_option = "[fetch] picture-max-size";
    request.total_ms = config->total_ms < ONE_PICTURE_MS ? config->total_ms : ONE_PICTURE_MS;
    struct transfer *transfer = transfer_get(facts->pool, &request);
    const struct transfer_answer *answer = transfer_answer(transfer);
    struct check_picture picture;
    if (answer->result == TRANSFER_OK) {
        picture = judge(facts, answer->body);
    } else {
        picture = (struct check_picture){.state = CHECK_PICTURE_ABSENT, .why = answer->why};
        bool large = answer->too_large;
        picture.bytes = large ? config->picture_max_bytes + 1 : 0;
        if (!local && answer->status == 0 && !large)
            note_dead(facts, origin(str_from(url)), &answer->why);
    }
    transfer_finish(transfer);
    return picture;
}

static struct check_picture
look_at(struct facts *facts, struct str url)
{
    struct str key;
    char *path = NULL;
    if (facts->folder && !local_picture(facts->arena, facts->folder, url, &key))
        return (struct check_picture){.state = CHECK_PICTURE_OUTSIDE};
    if (facts->folder)
        path = local_picture_path(facts->arena, key);
    if (path)
        return get(facts, path, true);
    for (size_t i = 0; i < facts->dead_count; i++)
        if (str_equal(origin(url), facts->dead[i].address))
            return (struct check_picture){.state = CHECK_PICTURE_ABSENT, .why = facts->dead[i].why};
    if (clock_mono_ms() > facts->end_ms)
        return (struct check_picture){.state = CHECK_PICTURE_UNKNOWN};
    return get(facts, arena_c(facts->arena, url), false);
}

static struct check_picture
ask_picture(void *ctx, struct str url)
{
    struct facts *facts = ctx;
    for (size_t i = 0; i < facts->count; i++)
        if (str_equal(facts->known[i].url, url))
            return facts->known[i].picture;
    if (facts->count == PICTURES_MAX)
        return (struct check_picture){.state = CHECK_PICTURE_UNKNOWN};
    struct known *known = &facts->known[facts->count++];
    known->url = arena_str(facts->arena, url);
    known->picture = look_at(facts, url);
    return known->picture;
}

static struct slide_picture
picture_size(void *ctx, struct str url)
{
    struct check_picture picture = ask_picture(ctx, url);
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
    if (item == facts->item)
        return facts->slide;
    arena_reset(facts->scratch); /* before anything of the context comes to live there */
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
    struct slides slides = slide_compose(item, &context, facts->scratch);
    facts->item = item;
    facts->slide =
        (struct check_slide){.pages = slides.count, .cut = slides.cut, .emoji_cut = slides.emoji_cut};
    for (int i = 0; i < slides.count; i++)
        facts->slide.words += slides.pages[i].words;
    find_picture(&slides.pages[0], &facts->slide);
    return facts->slide;
}

static size_t
ask_missing(void *ctx, struct str text, uint32_t *codes, size_t room)
{
    struct facts *facts = ctx;
    return fonts_missing(facts->looks.fonts, text, codes, room);
}

void
facts_serve(struct facts *facts, struct check_context *context)
{
    const struct slide_context slides = show_context(facts->config);
    facts->now = context->now;
    memcpy(context->qr, slides.qr, sizeof(context->qr));
    context->ctx = facts;
    context->picture = ask_picture;
    context->picture_max_bytes = facts->config->picture_max_bytes;
    context->picture_max_pixels = facts->config->picture_max_pixels;
    if (facts->looks.fonts) {
        context->slide = ask_slide;
        context->missing = ask_missing;
    }
}
