#include "paint/paint.h"

#include <assert.h>
#include <math.h>

#include "base/number.h"
#include "paint/icon.h"
#include "paint/paint_box.h"
#include "paint/pixel.h"

/* Opacity of the accent over the ground, in 255ths, for the track of the progress line. */
#define TRACK_ALPHA 36

/* State for painting one box. */
struct job {
    const struct painter *painter;
    const struct slide *slide;
    const struct box *box;
    struct canvas *canvas;
};

static void
paint_fill(const struct job *job)
{
    canvas_rect(job->canvas, job->box->at, job->box->radius_px, job->box->colour);
}

static void
paint_disc(const struct job *job)
{
    canvas_disc(job->canvas, job->box->at, job->box->colour);
}

static void
paint_ring(const struct job *job)
{
    canvas_ring(job->canvas, job->box->at, job->box->width_px, job->box->colour);
}

static void
paint_rays(const struct job *job)
{
    if (job->box->point_count)
        canvas_rays(job->canvas, job->box->points[0], job->box->ray_count, job->box->colour);
}

static void
paint_text(const struct job *job)
{
    const struct box *box = job->box;
    fonts_paint(job->painter->fonts, job->canvas, box->face, box->size_px, box->text, box->rtl, box->at.x,
                box->baseline_px, box->colour);
}

static void
paint_picture_box(const struct job *job)
{
    paint_picture(job->painter, job->slide, job->box, job->canvas);
}

static void
paint_line(const struct job *job)
{
    const struct box *box = job->box;
    canvas_line(job->canvas, box->points, box->point_count, box->width_px, box->dashed, box->colour);
}

static void
paint_shape(const struct job *job)
{
    canvas_shape(job->canvas, job->box->points, job->box->point_count, job->box->colour);
}

static void
paint_qr_box(const struct job *job)
{
    paint_qr(job->box, job->canvas);
}

static void
paint_icon(const struct job *job)
{
    const struct box *box = job->box;
    enum icon_stand stand = !box->flush ? ICON_MIDDLE : job->slide->rtl ? ICON_RIGHT : ICON_LEFT;
    icon_paint(job->canvas, job->painter->icons, box->text, box->at, stand, box->colour);
}

typedef void paint_box_fn(const struct job *job);

static paint_box_fn *const paint_boxes[] = {
    [BOX_FILL] = paint_fill, [BOX_DISC] = paint_disc,   [BOX_RING] = paint_ring,
    [BOX_RAYS] = paint_rays, [BOX_TEXT] = paint_text,   [BOX_PICTURE] = paint_picture_box,
    [BOX_LINE] = paint_line, [BOX_SHAPE] = paint_shape, [BOX_QR] = paint_qr_box,
    [BOX_ICON] = paint_icon,
};
static_assert(sizeof paint_boxes / sizeof *paint_boxes == BOX_ICON + 1, "a way to paint each type of box");

void
paint_slide(const struct painter *painter, const struct slide *slide, struct canvas *canvas)
{
    canvas_fill(canvas, slide->ground);
    for (int i = 0; i < slide->count; i++) {
        struct job job = {painter, slide, &slide->boxes[i], canvas};
        paint_boxes[job.box->type](&job);
    }
}

static const struct box *
clock_box(const struct slide *slide)
{
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].role == ROLE_CLOCK && slide->boxes[i].type == BOX_TEXT)
            return &slide->boxes[i];
    return NULL;
}

/* The clock with another text: it keeps the edge that is nearer to the side of the screen. */
static struct box
set_clock(const struct painter *painter, const struct slide *slide, const struct box *old, struct str text)
{
    struct metrics metrics = fonts_metrics(painter->fonts);
    struct box box = *old;
    box.text = text;
    box.at.w = metrics.width(metrics.ctx, box.face, box.size_px, text);
    if (!slide->rtl)
        box.at.x = old->at.x + old->at.w - box.at.w;
    return box;
}

/* The area of the ink of this clock and of a longer one before it. */
static struct rect
clock_area(const struct slide *slide, const struct box *box, const struct canvas *canvas)
{
    int margin = box->size_px / 4, spare = 2 * box->size_px;
    int left = box->at.x - (slide->rtl ? margin : spare);
    int right = box->at.x + box->at.w + (slide->rtl ? spare : margin);
    int top = box->baseline_px - box->size_px - margin, bottom = box->baseline_px + box->size_px / 2;
    left = number_max(left, 0), top = number_max(top, 0);
    right = number_min(right, canvas->width);
    bottom = number_min(bottom, canvas->height);
    return (struct rect){left, top, right > left ? right - left : 0, bottom > top ? bottom - top : 0};
}

static bool
stands_alone(const struct slide *slide, const struct box *clock, struct rect area)
{
    for (int i = 0; i < slide->count; i++)
        if (&slide->boxes[i] != clock && rects_overlap(slide->boxes[i].at, area))
            return false;
    return true;
}

/* What lies under the clock, of which only the area is used. */
static void
paint_behind(const struct painter *painter, const struct slide *slide, const struct box *clock,
             struct rect area, struct canvas *canvas)
{
    struct canvas *whole = canvas_create(canvas->width, canvas->height);
    canvas_fill(whole, slide->ground);
    for (int i = 0; i < slide->count; i++) {
        struct job job = {painter, slide, &slide->boxes[i], whole};
        if (job.box != clock && (rects_overlap(job.box->at, area) || job.box->type == BOX_PICTURE))
            paint_boxes[job.box->type](&job);
    }
    canvas_image(canvas, whole->pixels, whole->width, whole->height, 0, 0, area, 0);
    canvas_destroy(whole);
}

struct rect
paint_clock(const struct painter *painter, const struct slide *slide, struct str text, struct canvas *canvas)
{
    const struct box *old = clock_box(slide);
    if (!old)
        return (struct rect){0};
    struct box box = set_clock(painter, slide, old, text);
    struct rect area = clock_area(slide, &box, canvas);
    if (stands_alone(slide, old, area))
        canvas_rect(canvas, area, 0, slide->ground);
    else
        paint_behind(painter, slide, old, area, canvas);
    struct job job = {painter, slide, &box, canvas};
    paint_text(&job);
    return area;
}

void
paint_progress(const struct slide *slide, float done, struct canvas *canvas)
{
    struct rect track = slide->progress;
    if (track.h <= 0 || track.w <= 0)
        return;
    uint32_t dim = pixel_mix(slide->track, slide->accent, TRACK_ALPHA);
    float length = fminf(fmaxf(done, 0), 1) * (float)track.w;
    int whole = (int)length;
    uint32_t edge = pixel_mix(dim, slide->accent, (uint32_t)((length - (float)whole) * 255));
    int filled = slide->rtl ? track.x + track.w - whole : track.x;
    int next = slide->rtl ? filled - 1 : filled + whole;
    canvas_rect(canvas, track, 0, dim);
    canvas_rect(canvas, (struct rect){filled, track.y, whole, track.h}, 0, slide->accent | 0xFF000000u);
    if (whole < track.w)
        canvas_rect(canvas, (struct rect){next, track.y, 1, track.h}, 0, edge);
}
