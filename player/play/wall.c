#include "play/wall.h"

#include "base/duration.h"
#include "base/memory.h"
#include "play/standing.h"

#define PROGRESS_STEP_MS 300 /* the steps must look smooth from some metres away */

struct wall {
    struct show *show;
    struct screen *screen;
    struct wall_options options;
    struct standing current, next;
    struct frame *leaving; /* fading out; NULL outside a fade */
    int64_t fade_from_ms, drawn_ms;
    int progress_px;
    bool whole; /* the present frame must be presented as a whole */
    bool stale; /* wall_refresh was called during a fade and waits for its end */
    bool dark;
    struct canvas *black; /* shown by a dark wall; NULL without a screen */
};

struct wall *
wall_create(struct show *show, const struct wall_options *options)
{
    struct wall *wall = memory_alloc(sizeof(*wall));
    *wall = (struct wall){.show = show, .options = *options};
    return wall;
}

static void
end_fade(struct wall *wall)
{
    frame_destroy(wall->leaving);
    wall->leaving = NULL;
}

void
wall_destroy(struct wall *wall)
{
    if (!wall)
        return;
    end_fade(wall);
    standing_drop(&wall->current);
    standing_drop(&wall->next);
    canvas_destroy(wall->black);
    memory_free(wall);
}

static void
wall_clear(struct wall *wall)
{
    end_fade(wall);
    standing_drop(&wall->current);
    standing_drop(&wall->next);
    canvas_destroy(wall->black);
    wall->black = NULL;
    wall->stale = false;
    if (!wall->dark || !wall->screen)
        return;
    int width, height;
    screen_size(wall->screen, &width, &height);
    wall->black = canvas_create(width, height);
    for (size_t i = 0; i < (size_t)width * (size_t)height; i++)
        wall->black->pixels[i] = CANVAS_BLACK;
    wall->whole = true;
}

void
wall_set_screen(struct wall *wall, struct screen *screen)
{
    wall->screen = screen;
    wall_clear(wall);
    if (!screen)
        return;
    int width, height;
    screen_size(screen, &width, &height);
    show_set_size(wall->show, width, height);
}

void
wall_set_dark(struct wall *wall, bool dark)
{
    wall->dark = dark;
    wall_clear(wall);
}

/* The progress of the fade, 0 to 256, slow at both ends. */
static int
fade_k(const struct wall *wall, struct moment now)
{
    int64_t past = now.mono_ms - wall->fade_from_ms;
    if (past < 0 || past >= wall->options.fade_ms)
        return 256;
    float t = (float)past / (float)wall->options.fade_ms;
    return (int)(256 * t * t * (3 - 2 * t));
}

/* Combines `current` and a running fade to one frame, so that the next fade begins without a jump. */
static struct frame *
take_shown(struct wall *wall, struct moment now)
{
    struct frame *shown = wall->current.frame, *before = wall->leaving;
    int k = fade_k(wall, now);
    wall->leaving = wall->current.frame = NULL;
    if (!before || k == 256) {
        frame_destroy(before);
        return shown;
    }
    int64_t count = (int64_t)shown->canvas->width * shown->canvas->height;
    canvas_blend(before->canvas->pixels, shown->canvas->pixels, before->canvas->pixels, count, k);
    frame_destroy(shown);
    return before;
}

/* `standing` becomes the current frame; the previous one fades out. */
static void
change_to(struct wall *wall, struct standing standing, struct moment now)
{
    wall->leaving = take_shown(wall, now);
    wall->current = standing;
    wall->stale = false;
    wall->fade_from_ms = now.mono_ms;
    wall->progress_px = 0;
    struct rect part;
    show_update_clock(wall->show, standing.frame, now, &part);
    show_progress(standing.frame, 0);
    if (wall->leaving && (wall->options.fade_ms == 0 || standing.frame->slide.kind == KIND_ALERT))
        end_fade(wall);
    wall->whole = !wall->leaving;
}

