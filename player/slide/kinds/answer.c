/* The question in the accent colour, the answer large. */
#include "slide/layout/kinds.h"
#include "slide/layout/side.h"

static const struct style style_question = {.role = ROLE_TITLE,
                                            .face = FACE_HEADING,
                                            .min = 72,
                                            .max = 112,
                                            .line = 1.12F,
                                            .lines = 3,
                                            .balanced = true,
                                            .accent = true};

void
kind_answer(struct plan *plan)
{
    struct str question = item_text(plan->item, FIELD_QUESTION);
    struct str answer = item_text(plan->item, FIELD_ANSWER);
    struct str headline = plan_headline(plan);
    plan_text(plan, &style_question, 0, str_blank(question) ? headline : question);
    plan_body(plan, &style_large, 44, answer);
    if (!str_blank(question) && !str_equal(str_trim(headline), str_trim(question)) &&
        !str_equal(str_trim(headline), str_trim(answer)))
        plan_text(plan, &style_body, 40, headline);
    struct str rest = plan_rest(plan);
    if (!str_equal(str_trim(rest), str_trim(answer)))
        plan_body(plan, str_blank(answer) ? &style_large : &style_body, 44, rest);
    side_picture(plan);
    side_qr(plan);
}
