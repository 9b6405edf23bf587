#include "show/show.h"

#include <string.h>

#include "base/duration.h"
#include "base/file.h"
#include "base/memory.h"
#include "paint/paint.h"
#include "paint/pack.h"
#include "show/cleaning.h"
#include "show/resources.h"
#include "show/picture_source.h"

#define ARENA_BYTES   ((size_t)64 * 1024 * 1024)
#define NAME_BYTES    ((size_t)256)
#define NOTE_BYTES    ((size_t)2048)
#define PICTURE_BYTES ((size_t)256 * 1024 * 1024)
#define CLOCK_BYTES   ((size_t)1024 * 1024)

struct show {
    struct arena *arena;
    const struct config *config;
    const char *language;
    struct resources resources;
    struct metrics metrics;
    struct painter painter;
    struct store_content content;
    struct picture_source pictures;
    struct recovery *recovery;
    enum rotate rotate;
    int width, height; /* upright */
    int diagonal_inch; /* given by the display; 0: not known */
    bool drift;
    char name[NAME_BYTES], note[NOTE_BYTES];
};

void
show_set_note(struct show *show, const char *name, const char *note)
{
    snprintf(show->name, sizeof(show->name), "%s", name);
    snprintf(show->note, sizeof(show->note), "%s", note);
}

const char *
show_screen_language(const struct show *show)
{
    return show->language;
}

const char *
show_note(const struct show *show)
{
    return show->note;
}

static enum rotate
rotate_of(const struct config *config)
{
    int64_t degrees = 0;
    str_to_int(str_from(config->rotate), &degrees);
    return (enum rotate)(degrees / 90);
}

struct show *
show_create(const struct config *config, const char *data_folder, const char *language, struct reason *why)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    struct show *show = arena_alloc(arena, sizeof(*show));
    *show =
        (struct show){.arena = arena, .config = config, .language = language, .rotate = rotate_of(config)};
    show_set_size(show, 1920, 1080);
    show->pictures = (struct picture_source){.arena = arena_create(PICTURE_BYTES), .content = &show->content};
    if (!resources_load(&show->resources, &(struct resources_wanted){arena, config, data_folder, language},
                        why)) {
        show_destroy(show);
        return NULL;
    }
    show->metrics = fonts_metrics(show->resources.fonts);
    show->painter = (struct painter){.fonts = show->resources.fonts,
                                     .picture = picture_source_bytes,
                                     .picture_ctx = &show->pictures,
                                     .icons = file_join(arena, data_folder, "icons")};
    return show;
}

void
show_destroy(struct show *show)
{
    if (!show)
        return;
    fonts_destroy(show->resources.fonts);
    arena_destroy(show->content.arena);
    arena_destroy(show->pictures.arena);
    arena_destroy(show->arena);
}

void
show_set_size(struct show *show, int width_px, int height_px)
{
    bool swap = rotate_swaps(show->rotate);
    show->width = swap ? height_px : width_px;
    show->height = swap ? width_px : height_px;
}

void
show_size(const struct show *show, int *width_px, int *height_px)
{
    *width_px = show->width;
    *height_px = show->height;
}

const struct theme *
show_theme(const struct show *show)
{
    return show->resources.theme;
}

struct fonts *
show_fonts(struct show *show)
{
    return show->resources.fonts;
}

void
show_set_drift(struct show *show, bool on)
{
    show->drift = on;
}

void
show_set_diagonal(struct show *show, int inch)
{
    show->diagonal_inch = inch;
}

static struct offset
drift_at(const struct show *show, struct moment now)
{
    return show->drift ? slide_drift(show->width, show->height, now.wall_ms) : (struct offset){0, 0};
}

bool
show_drifted(const struct show *show, const struct frame *frame, struct moment now)
{
    struct offset drift = drift_at(show, now);
    return drift.x != frame->drift.x || drift.y != frame->drift.y;
}

void
show_set_picture(struct show *show, struct str url, struct str bytes, int width, int height)
{
    show->pictures.own_url = arena_str(show->arena, url);
    show->pictures.own_bytes = arena_str(show->arena, bytes);
    show->pictures.own_size = (struct slide_picture){width, height};
}

void
show_set_picture_reader(struct show *show, show_picture_fn *read, void *ctx)
{
    show->pictures.read = read;
    show->pictures.read_ctx = ctx;
}

void
show_set_recovery(struct show *show, struct recovery *recovery)
{
    show->recovery = recovery;
}

void
show_take_content(struct show *show, struct store_content content)
{
    arena_destroy(show->content.arena);
    show->content = content;
}

const struct store_content *
show_content(const struct show *show)
{
    return &show->content;
}

struct slide_context
show_context(const struct config *config)
{
    struct slide_context context = {.safe_percent = (int)config->safe_area,
                                    .diagonal_inch = (int)config->diagonal_inch,
                                    .distance_cm = (int)config->distance_cm,
                                    .site = config->site,
                                    .clock = config->clock,
                                    .progress = config->progress};
    for (int kind = 0; kind < KIND_COUNT; kind++)
        context.qr[kind] = config->kinds[kind].qr;
    return context;
}