void
wall_change_slide(struct wall *wall, const struct item *item, int page, struct moment now)
{
    struct standing standing = wall->next;
    if (standing_matches(&wall->next, item, page) && !standing_is_outdated(&wall->next, now)) {
        wall->next = (struct standing){.frame = NULL};
    } else {
        standing_drop(&wall->next);
        standing = standing_make(wall->show, item, page, now);
    }
    change_to(wall, standing, now);
}

void
wall_prepare(struct wall *wall, const struct item *item, int page, struct moment now)
{
    if (wall->leaving || !wall->screen || standing_matches(&wall->next, item, page))
        return;
    standing_drop(&wall->next);
    wall->next = standing_make(wall->show, item, page, now);
}

void
wall_refresh(struct wall *wall, const struct item *item, int page, struct moment now)
{
    standing_drop(&wall->next);
    wall->stale = wall->leaving != NULL;
    if (wall->stale)
        return;
    struct standing standing = standing_make(wall->show, item, page, now);
    wall->current.made = now;
    if (wall->current.frame && standing_same_pixels(&standing, &wall->current))
        standing_drop(&standing);
    else
        change_to(wall, standing, now);
}

bool
wall_drifted(const struct wall *wall, struct moment now)
{
    return wall->current.frame && !wall->leaving && show_drifted(wall->show, wall->current.frame, now);
}

bool
wall_outdated(const struct wall *wall, struct moment now)
{
    return wall->current.frame && !wall->leaving &&
           (wall->stale || standing_is_outdated(&wall->current, now));
}

const struct slide *
wall_slide(const struct wall *wall)
{
    return wall->current.frame ? &wall->current.frame->slide : NULL;
}

const struct canvas *
wall_canvas(const struct wall *wall)
{
    if (wall->black)
        return wall->black;
    return wall->current.frame ? wall->current.frame->canvas : NULL;
}

/* Paints the progress line if it has advanced; returns the changed part. */
static struct rect
move_progress(struct wall *wall, float progress)
{
    struct frame *frame = wall->black ? NULL : wall->current.frame;
    int px = frame ? (int)(progress * (float)frame->slide.progress.w) : -1;
    if (progress < 0 || px < 0 || px == wall->progress_px)
        return (struct rect){0, 0, 0, 0};
    wall->progress_px = px;
    return show_progress(frame, progress);
}

static bool
draw_whole(struct wall *wall)
{
    wall->whole = false;
    return screen_show(wall->screen, wall->black ? wall->black : wall->current.frame->canvas);
}

static bool
draw_fade(struct wall *wall, struct moment now, struct rect changed)
{
    int k = fade_k(wall, now);
    if (k < 256)
        return screen_show_blend(wall->screen, wall->leaving->canvas, wall->current.frame->canvas, changed,
                                 k);
    end_fade(wall);
    return draw_whole(wall);
}

static bool
draw_part(struct wall *wall, struct rect part)
{
    return part.h <= 0 || screen_show_part(wall->screen, wall->current.frame->canvas, part);
}

bool
wall_draw(struct wall *wall, struct moment now, float progress)
{
    if (!wall->screen || (wall->black ? !wall->whole : !wall->current.frame))
        return true;
    wall->drawn_ms = now.mono_ms;
    struct rect changed = move_progress(wall, progress);
    if (wall->leaving)
        return draw_fade(wall, now, changed);
    if (wall->whole)
        return draw_whole(wall);
    struct rect clock = {0, 0, 0, 0};
    show_update_clock(wall->show, wall->current.frame, now, &clock);
    return draw_part(wall, clock) && draw_part(wall, changed);
}

void
wall_expose(struct wall *wall)
{
    wall->whole = true;
}

int64_t
wall_deadline(const struct wall *wall, struct moment now, bool progressing)
{
    if (!wall->screen || (wall->black ? !wall->whole : !wall->current.frame))
        return INT64_MAX;
    if (wall->leaving)
        return wall->drawn_ms + 1000 / wall->options.fps;
    if (wall->whole || wall->stale)
        return now.mono_ms;
    if (progressing && wall->current.frame->slide.progress.h > 0)
        return now.mono_ms + PROGRESS_STEP_MS;
    return now.mono_ms + MINUTE_MS - now.wall_ms % MINUTE_MS;
}
