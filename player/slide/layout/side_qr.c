#include <math.h>

#include "slide/layout/text_block.h"
#include "base/number.h"
#include "slide/layout/frame.h"
#include "slide/layout/side.h"

/* On the usual 55 inches a code of 320 units is 20 cm wide: with the ratio of distance to size of ten to one
 * that makers of readers recommend, telephones can read it from two metres. It is larger where it is the main
 * content. */
#define QR_SIZE     420
#define QR_MAIN     500
#define QR_BESIDE   330
#define QR_PORTRAIT 400
#define QR_CARD     370
#define QR_GAP      28
#define HOST_MOST   640 /* maximum width of the words under it */
#define HOST_FLOOR  70  /* maximum size of the words */

struct str
side_hostname(const struct plan *plan)
{
    struct str url = plan->item->url;
    size_t scheme = str_find(url, STR("://"));
    if (scheme != SIZE_MAX)
        url = str_slice(url, scheme + 3, SIZE_MAX);
    size_t end = 0;
    while (end < url.len && url.ptr[end] != '/' && url.ptr[end] != ':' && url.ptr[end] != '?')
        end++;
    url = str_slice(url, 0, end);
    return str_starts_nocase(url, STR("www.")) ? str_slice(url, 4, SIZE_MAX) : url;
}

struct str
side_hostname_lines(const struct plan *plan)
{
    struct str host = side_hostname(plan), out = STR_NONE;
    while (host.ptr) {
        struct str label = str_split(&host, '.');
        out = out.ptr ? arena_printf(plan->arena, "%.*s.\u200B%.*s", STR_ARG(out), STR_ARG(label)) : label;
    }
    return out;
}

void
side_draw_qr(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    struct box *box = sheet_add(sheet, BOX_QR, at, 0xFF000000);
    box->text = arena_str(sheet->arena, plan->item->url);
    box->radius_px = side_radius(plan) / 2;
}

static bool
pictured(const struct plan *plan)
{
    return plan->side.draw == side_draw_picture;
}

static const struct part_style style_host = {
    .role = ROLE_DETAIL, .face = FACE_LABEL, .min = 40, .max = 46, .line_height = 1.3F};

/* Where legible letters are too large to be placed with the code, the host is placed in the column. */
static bool
host_apart(const struct plan *plan)
{
    return plan->min_small_px > plan_px(plan, HOST_FLOOR);
}

static const struct text *
host_text(const struct plan *plan)
{
    struct str host = host_apart(plan) ? STR_NONE : side_hostname_lines(plan);
    return plan_measure(plan, style_host.face, host);
}

/* The code with its words beside it, or under it where the place is narrow. */
struct code {
    struct text_block host;
    bool under;
    int size, height;
};

static struct code
code_of(const struct plan *plan, int width_px)
{
    struct code code = {.size = plan_px(plan, plan->portrait ? QR_PORTRAIT : QR_BESIDE)};
    const struct text *host = host_text(plan);
    code.size = number_min(code.size, width_px);
    code.host = text_block_fit(plan, &style_host, host, width_px - code.size - plan_px(plan, QR_GAP), 1);
    code.under = code.host.lines.broken_words || code.host.height > code.size;
    if (code.under)
        code.host = text_block_fit(plan, &style_host, host, width_px, 0);
    code.height = code.size + (code.under ? plan_px(plan, QR_GAP) / 2 + code.host.height : 0);
    return code;
}

int
side_qr_height(const struct plan *plan, int width_px)
{
    return code_of(plan, width_px).height;
}

void
side_draw_qr_and_host(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    struct code code = code_of(plan, at.w);
    int gap = plan_px(plan, QR_GAP);
    side_draw_qr(plan, sheet, (struct rect){at.x, at.y, code.size, code.size});
    if (code.under)
        text_block_draw(plan, sheet, &code.host, at.x, at.y + code.size + gap / 2);
    else
        text_block_draw(plan, sheet, &code.host, at.x + code.size + gap,
                        at.y + (code.size - code.host.height) / 2);
}

/* The code on a card in the corner of a picture that bleeds, on the side away from the column. */
static void
draw_bled_and_qr(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    struct rect safe = frame_of(plan).safe;
    int size = plan_px(plan, QR_CARD), in = plan_px(plan, QR_GAP);
    int right = safe.x + safe.w, bottom = at.y + at.h - in;
    bool start = plan->side.start && !side_stacked(plan);
    bottom = number_min(bottom, safe.y + safe.h);
    int room = start ? at.x + at.w - in - safe.x : right - at.x - in;
    size = number_min(size, room);
    size = number_min(size, bottom - safe.y);
    plan->side.draw_picture(plan, sheet, at);
    side_draw_qr(plan, sheet, (struct rect){start ? safe.x : right - size, bottom - size, size, size});
}

