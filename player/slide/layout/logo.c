#include "slide/layout/logo.h"

#include <math.h>

#include "slide/layout/side.h"

#define FOOT_H   48
#define FOOT_W   280
#define FOOT_GAP 30
/* Maximum enlargement: logos are often small. */
#define ENLARGE_MAX 1.5F
#define PLATE_SHARE 0.9F
#define PLATE_OUT   8 /* margin of a plate behind it */

struct rect
logo_size(const struct plan *plan, int max_w, int max_h)
{
    const struct slide_context *context = plan->context;
    struct str logo = str_from(context->theme->logo);
    if (!logo.len || !context->picture)
        return (struct rect){0};
    struct slide_picture picture = context->picture(context->picture_ctx, logo);
    if (picture.width < 1 || picture.height < 1)
        return (struct rect){0};
    float scale = fminf((float)max_w / (float)picture.width, (float)max_h / (float)picture.height);
    scale = fminf(scale, ENLARGE_MAX);
    return (struct rect){.w = (int)fmaxf((float)picture.width * scale, 1),
                         .h = (int)fmaxf((float)picture.height * scale, 1)};
}

void
logo_draw(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    int out = plan_px(plan, PLATE_OUT);
    struct box *box = sheet_add(sheet, BOX_PICTURE, at, 0xFFFFFFFF);
    box->role = ROLE_PICTURE;
    box->url = arena_str(sheet->arena, str_from(plan->context->theme->logo));
    box->contain = box->without_panel = true;
    box->plate = (struct rect){at.x - out, at.y - out, at.w + 2 * out, at.h + 2 * out};
    box->plate_share = PLATE_SHARE;
    box->plate_radius_px = side_radius(plan) / 3;
}

static struct rect
foot_size(const struct plan *plan)
{
    return logo_size(plan, plan_px(plan, FOOT_W), plan_px(plan, FOOT_H));
}

int
logo_footer_width(const struct plan *plan)
{
    struct rect at = foot_size(plan);
    return at.w ? at.w + plan_px(plan, FOOT_GAP) : 0;
}

void
logo_draw_footer(const struct plan *plan, struct sheet *sheet, const struct frame_places *frame)
{
    struct rect at = foot_size(plan);
    if (!at.w)
        return;
    at.x = frame->safe.x;
    at.y = frame->footer_y + (frame->line_px - at.h) / 2;
    if (at.y + at.h > frame->safe.y + frame->safe.h)
        at.y = frame->safe.y + frame->safe.h - at.h;
    logo_draw(plan, sheet, at);
}
