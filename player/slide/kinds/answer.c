/* The question on a band, the answer under it; a short first sentence of it, such as "No.", as its head. */
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/shapes.h"
#include "slide/layout/side.h"

#define GAP                  92 /* from the question to the answer: the band ends between them */
#define FIRST_SENTENCE_BYTES 14

static const struct part_style style_question = {.role = ROLE_TITLE,
                                                 .face = FACE_TITLE,
                                                 .min = 72,
                                                 .max = 112,
                                                 .line_height = 1.1F,
                                                 .max_lines = 3,
                                                 .balanced = true,
                                                 .panel = true};
static const struct part_style style_first_sentence = {.role = ROLE_BODY,
                                                       .face = FACE_TITLE,
                                                       .min = 84,
                                                       .max = 150,
                                                       .line_height = 1.1F,
                                                       .accent = true,
                                                       .keep_with_next = true};

/* How long the first sentence is where it is short and more follows; else 0. */
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

static void
add_answer(struct plan *plan, struct str answer)
{
    answer = str_trim(answer);
    size_t head = first_sentence_bytes(answer);
    if (head)
        plan_add_text(plan, &style_first_sentence, GAP, str_slice(answer, 0, head));
    plan_add_body(plan, &style_large, head ? 16 : GAP, str_trim(str_slice(answer, head, SIZE_MAX)));
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
        plan->backdrop = shapes_band;
}
