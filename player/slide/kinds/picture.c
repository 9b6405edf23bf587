/* A full-screen picture, with an optional caption. */
#include <math.h>

#include "slide/layout/text_block.h"
#include "base/number.h"
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/side.h"

#define QR          370
#define QR_GAP      48
#define CAPTION_GAP 8
#define CODE_GAP    44
#define STRIP_AIR   34
#define FOCUS_Y     0.4F
/* The maximum part of the height for words under a picture. */
#define CAPTION_MOST     0.33F
#define CAPTION_PORTRAIT 0.45F
#define PILL_PAD         22
#define POSTER_SHARE     0.5F
#define POSTER_MOST      0.72F /* of the side along which it bleeds */
#define POSTER_PORTRAIT  0.8F
#define POSTER_COLUMN    700 /* minimum units for the column and its margin */
/* A narrower one is not as wide as the column and has a background made of itself. */
#define POSTER_NARROW 0.4F
/* Pictures of such shapes leave the words a fifth of a landscape frame. */
#define UNDER_LANDSCAPE     2.8F
#define UNDER_SQUARE        1.6F
#define NEARLY_SQUARE       0.7F
#define UNDER_LANDSCAPE_MAX 8.0F

static const struct part_style style_caption_title = {.role = ROLE_TITLE,
                                                      .face = FACE_TITLE,
                                                      .min = 60,
                                                      .max = 88,
                                                      .line_height = 1.08F,
                                                      .max_lines = 2,
                                                      .balanced = true};

/* The words of a picture and, in portrait, the code under them. */
struct caption {
    struct text_block title, body;
    int body_y, code_y, height; /* from the top, pixels */
};

/* `beside` is the part of the width used by the code in landscape. */
static struct caption
caption_of(const struct plan *plan, int width, int beside)
{
    struct caption caption = {0};
    bool coded = side_shows_qr(plan);
    int words = width - (coded && !plan->portrait ? beside : 0);
    struct str host = coded && !plan->portrait ? side_hostname(plan) : STR_NONE;
    struct str rest = str_blank(plan_remaining_body(plan)) ? plan->footer : plan_remaining_body(plan);
    const struct text *coded_rest = plan_measure(plan, FACE_BODY, frame_join(plan->arena, rest, host));
    struct part_style title = style_caption_title, one_line = style_caption_title;
    const struct text *headline = plan_measure(plan, FACE_TITLE, plan_headline(plan));
    title.max_lines += plan->portrait;
    one_line.max_lines = 1;
    caption.title = text_block_fit(plan, &one_line, headline, words, 1);
    if (caption.title.lines.count > 1)
        caption.title = text_block_fit(plan, &title, headline, words, 1);
    caption.body = text_block_fit(plan, &style_body, coded_rest, words, 0.5F);
    if (host.len && !str_blank(rest)) {
        /* the host takes no line from the picture */
        struct text_block alone = text_block_of(plan, &style_body, rest, words, 0.5F);
        caption.body = alone.lines.count < caption.body.lines.count ? alone : caption.body;
    }
    caption.body_y = caption.title.height + (caption.body.height ? plan_px(plan, CAPTION_GAP) : 0);
    caption.code_y = caption.body_y + caption.body.height;
    caption.height = caption.code_y;
    if (coded && plan->portrait) {
        caption.code_y += plan_px(plan, CODE_GAP);
        caption.height = caption.code_y + side_qr_height(plan, width);
    }
    return caption;
}

/* The picture in a place from edge to edge, cropped; whole if its proportions or the item require it. */
static void
add_picture(const struct plan *plan, struct sheet *sheet, struct rect at, bool whole)
{
    struct box *box = sheet_add(sheet, BOX_PICTURE, at, plan->colours.second);
    box->role = ROLE_PICTURE;
    box->url = arena_str(sheet->arena, plan->url);
    box->contain = whole;
    side_focus(plan, box, FOCUS_Y);
    box->plate = at;
    box->plate_share = SIDE_PLATE_SHARE;
    box->clear_px = side_fit_is(plan, STR("cover")) ? 0 : at.h;
}

/* True for a picture with other proportions than the frame, and for one too small to fill it. */
static bool
stands_whole(const struct plan *plan)
{
    float w = (float)plan->context->width, h = (float)plan->context->height;
    float enlarge = fmaxf(w / (float)plan->picture.width, h / (float)plan->picture.height);
    return enlarge > slide_enlarge_max(plan->context->width, plan->context->height) ||
           side_contains(plan, w / h);
}

/* The clock on a plate of its own. */
static void
draw_clock(const struct plan *plan, struct sheet *sheet, const struct frame_places *frame)
{
    struct text_style style = {ROLE_CLOCK, FACE_BODY, frame_small_px(plan), frame->line_px,
                               plan->colours.text};
    int pad = plan_px(plan, PILL_PAD), width = sheet_text_width(sheet, &style, plan->clock);
    int x = frame->safe.x + frame->safe.w - width - pad;
    if (!plan->clock.len)
        return;
    struct rect pill = {x - pad, frame->label_y - pad / 3, width + 2 * pad, frame->line_px + 2 * (pad / 3)};
    sheet_add(sheet, BOX_FILL, pill, plan->colours.ground)->radius_px = pill.h / 2;
    sheet_text(sheet, &style, plan->clock, x, frame->label_y);
}

