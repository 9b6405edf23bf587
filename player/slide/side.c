#include "slide/side.h"

#include <math.h>

#include "slide/block.h"
#include "slide/colour.h"

/* What is left of the size of a side at scale 0. */
#define YIELD        0.74F
#define GAP          64
#define PORTRAIT_GAP 56
/* A picture may be enlarged so much and no more. */
#define ENLARGE_MAX 1.5F
/* A crop may lose so much. */
#define LOSS_MAX 0.36F
#define FOCUS_Y  0.36F
#define PANEL_IN 28
/* A picture that stays smaller than this gets a place of its own size. */
#define SMALL_SIDE   480
#define RATIO_MIN    0.8F
#define RATIO_MAX    1.25F
#define PORTRAIT_MIN 1.2F
#define PORTRAIT_MAX 1.6F
/* Of a 1920 unit wide screen of 43 to 55 inches this is a hand's breadth or more: with the usual ten to one
 * of distance to size, a telephone reads it from two metres and farther. */
#define QR_SIZE     360
#define QR_BESIDE   300
#define QR_PORTRAIT 380
#define QR_GAP      28

int
side_radius(const struct plan *plan)
{
    int w = plan->context->width;
    int h = plan->context->height;
    return (w < h ? w : h) * plan->context->theme->radius_milli / 1000;
}

uint32_t
side_panel_colour(const struct plan *plan)
{
    return theme_mix(plan->colours.ground, 0xFF000000, 0.28F);
}

static float
clamp(float value, float min, float max)
{
    return fminf(fmaxf(value, min), max);
}

static struct rect
size_of(const struct plan *plan, struct rect area, float scale)
{
    float yield = YIELD + (1 - YIELD) * fminf(scale * 3, 1);
    const struct side *side = &plan->side;
    if (side->w > 0)
        return (struct rect){0, 0, plan_px(plan, side->w), plan_px(plan, side->h)};
    struct rect at = {0, 0, area.w, (int)((float)area.h * side->portrait * yield)};
    if (!plan->portrait)
        at = (struct rect){0, 0, (int)((float)area.w * side->share * yield), area.h};
    if (side->ratio <= 0)
        return at;
    int high = (int)lroundf((float)at.w / side->ratio);
    if (high <= at.h)
        at.h = high;
    else if (!side->whole || !plan->portrait)
        at.w = (int)lroundf((float)at.h * side->ratio);
    return at;
}

struct rect
side_column(const struct plan *plan, struct rect area)
{
    int inset = plan_px(plan, plan->inset);
    return (struct rect){area.x + inset, area.y, area.w - inset, area.h};
}

struct side_places
side_place(const struct plan *plan, struct rect area, float scale)
{
    struct side_places out = {.column = area};
    if (plan->side.draw) {
        struct rect at = size_of(plan, area, scale);
        int taken = plan->portrait ? at.h + plan_px(plan, PORTRAIT_GAP) : at.w + plan_px(plan, GAP);
        bool first = plan->portrait ? !plan->side.below : plan->side.start;
        at.x = area.x + (first || plan->portrait ? 0 : area.w - at.w);
        at.y = area.y + (plan->portrait ? (first ? 0 : area.h - at.h) : (area.h - at.h) / 2);
        out.side = at;
        *(plan->portrait ? &out.column.h : &out.column.w) -= taken;
        if (first)
            *(plan->portrait ? &out.column.y : &out.column.x) += taken;
    }
    out.column = side_column(plan, out.column);
    return out;
}

void
side_choose_picture(struct plan *plan)
{
    const struct slide_context *context = plan->context;
    const struct str_list *pictures = &plan->item->pictures;
    for (size_t i = 0; context->picture && i < pictures->count; i++) {
        struct slide_picture picture = context->picture(context->picture_ctx, pictures->items[i]);
        if (picture.width > 0 && picture.height > 0) {
            plan->url = pictures->items[i];
            plan->picture = picture;
            return;
        }
    }
}

static float
picture_ratio(const struct plan *plan)
{
    return (float)plan->picture.width / (float)plan->picture.height;
}

bool
side_contains(const struct plan *plan, float ratio)
{
    struct str fit = item_text(plan->item, FIELD_FIT);
    if (str_equal_nocase(fit, STR("contain")) || str_equal_nocase(fit, STR("cover")))
        return str_equal_nocase(fit, STR("contain"));
    float kept = picture_ratio(plan) / ratio;
    return (kept > 1 ? 1 / kept : kept) < 1 - LOSS_MAX;
}

static struct box *
add_picture(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    struct box *box = sheet_add(sheet, BOX_PICTURE, at, 0xFFFFFFFF);
    box->role = ROLE_PICTURE;
    box->url = arena_str(sheet->arena, plan->url);
    box->focus_y = FOCUS_Y;
    box->radius_px = side_radius(plan);
    return box;
}

void
side_draw_panel(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    int in = plan_px(plan, PANEL_IN);
    sheet_add(sheet, BOX_FILL, at, side_panel_colour(plan))->radius_px = side_radius(plan);
    float scale = fminf((float)(at.w - 2 * in) / (float)plan->picture.width,
                        (float)(at.h - 2 * in) / (float)plan->picture.height);
    scale = fminf(scale, ENLARGE_MAX);
    int w = (int)fmaxf((float)plan->picture.width * scale, 1);
    int h = (int)fmaxf((float)plan->picture.height * scale, 1);
    struct box *box =
        add_picture(plan, sheet, (struct rect){at.x + (at.w - w) / 2, at.y + (at.h - h) / 2, w, h});
    box->contain = true;
    box->bare = true;
    box->radius_px = box->radius_px / 3;
}

void
side_draw_whole(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    add_picture(plan, sheet, at)->contain = true;
}

