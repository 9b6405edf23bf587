/* A question to the team, and a code to answer it. */
#include "slide/layout/text_block.h"
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/side.h"

#define HALF_SHARE    0.39F
#define HALF_PORTRAIT 0.4F
#define CODE_SHARE    0.72F /* of the half's shorter side */
#define WORDS_GAP     20

static const struct part_style style_scan = {
    .role = ROLE_DETAIL, .face = FACE_LABEL, .min = 44, .max = 60, .line_height = 1.22F, .balanced = true};

static struct text_block
words(const struct plan *plan, struct str text, int width)
{
    struct text_block block =
        text_block_fit(plan, &style_scan, plan_measure(plan, style_scan.face, text), width, 0.5F);
    block.style.colour = plan->colours.on_panel;
    return block;
}

/* The half in the colour of the panel, which dazzles less than white: the code, what to do, and where it
 * leads. */
static void
draw_half(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    struct rect safe = frame_of(plan).safe;
    int top = at.y > safe.y ? at.y : safe.y, bottom = at.y + at.h;
    int gap = plan_px(plan, WORDS_GAP), width = at.x + at.w > safe.x + safe.w ? safe.x + safe.w - at.x : at.w;
    width -= (at.x < safe.x ? safe.x - at.x : 0) + gap;
    bottom = bottom > safe.y + safe.h ? safe.y + safe.h : bottom - gap;
    struct text_block scan = words(plan, labels_text(plan->context->labels, "feedback.scan"), width);
    struct text_block host = words(plan, side_hostname(plan), width);
    int text = scan.height + host.height + gap, room = bottom - top - text;
    int size = (int)((float)(at.w < at.h ? at.w : at.h) * CODE_SHARE);
    size = size < room ? size : room;
    size = size < width ? size : width;
    int middle = side_stacked(plan) ? at.x + at.w / 2 : safe.x + safe.w - (width + 1) / 2;
    int y = top + (bottom - top - size - text) / 2;
    sheet_add(sheet, BOX_FILL, at, plan->colours.panel)->backdrop = true;
    side_draw_qr(plan, sheet, (struct rect){middle - size / 2, y, size, size});
    text_block_draw_centred(plan, sheet, &scan, middle, y + size + gap / 2);
    text_block_draw_centred(plan, sheet, &host, middle, y + size + gap / 2 + scan.height);
}

/* True of words that stand under the code without being torn. */
static bool
fits_half(const struct plan *plan)
{
    int width = plan->portrait ? plan->context->width * 4 / 5
                               : (int)((float)plan->context->width * (HALF_SHARE * 0.8F - 0.05F));
    return !words(plan, side_hostname(plan), width).lines.broken_words &&
           !words(plan, labels_text(plan->context->labels, "feedback.scan"), width).lines.broken_words;
}

void
kind_feedback(struct plan *plan)
{
    bool coded = side_shows_qr(plan) && plan->item->url.len <= SLIDE_QR_BYTES && fits_half(plan);
    plan_headline_and_body(plan);
    if (plan->count && plan->parts[0].style.role == ROLE_TITLE)
        plan->parts[0].style.accent = true;
    if (side_shows_qr(plan) && !coded)
        plan_add_text(plan, &style_caption, 44, labels_text(plan->context->labels, "feedback.scan"));
    struct str by = item_text(plan->item, FIELD_BY);
    if (!str_blank(by))
        plan->footer = labels_format(plan->context->labels, plan->arena, "compliment.by", by, STR_NONE);
    if (coded)
        plan->side =
            (struct side){.draw = draw_half, .bleed = true, .share = HALF_SHARE, .portrait = HALF_PORTRAIT};
    else
        side_add_qr(plan);
    if (!plan->side.draw)
        side_picture(plan);
}
