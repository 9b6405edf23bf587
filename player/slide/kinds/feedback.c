/* A question to the team, and a code for answering it. */
#include "base/number.h"
#include "slide/layout/text_block.h"
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/side.h"

#define HALF_SHARE    0.41F
#define HALF_NARROW   0.39F /* … of a frame that is less wide than 16:9 */
#define HALF_PORTRAIT 0.4F
#define HALF_YIELDED  0.74F /* the minimum part of it when the column needs more */
#define CODE_SHARE    0.86F /* of the half's shorter side */
#define WORDS_GAP     20

static const struct part_style style_scan = {
    .role = ROLE_DETAIL, .face = FACE_LABEL, .min = 44, .max = 60, .line_height = 1.22F, .balanced = true};

/* Measured before the column, which may use up the effort for a slide. */
struct invitation {
    const struct text *scan, *host;
};

static const struct invitation *
invitation_of(const struct plan *plan)
{
    struct invitation *invitation = arena_alloc(plan->arena, sizeof(*invitation));
    invitation->scan =
        plan_measure(plan, style_scan.face, labels_text(plan->context->labels, "feedback.scan"));
    invitation->host = plan_measure(plan, style_scan.face, side_hostname_lines(plan));
    return invitation;
}

static float
half_share(const struct plan *plan)
{
    return plan_shape(plan) < 1 ? HALF_NARROW : HALF_SHARE;
}

/* A line less, in smaller letters, leaves its height to the code. */
static struct text_block
words(const struct plan *plan, const struct text *text, int width)
{
    struct text_block block = text_block_fit(plan, &style_scan, text, width, 0.5F), small = block;
    text_block_set_size(plan, &style_scan, &small, width, plan_size(plan, &style_scan, 0));
    block = small.lines.count < block.lines.count ? small : block;
    block.style.colour = plan->colours.on_panel;
    return block;
}

/* The part of the half inside the safe area, with space towards the column. */
static struct rect
inside(const struct plan *plan, struct rect half)
{
    struct rect safe = frame_of(plan).safe;
    int gap = plan_px(plan, WORDS_GAP);
    int left = number_max(half.x + gap, safe.x), right = number_min(half.x + half.w, safe.x + safe.w);
    int top = number_max(half.y, safe.y), bottom = half.y + half.h;
    bottom = bottom > safe.y + safe.h ? safe.y + safe.h : bottom - gap;
    return (struct rect){left, top, right - left, bottom - top};
}

/* In a flat place across the top of a landscape frame the words are beside the code, which would be tiny
 * above them. */
static void
draw_flat(const struct plan *plan, struct sheet *sheet, struct rect room)
{
    const struct invitation *invitation = plan->side.data;
    int gap = plan_px(plan, 3 * WORDS_GAP), size = room.h, wide = room.w - size - gap;
    struct text_block scan = words(plan, invitation->scan, wide);
    struct text_block host = words(plan, invitation->host, wide);
    int widest = number_max(text_block_width(&scan), text_block_width(&host));
    int x = room.x + (room.w - size - gap - widest) / 2;
    int y = room.y + (room.h - scan.height - host.height) / 2;
    side_draw_qr(plan, sheet, (struct rect){x, room.y, size, size});
    text_block_draw(plan, sheet, &scan, x + size + gap, y);
    text_block_draw(plan, sheet, &host, x + size + gap, y + scan.height);
}

/* The half in the colour of the panel, which dazzles less than white: the code, a request, and the host;
 * centred as far as the safe area allows. */
static void
draw_half(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    struct rect room = inside(plan, at);
    int gap = plan_px(plan, WORDS_GAP);
    sheet_add(sheet, BOX_FILL, at, plan->colours.panel)->backdrop = true;
    if (!plan->portrait && side_stacked(plan)) {
        draw_flat(plan, sheet, room);
        return;
    }
    const struct invitation *invitation = plan->side.data;
    struct text_block scan = words(plan, invitation->scan, room.w);
    struct text_block host = words(plan, invitation->host, room.w);
    int text = scan.height + host.height + 2 * gap;
    int size = (int)((float)number_min(at.w, at.h) * CODE_SHARE);
    size = number_min(number_min(size, room.h - text), room.w);
    int widest = number_max(number_max(text_block_width(&scan), text_block_width(&host)), size);
    int middle = number_min(at.x + at.w / 2, room.x + room.w - (widest + 1) / 2);
    int y = room.y + (room.h - size - text) / 2;
    side_draw_qr(plan, sheet, (struct rect){middle - size / 2, y, size, size});
    text_block_draw_centred(plan, sheet, &scan, middle, y + size + gap / 2);
    text_block_draw_centred(plan, sheet, &host, middle, y + size + 3 * gap / 2 + scan.height);
}

/* True when the words under the code are not broken, even if the half is reduced for the column. */
static bool
fits_half(const struct plan *plan, const struct invitation *invitation)
{
    struct rect safe = frame_of(plan).safe;
    int screen = plan->context->width, margin = screen - safe.x - safe.w;
    int width = plan->portrait ? safe.w
                               : (int)((float)screen * half_share(plan) * HALF_YIELDED) - margin -
                                     plan_px(plan, WORDS_GAP);
    return !words(plan, invitation->host, width).lines.broken_words &&
           !words(plan, invitation->scan, width).lines.broken_words;
}

void
kind_feedback(struct plan *plan)
{
    bool coded = side_shows_qr(plan) && plan->item->url.len <= SLIDE_QR_BYTES;
    const struct invitation *invitation = coded ? invitation_of(plan) : NULL;
    coded = coded && fits_half(plan, invitation);
    plan_headline_and_body(plan);
    if (plan->count && plan->parts[0].style.role == ROLE_TITLE)
        plan->parts[0].style.accent = true;
    if (side_shows_qr(plan) && !coded)
        plan_add_text(plan, &style_caption, 44, labels_text(plan->context->labels, "feedback.scan"));
    struct str by = item_text(plan->item, FIELD_BY);
    if (!str_blank(by))
        plan->footer = labels_format(plan->context->labels, plan->arena, "compliment.by", by, STR_NONE);
    if (coded)
        plan->side = (struct side){.draw = draw_half,
                                   .data = invitation,
                                   .bleed = true,
                                   .share = half_share(plan),
                                   .portrait = HALF_PORTRAIT};
    else
        side_add_qr(plan);
    if (!plan->side.draw)
        side_picture(plan);
}