/* The ratio nearest to the picture's that suits the layout. */
static float
wanted_ratio(const struct plan *plan)
{
    float ratio = picture_ratio(plan);
    return plan->portrait ? clamp(ratio, PORTRAIT_MIN, PORTRAIT_MAX) : clamp(ratio, RATIO_MIN, RATIO_MAX);
}

void
side_draw_picture(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    float enlarge =
        fmaxf((float)at.w / (float)plan->picture.width, (float)at.h / (float)plan->picture.height);
    if (enlarge > ENLARGE_MAX || side_contains(plan, (float)at.w / (float)at.h))
        side_draw_panel(plan, sheet, at);
    else
        add_picture(plan, sheet, at);
}

void
side_picture(struct plan *plan)
{
    if (!plan->url.ptr)
        return;
    plan->side = (struct side){.draw = side_draw_picture,
                               .share = 0.41F,
                               .portrait = 0.5F,
                               .ratio = wanted_ratio(plan),
                               .whole = true};
    float w = (float)plan->picture.width * ENLARGE_MAX / plan->unit;
    float h = (float)plan->picture.height * ENLARGE_MAX / plan->unit;
    if (w < SMALL_SIDE && h < SMALL_SIDE) {
        plan->side.w = w + 2 * PANEL_IN;
        plan->side.h = h + 2 * PANEL_IN;
    }
}

/* "intranet.example" of "https://www.intranet.example:8080/a?b". */
static struct str
host_of(struct str url)
{
    size_t scheme = str_find(url, STR("://"));
    if (scheme != SIZE_MAX)
        url = str_slice(url, scheme + 3, SIZE_MAX);
    size_t end = 0;
    while (end < url.len && url.ptr[end] != '/' && url.ptr[end] != ':' && url.ptr[end] != '?')
        end++;
    url = str_slice(url, 0, end);
    return str_starts_nocase(url, STR("www.")) ? str_slice(url, 4, SIZE_MAX) : url;
}

static void
add_qr(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    struct box *box = sheet_add(sheet, BOX_QR, at, 0xFF000000);
    box->text = arena_str(sheet->arena, plan->item->url);
    box->radius_px = side_radius(plan) / 2;
}

static bool
pictured(const struct plan *plan)
{
    return plan->side.draw == side_draw_picture || plan->side.draw == side_draw_product;
}

static const struct style style_host = {
    .role = ROLE_DETAIL, .face = FACE_LABEL, .min = 30, .max = 38, .line = 1.3F};

/* The code and its words beside it, or under it where the place is narrow. */
struct code {
    struct block host;
    bool under;
    int size, height;
};

static struct code
code_of(const struct plan *plan, int width_px)
{
    struct code code = {.size = plan_px(plan, plan->portrait ? QR_PORTRAIT : QR_BESIDE)};
    struct str host = host_of(plan->item->url);
    code.host = block_of(plan, &style_host, host, width_px - code.size - plan_px(plan, QR_GAP), 1);
    code.under = code.host.lines.torn || code.host.height > code.size;
    if (code.under)
        code.host = block_of(plan, &style_host, host, width_px, 0);
    code.height = code.size + (code.under ? plan_px(plan, QR_GAP) / 2 + code.host.height : 0);
    return code;
}

static void
draw_code(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    struct code code = code_of(plan, at.w);
    int gap = plan_px(plan, QR_GAP);
    add_qr(plan, sheet, (struct rect){at.x, at.y, code.size, code.size});
    if (code.under)
        block_draw(plan, sheet, &code.host, at.x, at.y + code.size + gap / 2);
    else
        block_draw(plan, sheet, &code.host, at.x + code.size + gap,
                   at.y + (code.size - code.host.height) / 2);
}

static void
draw_qr(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    add_qr(plan, sheet, (struct rect){at.x, at.y, at.w, at.w});
    struct block host = block_of(plan, &style_host, host_of(plan->item->url), at.w, 0.5F);
    block_draw_centred(plan, sheet, &host, at.x + at.w / 2, at.y + at.w + plan_px(plan, QR_GAP) / 2);
}

static void
draw_picture_and_qr(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    int code = code_of(plan, at.w).height;
    int gap = plan_px(plan, QR_GAP);
    side_draw_picture(plan, sheet, (struct rect){at.x, at.y, at.w, at.h - code - gap});
    draw_code(plan, sheet, (struct rect){at.x, at.y + at.h - code, at.w, code});
}

static int
code_height(const struct plan *plan, const struct part *part, int width_px, float scale)
{
    (void)part;
    (void)scale;
    return code_of(plan, width_px).height;
}

static void
draw_code_part(const struct plan *plan, struct sheet *sheet, const struct part *part, struct rect at,
               float scale)
{
    (void)part;
    (void)scale;
    draw_code(plan, sheet, at);
}

void
side_qr(struct plan *plan, bool always)
{
    const struct value *wanted = plan->item->fields[FIELD_QR];
    if (!(always || (wanted && wanted->yes)) || str_blank(plan->item->url))
        return;
    float size = always ? QR_SIZE * 1.3F : QR_SIZE;
    if (plan->portrait || (plan->side.draw && !pictured(plan))) {
        plan_drawn(plan, 48, code_height, draw_code_part, NULL);
    } else if (plan->side.draw) {
        plan->side.draw = draw_picture_and_qr;
        plan->side.ratio = 0;
    } else {
        plan->side = (struct side){.draw = draw_qr, .w = size, .h = size + 130};
    }
}

void
side_draw_product(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    if (str_equal_nocase(item_text(plan->item, FIELD_FIT), STR("cover")))
        side_draw_picture(plan, sheet, at);
    else
        side_draw_panel(plan, sheet, at);
}