static struct text_block
host_under(const struct plan *plan, int width_px)
{
    return text_block_fit(plan, &style_host, host_text(plan), width_px, 0.5F);
}

/* The code, and under it the host, which may be wider. */
static void
draw_qr(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    int gap = plan_px(plan, QR_GAP) / 2;
    struct text_block host = host_under(plan, at.w);
    int size = at.h - gap - host.height;
    side_draw_qr(plan, sheet, (struct rect){at.x + (at.w - size) / 2, at.y, size, size});
    text_block_draw_centred(plan, sheet, &host, at.x + at.w / 2, at.y + size + gap);
}

/* The code alone beside the column, `size` units wide: its place is as wide as the host needs, up to
 * HOST_MOST, so that large letters are not broken. */
static struct side
code_side(const struct plan *plan, float size)
{
    struct text_block host = host_under(plan, plan_px(plan, HOST_MOST));
    float width = (float)text_block_width(&host) / plan->unit;
    width = ceilf(fmaxf(width, size));
    host = host_under(plan, plan_px(plan, width));
    int under = plan_px(plan, QR_GAP) / 2 + host.height;
    float height = size + (float)under / plan->unit;
    return (struct side){.draw = draw_qr, .w = width, .h = height};
}

/* The picture above the code; in a flat place it is made narrower instead of being placed on a panel. */
static void
draw_picture_and_qr(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    int code = side_qr_height(plan, at.w);
    int gap = plan_px(plan, QR_GAP);
    struct rect picture = {at.x, at.y, at.w, at.h - code - gap};
    int own = picture.h * plan->picture.width / plan->picture.height;
    if (own < picture.w && side_contains(plan, (float)picture.w / (float)picture.h))
        picture.w = own;
    side_draw_picture(plan, sheet, picture);
    side_draw_qr_and_host(plan, sheet, (struct rect){at.x, at.y + at.h - code, at.w, code});
}

static int
code_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    (void)part;
    (void)scale;
    return side_qr_height(plan, width_px);
}

static void
draw_code_part(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at,
               float scale)
{
    (void)part;
    (void)scale;
    side_draw_qr_and_host(plan, sheet, at);
}

static void
add_code_part(struct plan *plan)
{
    plan_add_drawn(plan, 48, code_height, draw_code_part, NULL)->follows_text = true;
}

bool
side_code_to_end(struct plan *plan)
{
    if (plan->side.draw != draw_qr)
        return false;
    plan->side = (struct side){0};
    add_code_part(plan);
    return true;
}

bool
slide_shows_qr(const struct item *item, const bool qr[KIND_COUNT])
{
    const struct value *said = item->fields[FIELD_QR];
    return said ? said->yes : item->kind == KIND_FEEDBACK || qr[item->kind];
}

bool
side_shows_qr(const struct plan *plan)
{
    return slide_shows_qr(plan->item, plan->context->qr) && item_has_web_link(plan->item);
}

void
side_add_qr(struct plan *plan)
{
    if (!side_shows_qr(plan))
        return;
    /* a code would cover most of a picture there */
    if (plan->side.corner && !side_leave_corner(plan))
        side_inset_picture(plan);
    if (plan->item->url.len > SLIDE_QR_BYTES) {
        plan_add_text(plan, &style_host, 40, side_hostname(plan));
        return;
    }
    /* a code on the picture would cover a face */
    bool face = plan->kind == KIND_COMPLIMENT || plan->kind == KIND_SPOTLIGHT || plan->kind == KIND_PEOPLE;
    bool bled = plan->side.picture && !face;
    if (host_apart(plan) || bled)
        plan_add_text(plan, &style_host, 40, side_hostname(plan));
    float size = plan->kind == KIND_FEEDBACK ? QR_MAIN : QR_SIZE;
    if (bled) {
        plan->side.draw_picture = plan->side.draw;
        plan->side.draw = draw_bled_and_qr;
    } else if (side_stacked(plan) || (plan->side.draw && !pictured(plan))) {
        add_code_part(plan);
    } else if (plan->side.draw) {
        plan->side.draw = draw_picture_and_qr;
        plan->side.ratio = 0;
    } else {
        plan->side = code_side(plan, size);
    }
}