static struct slide_context
context_of(struct show *show, struct arena *arena, struct str language, struct moment now)
{
    struct slide_context context = show_context(show->config);
    context.width = show->width;
    context.height = show->height;
    context.theme = show->resources.theme;
    context.labels = labels_for(show->resources.labels, arena, language, show->language);
    if (context.distance_cm > 0 && context.diagonal_inch == 0)
        context.diagonal_inch = show->diagonal_inch;
    context.metrics = &show->metrics;
    context.now = now;
    context.name = show->name;
    context.note = show->note;
    context.picture = picture_source_size;
    context.picture_ctx = &show->pictures;
    return context;
}

/* Copies a painted part to its rotated place. */
static struct rect
rotated_part(struct frame *frame, struct rect part)
{
    if (frame->rotate == ROTATE_NONE)
        return part;
    return rotate_part(frame->upright, frame->canvas, frame->rotate, part);
}

struct str
show_language(const struct config *config, const struct item *item)
{
    if (item->language.len)
        return item->language;
    struct str said = item_text(item, FIELD_LANGUAGE);
    if (said.len)
        return said;
    return *config->language ? STR_NONE : item->feed_language;
}

static struct recovery_work
work_on(const struct item *item)
{
    if (!item)
        return recovery_work(RECOVERY_SLIDE);
    return recovery_work_on(RECOVERY_SLIDE, item_hash(item), item->feed,
                            item->title.len ? item->title : item->key);
}

struct frame *
show_frame(struct show *show, const struct item *item, int page, struct moment now)
{
    struct recovery_work work = work_on(item);
    recovery_enter(show->recovery, &work);
    struct frame *frame = memory_alloc(sizeof(*frame));
    frame->arena = arena_create(ARENA_BYTES);
    frame->language = item ? arena_str(frame->arena, show_language(show->config, item)) : STR_NONE;
    struct slide_context context = context_of(show, frame->arena, frame->language, now);
    struct slides slides =
        item ? cleaning_compose(item, &context, frame->arena) : slide_compose_idle(&context, frame->arena);
    frame->slide = slides.pages[page < slides.count ? page : slides.count - 1];
    frame->drift = drift_at(show, now);
    slide_move(&frame->slide, &context, frame->drift);
    frame->clock = slide_clock_text(&context, frame->arena);
    frame->asked = now;
    frame->rotate = show->rotate;
    frame->upright = frame->canvas = canvas_create(show->width, show->height);
    bool swap = rotate_swaps(frame->rotate);
    if (frame->rotate != ROTATE_NONE)
        frame->canvas = canvas_create(swap ? show->height : show->width, swap ? show->width : show->height);
    paint_slide(&show->painter, &frame->slide, frame->upright);
    rotated_part(frame, (struct rect){0, 0, show->width, show->height});
    arena_reset(show->pictures.arena);
    recovery_leave(show->recovery);
    return frame;
}

int
show_measure(struct show *show, const struct item *item, struct moment now, int *words, int room)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    struct slide_context context = context_of(show, arena, show_language(show->config, item), now);
    struct slides slides = cleaning_compose(item, &context, arena);
    for (int page = 0; page < slides.count && page < room; page++)
        words[page] = slides.pages[page].words;
    arena_destroy(arena);
    return slides.count;
}

void
frame_destroy(struct frame *frame)
{
    if (!frame)
        return;
    if (frame->canvas != frame->upright)
        canvas_destroy(frame->canvas);
    canvas_destroy(frame->upright);
    arena_destroy(frame->arena);
    memory_free(frame);
}

bool
frame_pack(struct frame *frame)
{
    if (frame->packed)
        return false;
    frame->packed = true;
    canvas_pack(frame->upright);
    if (frame->canvas != frame->upright)
        canvas_pack(frame->canvas);
    return true;
}

void
frame_unpack(struct frame *frame)
{
    if (!frame->packed)
        return;
    frame->packed = false;
    canvas_unpack(frame->upright, 0, frame->upright->height);
    canvas_unpack(frame->canvas, 0, frame->canvas->height);
}

/* Once a minute: it is the most expensive check while a slide does not change. */
static bool
same_minute(struct moment a, struct moment b)
{
    return a.wall_ms / MINUTE_MS == b.wall_ms / MINUTE_MS && a.trusted == b.trusted;
}

bool
show_update_clock(struct show *show, struct frame *frame, struct moment now, struct rect *part)
{
    if (same_minute(frame->asked, now))
        return false;
    frame->asked = now;
    struct arena *minute = arena_create(CLOCK_BYTES);
    struct slide_context context = context_of(show, minute, frame->language, now);
    struct str text = slide_clock_text(&context, minute);
    bool other = !str_equal(text, frame->clock);
    if (other) {
        frame_unpack(frame);
        *part = rotated_part(frame, paint_clock(&show->painter, &frame->slide, text, frame->upright));
        text.len = text.len < sizeof(frame->clock_bytes) ? text.len : sizeof(frame->clock_bytes);
        frame->clock = (struct str){memcpy(frame->clock_bytes, text.ptr, text.len), text.len};
    }
    arena_destroy(minute);
    return other;
}

struct rect
show_progress(struct frame *frame, float done)
{
    if (frame->slide.progress.h <= 0)
        return (struct rect){0, 0, 0, 0};
    canvas_unpack(frame->upright, frame->slide.progress.y, frame->slide.progress.h);
    if (frame->canvas != frame->upright) /* where it may be a part of each row */
        canvas_unpack(frame->canvas, 0, frame->canvas->height);
    paint_progress(&frame->slide, done, frame->upright);
    return rotated_part(frame, frame->slide.progress);
}
