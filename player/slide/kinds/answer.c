/* The question on a band, the answer below it; a short first sentence of it, such as "No.", as its heading.
 */
#include "slide/layout/text_block.h"
#include "base/number.h"
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/shapes/shapes.h"
#include "slide/layout/side.h"

#define GAP                  92 /* from the question to the answer: the band ends between them */
#define FIRST_SENTENCE_BYTES 14

#define VERDICT_GAP   64
#define VERDICT_BYTES 200 /* longer answers flow like any other text */
#define MARK_IN       24
#define MARK_LEAST    150   /* a smaller one is not recognisable */
#define MARK_SIZE     1.16F /* of the remaining height */
#define MARK_TINT     0.16F

static const struct part_style style_question = {.role = ROLE_TITLE,
                                                 .face = FACE_TITLE,
                                                 .min = 72,
                                                 .max = 132,
                                                 .line_height = 1.08F,
                                                 .max_lines = 3,
                                                 .balanced = true,
                                                 .panel = true};
static const struct part_style style_first_sentence = {.role = ROLE_BODY,
                                                       .face = FACE_TITLE,
                                                       .min = 84,
                                                       .max = 200,
                                                       .line_height = 1.1F,
                                                       .accent = true,
                                                       .keep_with_next = true};
static const struct part_style style_verdict = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 54, .max = 92, .line_height = 1.28F, .balanced = true};

/* Length of the first sentence if it is short and more follows; else 0. */
static size_t
first_sentence_bytes(struct str answer)
{
    for (size_t i = 0; i + 1 < answer.len && i < FIRST_SENTENCE_BYTES; i++) {
        if (answer.ptr[i] == '\n' || answer.ptr[i] == '\t' || answer.ptr[i] == ',')
            return 0;
        if ((answer.ptr[i] == '.' || answer.ptr[i] == '!') && answer.ptr[i + 1] == ' ')
            return i + 1;
    }
    return 0;
}

/* A short answer beside its heading. */
struct verdict {
    const struct text *head, *text;
};

struct verdict_layout {
    struct text_block head, text;
    int text_x, height;
};

static struct verdict_layout
lay_out(const struct plan *plan, const struct verdict *verdict, int width_px, float scale)
{
    struct verdict_layout layout;
    layout.head = text_block_fit(plan, &style_first_sentence, verdict->head, width_px / 2, scale);
    layout.text_x = text_block_width(&layout.head) + plan_px(plan, VERDICT_GAP);
    layout.text = text_block_fit(plan, &style_verdict, verdict->text, width_px - layout.text_x, scale);
    layout.height = number_max(layout.head.height, layout.text.height);
    return layout;
}

static int
verdict_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    return lay_out(plan, part->data, width_px, scale).height;
}

static void
draw_verdict(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at,
             float scale)
{
    struct verdict_layout layout = lay_out(plan, part->data, at.w, scale);
    text_block_draw(plan, sheet, &layout.head, at.x, at.y + (at.h - layout.head.height) / 2);
    text_block_draw(plan, sheet, &layout.text, at.x + layout.text_x, at.y + (at.h - layout.text.height) / 2);
}

/* "No." before the rest of a short answer, where the frame is wide enough for both. */
static bool
add_verdict(struct plan *plan, struct str head, struct str text)
{
    bool lines = str_find(text, STR("\n")) != SIZE_MAX || str_find(text, STR("\t")) != SIZE_MAX;
    if (plan->portrait || plan->url.ptr || side_shows_qr(plan) || lines || text.len > VERDICT_BYTES)
        return false;
    struct verdict *verdict = arena_alloc(plan->arena, sizeof(*verdict));
    verdict->head = plan_measure(plan, style_first_sentence.face, head);
    verdict->text = plan_measure(plan, style_verdict.face, text);
    plan_add_drawn(plan, GAP, verdict_height, draw_verdict, verdict);
    return true;
}

static void
add_answer(struct plan *plan, struct str answer)
{
    answer = str_trim(answer);
    size_t head = first_sentence_bytes(answer);
    struct str rest = str_trim(str_slice(answer, head, SIZE_MAX));
    if (head && add_verdict(plan, str_slice(answer, 0, head), rest))
        return;
    if (head)
        plan_add_text(plan, &style_first_sentence, GAP, str_slice(answer, 0, head));
    plan_add_body(plan, &style_large, head ? 16 : GAP, rest);
}

/* The band, and a large question mark at its end where the words leave room. */
static void
draw_band(const struct plan *plan, struct sheet *sheet, int page)
{
    int from = sheet->count;
    shapes_band(plan, sheet, page);
    if (sheet->count == from)
        return;
    struct rect band = sheet->boxes[from].at, safe = frame_of(plan).safe;
    int top = safe.y + plan_line_px(plan) + plan_px(plan, MARK_IN), height = band.h - top;
    struct text_style style = {ROLE_DECORATION, FACE_TITLE, (int)((float)height * MARK_SIZE), height,
                               theme_mix(plan->colours.panel, plan->colours.on_panel, MARK_TINT)};
    struct str mark = plan->rtl ? STR("؟") : STR("?");
    int width = sheet_text_width(sheet, &style, mark);
    struct rect place = {safe.x + safe.w - width, top, width, height};
    if (height < plan_px(plan, MARK_LEAST) || shapes_near(sheet, place, plan_px(plan, MARK_IN)))
        return;
    from = sheet->count;
    sheet_text(sheet, &style, mark, place.x, place.y);
    if (sheet->count > from)
        sheet->boxes[from].backdrop = true;
}

void
kind_answer(struct plan *plan)
{
    struct str question = item_text(plan->item, FIELD_QUESTION);
    struct str answer = item_text(plan->item, FIELD_ANSWER);
    struct str headline = plan_headline(plan);
    bool asked = !str_blank(question);
    struct str rest = plan_remaining_body(plan);
    plan_add_text(plan, &style_question, 0, asked ? question : headline);
    plan->band = plan->header_on_panel = plan->count > 0;
    if (asked && !str_equal(str_trim(headline), str_trim(question)) &&
        !str_equal(str_trim(headline), str_trim(answer)))
        plan->label = headline;
    if (!str_blank(answer))
        add_answer(plan, answer);
    if (str_blank(answer))
        add_answer(plan, rest);
    else if (!str_equal(str_trim(rest), str_trim(answer)))
        plan_add_body(plan, &style_body, 44, rest);
    side_picture(plan);
    side_add_qr(plan);
    if (plan->side.draw || plan->count < 2)
        plan->band = plan->header_on_panel = false;
    if (!plan->band && plan->count && plan->parts[0].style.panel) {
        plan->parts[0].style.panel = false;
        plan->parts[0].style.accent = true;
    }
    if (plan->band)
        plan->backdrop = draw_band;
}
