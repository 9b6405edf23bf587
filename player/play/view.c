#include "play/view.h"

#include "base/duration.h"
#include "base/memory.h"
#include "play/view_page.h"

#define PROGRESS_STEP_MS 300 /* the steps must look smooth from some metres away */

struct view {
    struct show *show;
    struct screen *screen;
    struct view_options options;
    struct view_page current, next;
    struct frame *leaving; /* fading out; NULL outside a fade */
    int64_t fade_from_ms, drawn_ms;
    int progress_px;
    bool whole; /* the present frame must be presented as a whole */
    bool stale; /* view_refresh was called during a fade and waits for its end */
    bool dark;
    struct canvas *black; /* shown by a dark view; NULL without a screen */
};

struct view *
view_create(struct show *show, const struct view_options *options)
{
    struct view *view = memory_alloc(sizeof(*view));
    *view = (struct view){.show = show, .options = *options};
    return view;
}

static void
end_fade(struct view *view)
{
    frame_destroy(view->leaving);
    view->leaving = NULL;
}

void
view_destroy(struct view *view)
{
    if (!view)
        return;
    end_fade(view);
    view_page_drop(&view->current);
    view_page_drop(&view->next);
    canvas_destroy(view->black);
    memory_free(view);
}

static void
view_clear(struct view *view)
{
    end_fade(view);
    view_page_drop(&view->current);
    view_page_drop(&view->next);
    canvas_destroy(view->black);
    view->black = NULL;
    view->stale = false;
    if (!view->dark || !view->screen)
        return;
    int width, height;
    screen_size(view->screen, &width, &height);
    view->black = canvas_create(width, height);
    for (size_t i = 0; i < (size_t)width * (size_t)height; i++)
        view->black->pixels[i] = CANVAS_BLACK;
    view->whole = true;
}

void
view_set_screen(struct view *view, struct screen *screen)
{
    view->screen = screen;
    view_clear(view);
    if (!screen)
        return;
    int width, height;
    screen_size(screen, &width, &height);
    show_set_size(view->show, width, height);
}

void
view_set_dark(struct view *view, bool dark)
{
    view->dark = dark;
    view_clear(view);
}

/* The progress of the fade, 0 to 256, slow at both ends. */
static int
fade_k(const struct view *view, struct moment now)
{
    int64_t past = now.mono_ms - view->fade_from_ms;
    if (past < 0 || past >= view->options.fade_ms)
        return 256;
    float t = (float)past / (float)view->options.fade_ms;
    return (int)(256 * t * t * (3 - 2 * t));
}

/* Combines `current` and a running fade to one frame, so that the next fade begins without a jump. */
static struct frame *
take_shown(struct view *view, struct moment now)
{
    struct frame *shown = view->current.frame, *before = view->leaving;
    int k = fade_k(view, now);
    view->leaving = view->current.frame = NULL;
    if (!before || k == 256) {
        frame_destroy(before);
        return shown;
    }
    int64_t count = (int64_t)shown->canvas->width * shown->canvas->height;
    canvas_blend(before->canvas->pixels, shown->canvas->pixels, before->canvas->pixels, count, k);
    frame_destroy(shown);
    return before;
}

/* `shown` becomes the current frame; the previous one fades out. */
static void
change_to(struct view *view, struct view_page shown, struct moment now)
{
    view->leaving = take_shown(view, now);
    view->current = shown;
    frame_unpack(shown.frame);
    view->stale = false;
    view->fade_from_ms = now.mono_ms;
    view->progress_px = 0;
    struct rect part;
    show_update_clock(view->show, shown.frame, now, &part);
    show_progress(shown.frame, 0);
    if (view->leaving && (view->options.fade_ms == 0 || shown.frame->slide.kind == KIND_ALERT))
        end_fade(view);
    if (view->leaving)
        frame_unpack(view->leaving);
    view->whole = !view->leaving;
}

void
view_change_slide(struct view *view, const struct item *item, int page, struct moment now)
{
    struct view_page shown = view->next;
    if (view_page_matches(&view->next, item, page) && !view_page_is_outdated(&view->next, now)) {
        view->next = (struct view_page){.frame = NULL};
    } else {
        view_page_drop(&view->next);
        shown = view_page_make(view->show, item, page, now);
    }
    change_to(view, shown, now);
}