/* Caption and code on a strip under a picture that fills the rest. */
static void
draw_over(const struct plan *plan, struct sheet *sheet, struct rect area)
{
    struct frame_places frame = frame_of(plan);
    int qr = side_shows_qr(plan) && !plan->portrait ? plan_px(plan, QR) : 0, air = plan_px(plan, STRIP_AIR);
    struct caption caption = caption_of(plan, area.w, plan_px(plan, QR + QR_GAP));
    int bottom = frame.safe.y + frame.safe.h;
    int top = bottom - caption.height;
    struct rect at = {0, 0, plan->context->width, caption.height ? top - air : plan->context->height};
    add_picture(plan, sheet, at, stands_whole(plan));
    draw_clock(plan, sheet, &frame);
    text_block_draw(plan, sheet, &caption.title, area.x, top);
    text_block_draw(plan, sheet, &caption.body, area.x, top + caption.body_y);
    if (qr)
        side_draw_qr(plan, sheet, (struct rect){area.x + area.w - qr, bottom - qr, qr, qr});
    else if (caption.code_y < caption.height)
        side_draw_qr_and_host(
            plan, sheet,
            (struct rect){area.x, top + caption.code_y, area.w, caption.height - caption.code_y});
}

/* True when the words are few enough to be placed over the picture. */
static bool
short_caption(const struct plan *plan)
{
    struct frame_places frame = frame_of(plan);
    struct str rest = plan_remaining_body(plan);
    struct caption caption = caption_of(plan, frame.safe.w, plan_px(plan, QR + QR_GAP));
    bool lines = str_find(rest, STR("\n")) != SIZE_MAX || str_find(rest, STR("\t")) != SIZE_MAX;
    return !lines &&
           (float)caption.height < (float)plan->context->height *
                                       (plan_shape(plan) < NEARLY_SQUARE ? CAPTION_PORTRAIT : CAPTION_MOST);
}

/* True when a picture shown whole leaves room for words under it, but not so much that these may be large. */
static bool
room_under(const struct plan *plan)
{
    int screen = plan->context->width;
    float ratio = side_picture_ratio(plan);
    float enlarge = slide_enlarge_max(screen, plan->context->height);
    if (plan->portrait)
        return false;
    if (plan_shape(plan) < NEARLY_SQUARE)
        return ratio > UNDER_SQUARE && ratio < UNDER_LANDSCAPE_MAX;
    return ratio > UNDER_LANDSCAPE && ratio < UNDER_LANDSCAPE_MAX &&
           (float)plan->picture.width * enlarge >= (float)screen;
}

/* Whole, on the colour of its own border. */
static void
draw_poster(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    side_draw_bled(plan, sheet, at);
    sheet->boxes[sheet->count - 1].contain = true;
}

/* A large enough poster fills its side of the frame. */
static bool
bleed_poster(struct plan *plan)
{
    float w = (float)plan->context->width, h = (float)plan->context->height, own = side_picture_ratio(plan);
    float share = own * h / w, portrait = w / own / h;
    if (side_strip(plan) || (plan->portrait ? portrait : share) > POSTER_MOST ||
        !side_bleed_picture(plan, share))
        return false;
    plan->side.draw = draw_poster;
    plan->side.share = fminf(share, 1 - POSTER_COLUMN * plan->unit / w);
    plan->side.portrait = portrait;
    plan->side.as_high = true;
    plan->side.picture = !plan->portrait; /* upright a code would take much of it */
    plan->side.stacked = false;
    return true;
}

/* A poster with other proportions than the frame is shown whole beside its words. */
static void
add_poster(struct plan *plan)
{
    float ratio = side_picture_ratio(plan);
    plan->hide_header = true;
    plan_headline_and_body(plan);
    if (bleed_poster(plan)) {
        side_add_qr(plan);
        return;
    }
    plan->side = (struct side){.draw = side_strip(plan) ? side_draw_picture : side_draw_whole,
                               .share = POSTER_SHARE,
                               .portrait = POSTER_PORTRAIT,
                               .ratio = ratio,
                               .full_width = ratio > POSTER_NARROW,
                               .stacked = side_strip(plan)};
    side_add_qr(plan);
}

/* The whole frame for a picture that needs no words. */
static void
draw_alone(const struct plan *plan, struct sheet *sheet, struct rect area)
{
    (void)area;
    add_picture(plan, sheet, (struct rect){0, 0, plan->context->width, plan->context->height}, true);
}

void
kind_picture(struct plan *plan)
{
    bool words =
        !str_blank(plan_headline(plan)) || !str_blank(plan_remaining_body(plan)) || side_shows_qr(plan);
    bool whole = plan->url.ptr && stands_whole(plan);
    bool over = plan->url.ptr && (!whole || room_under(plan)) && short_caption(plan);
    if (!words)
        plan->footer = STR_NONE;
    if (whole && !words) {
        plan->draw_slide = draw_alone;
    } else if (over) {
        plan->draw_slide = draw_over;
    } else if (whole) {
        add_poster(plan);
    } else {
        plan_headline_and_body(plan);
        side_picture(plan);
        side_add_qr(plan);
    }
}