void
view_prepare(struct view *view, const struct item *item, int page, struct moment now)
{
    if (view->leaving || !view->screen || view_page_matches(&view->next, item, page))
        return;
    view_page_drop(&view->next);
    view->next = view_page_make(view->show, item, page, now);
}

void
view_pack(struct view *view)
{
    if (view->leaving || view->whole || !view->screen)
        return;
    struct frame *waiting[] = {view->current.frame, view->next.frame};
    bool packed = false;
    for (size_t i = 0; i < sizeof waiting / sizeof *waiting; i++)
        packed |= waiting[i] && frame_pack(waiting[i]);
    if (!packed)
        return;
    screen_release_memory(view->screen);
    fonts_release_memory(show_fonts(view->show));
    memory_trim();
}

void
view_refresh(struct view *view, const struct item *item, int page, struct moment now)
{
    view_page_drop(&view->next);
    view->stale = view->leaving != NULL;
    if (view->stale)
        return;
    struct view_page shown = view_page_make(view->show, item, page, now);
    view->current.made = now;
    if (view->current.frame)
        frame_unpack(view->current.frame);
    if (view->current.frame && view_page_same_pixels(&shown, &view->current))
        view_page_drop(&shown);
    else
        change_to(view, shown, now);
}

bool
view_drifted(const struct view *view, struct moment now)
{
    return view->current.frame && !view->leaving && show_drifted(view->show, view->current.frame, now);
}

bool
view_outdated(const struct view *view, struct moment now)
{
    return view->current.frame && !view->leaving &&
           (view->stale || view_page_is_outdated(&view->current, now));
}

const struct slide *
view_slide(const struct view *view)
{
    return view->current.frame ? &view->current.frame->slide : NULL;
}

const struct canvas *
view_canvas(const struct view *view)
{
    if (view->black)
        return view->black;
    if (!view->current.frame)
        return NULL;
    frame_unpack(view->current.frame);
    return view->current.frame->canvas;
}

/* Paints the progress line if it has advanced; returns the changed part. */
static struct rect
move_progress(struct view *view, float progress)
{
    struct frame *frame = view->black ? NULL : view->current.frame;
    int px = frame ? (int)(progress * (float)frame->slide.progress.w) : -1;
    if (progress < 0 || px < 0 || px == view->progress_px)
        return (struct rect){0, 0, 0, 0};
    view->progress_px = px;
    return show_progress(frame, progress);
}

static bool
draw_whole(struct view *view)
{
    view->whole = false;
    if (view->black)
        return screen_show(view->screen, view->black);
    frame_unpack(view->current.frame);
    return screen_show(view->screen, view->current.frame->canvas);
}

static bool
draw_fade(struct view *view, struct moment now, struct rect changed)
{
    int k = fade_k(view, now);
    if (k < 256)
        return screen_show_blend(view->screen, view->leaving->canvas, view->current.frame->canvas, changed,
                                 k);
    end_fade(view);
    return draw_whole(view);
}

static bool
draw_part(struct view *view, struct rect part)
{
    return part.h <= 0 || screen_show_part(view->screen, view->current.frame->canvas, part);
}

bool
view_draw(struct view *view, struct moment now, float progress)
{
    if (!view->screen || (view->black ? !view->whole : !view->current.frame))
        return true;
    view->drawn_ms = now.mono_ms;
    struct rect changed = move_progress(view, progress);
    if (view->leaving)
        return draw_fade(view, now, changed);
    if (view->whole)
        return draw_whole(view);
    struct rect clock = {0, 0, 0, 0};
    show_update_clock(view->show, view->current.frame, now, &clock);
    return draw_part(view, clock) && draw_part(view, changed);
}

void
view_expose(struct view *view)
{
    view->whole = true;
}

int64_t
view_deadline(const struct view *view, struct moment now, bool progressing)
{
    if (!view->screen || (view->black ? !view->whole : !view->current.frame))
        return INT64_MAX;
    if (view->leaving)
        return view->drawn_ms + 1000 / view->options.fps;
    if (view->whole || view->stale)
        return now.mono_ms;
    if (progressing && view->current.frame->slide.progress.h > 0)
        return now.mono_ms + PROGRESS_STEP_MS;
    return now.mono_ms + MINUTE_MS - now.wall_ms % MINUTE_MS;
}
