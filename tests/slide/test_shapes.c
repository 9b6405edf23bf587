/* The shapes that reach the edges of the frame, and what gives way to them. */
#include "test.h"

#include "fakes/slide_looks.h"
#include "slide/slide.h"

static const struct slide *
compose(const struct slide_looks *looks, const struct item *item, int width, int height)
{
    struct slide_context context = slide_looks_context(looks, "fr");
    context.width = width;
    context.height = height;
    struct slides slides = slide_compose(item, &context, looks->arena);
    assert_int_equal(slides.count, 1);
    return slides.pages;
}

/* The index of the first box of a role. */
static int
index_of(const struct slide *slide, enum box_role role)
{
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].type == BOX_TEXT && slide->boxes[i].role == role)
            return i;
    fail_msg("no box of role %d", role);
    return 0;
}

/* The last box of a type that touches the lower edge; -1: none. */
static int
at_edge(const struct slide *slide, enum box_type type, int height)
{
    for (int i = slide->count - 1; i >= 0; i--)
        if (slide->boxes[i].type == type && slide->boxes[i].at.y + slide->boxes[i].at.h >= height)
            return i;
    return -1;
}

static void
the_stages_of_a_project_reach_the_lower_edge_behind_the_footer(void **state)
{
    struct value stage = {.type = TYPE_TEXT, .text = STR("pilot")};
    struct item item = {.kind = KIND_PROJECT,
                        .title = STR("Étiquettes électroniques"),
                        .author = STR("Systèmes"),
                        .published_s = TIME_NONE};
    item.fields[FIELD_STAGE] = &stage;
    const struct slide *slide = compose(*state, &item, 1920, 1080);
    int edge = at_edge(slide, BOX_FILL, 1080);
    assert_true(edge >= 0 && edge < index_of(slide, ROLE_FOOTER));
    item.author = STR("Direction des systèmes, des réseaux et de la logistique de toutes les boutiques");
    assert_int_equal(at_edge(compose(*state, &item, 1920, 1080), BOX_FILL, 1080), -1);
}

/* A title and a text that leave the stages the least height. */
static void
the_labels_of_past_stages_are_above_the_footer(void **state)
{
    struct value stage = {.type = TYPE_TEXT, .text = STR("done")};
    struct item item = {.kind = KIND_PROJECT,
                        .title = STR("Étiquettes électroniques dans toutes les boutiques et dans tous les "
                                     "entrepôts, au comptoir et en cuisine avant la fin de l’année"),
                        .body = STR("Merci à toutes celles et à tous ceux qui ont essayé les premières."),
                        .author = STR("Systèmes"),
                        .published_s = TIME_NONE};
    item.fields[FIELD_STAGE] = &stage;
    const struct slide *slide = compose(*state, &item, 1280, 720);
    const struct box *footer = &slide->boxes[index_of(slide, ROLE_FOOTER)];
    int labels = 0;
    for (int i = 0; i < slide->count; i++) {
        const struct box *box = &slide->boxes[i];
        if (box->type != BOX_TEXT || box->role != ROLE_DETAIL || box->at.x > footer->at.x + footer->at.w)
            continue;
        assert_true(box->at.y + box->at.h <= footer->at.y);
        labels++;
    }
    assert_true(labels > 0);
}

/* There the page number takes the place beside the footer. */
static void
the_stages_on_a_last_page_are_above_the_footer(void **state)
{
    static const char sentence[] =
        "Grenoble et Chambéry essaient jusqu’à fin janvier, et déjà on gagne deux heures. ";
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "fr");
    struct value stage = {.type = TYPE_TEXT, .text = STR("pilot")};
    struct value progress = {.type = TYPE_NUMBER, .number = 0.4};
    struct item item = {.kind = KIND_PROJECT,
                        .title = STR("Les étiquettes électroniques arrivent"),
                        .author = STR("Systèmes"),
                        .published_s = TIME_NONE};
    int several = 0;
    item.fields[FIELD_STAGE] = &stage;
    item.fields[FIELD_PROGRESS] = &progress;
    item.body = STR("");
    for (int sentences = 1; sentences < 40; sentences++) {
        item.body = arena_printf(looks->arena, "%.*s%s", STR_ARG(item.body), sentence);
        struct slides slides = slide_compose(&item, &context, looks->arena);
        const struct slide *last = &slides.pages[slides.count - 1];
        const struct box *footer = slide_looks_find(last, ROLE_FOOTER);
        for (int i = 0; i < last->count && slides.count > 1; i++)
            if (last->boxes[i].type == BOX_FILL)
                assert_true(last->boxes[i].at.y + last->boxes[i].at.h <= footer->at.y);
        several += slides.count > 1;
    }
    assert_true(several > 0);
}

static void
the_places_of_a_move_reach_the_lower_edge_behind_the_footer(void **state)
{
    struct value from = {.type = TYPE_TEXT, .text = STR("Valence")},
                 to = {.type = TYPE_TEXT, .text = STR("Portes")};
    struct item item = {.kind = KIND_PEOPLE,
                        .title = STR("Nadia passe aux expéditions"),
                        .author = STR("RH"),
                        .published_s = TIME_NONE};
    item.fields[FIELD_FROM_PLACE] = &from;
    item.fields[FIELD_TO_PLACE] = &to;
    const struct slide *slide = compose(*state, &item, 1920, 1080);
    int edge = at_edge(slide, BOX_SHAPE, 1080);
    assert_true(edge >= 0 && edge < index_of(slide, ROLE_FOOTER));
}

static void
what_is_late_says_until_when_beside_its_label(void **state)
{
    struct value until = {.type = TYPE_TEXT, .text = STR("2026-12-21")};
    struct value tell = {.type = TYPE_TEXT, .text = STR("Elle sera là samedi avant midi.")};
    struct item item = {.kind = KIND_OPERATIONS,
                        .title = STR("Le camion a du retard"),
                        .author = STR("Logistique"),
                        .published_s = TIME_NONE};
    item.fields[FIELD_UNTIL] = &until;
    item.fields[FIELD_TELL] = &tell;
    const struct slide *slide = compose(*state, &item, 1920, 1080);
    const struct box *label = &slide->boxes[index_of(slide, ROLE_LABEL)];
    const struct box *foot = &slide->boxes[index_of(slide, ROLE_FOOTER)];
    assert_true(str_find(label->text, STR("21")) != SIZE_MAX);
    assert_true(foot->at.x > 1920 / 2); /* the tail of the bubble hangs down at the beginning */
}

static void
in_portrait_a_chart_is_under_what_is_said_of_it(void **state)
{
    double months[] = {8.1, 8.2, 8.0, 8.4, 8.7};
    struct value score = {.type = TYPE_NUMBER, .number = 8.7};
    struct value series = {.type = TYPE_NUMBERS, .numbers = months, .count = 5};
    struct item item = {
        .kind = KIND_BAROMETER, .title = STR("Notre meilleur automne"), .published_s = TIME_NONE};
    item.fields[FIELD_SCORE] = &score;
    item.fields[FIELD_SERIES] = &series;
    const struct slide *slide = compose(*state, &item, 1080, 1920);
    int title = 0, line = 0;
    for (int i = 0; i < slide->count; i++) {
        const struct box *box = &slide->boxes[i];
        if (box->type == BOX_TEXT && box->role == ROLE_TITLE)
            title = box->at.y + box->at.h > title ? box->at.y + box->at.h : title;
        if (box->type == BOX_LINE && box->point_count == 5)
            line = box->at.y;
    }
    assert_true(title > 0 && line >= title);
}

static void
the_percentage_of_a_later_stage_is_beside_the_footer(void **state)
{
    struct value stage = {.type = TYPE_TEXT, .text = STR("pilot")};
    struct value progress = {.type = TYPE_NUMBER, .number = 0.4};
    struct item item = {.kind = KIND_PROJECT,
                        .title = STR("Les étiquettes électroniques arrivent"),
                        .author = STR("Systèmes"),
                        .published_s = TIME_NONE};
    item.body = STR("Grenoble et Chambéry essaient jusqu’à fin janvier. Déjà deux heures de pose en moins.");
    item.fields[FIELD_STAGE] = &stage;
    item.fields[FIELD_PROGRESS] = &progress;
    const struct slide *slide = compose(*state, &item, 1920, 1080);
    const struct box *percent = slide_looks_text(slide, "40");
    const struct box *footer = &slide->boxes[index_of(slide, ROLE_FOOTER)];
    assert_non_null(percent);
    assert_true(percent->at.y + percent->at.h > footer->at.y);
    assert_true(percent->at.y + percent->at.h <= 1080 * 95 / 100);
    assert_true(percent->at.x > footer->at.x + footer->at.w);
}

/* Where the dish leaves no room for them. */
static void
marks_of_a_dish_are_on_the_line_of_its_course(void **state)
{
    struct str dishes[] = {STR("Plat:"),
                           STR("Couscous aux sept légumes et aux herbes | 4,20 € | vegetarian")};
    struct value value = {.type = TYPE_TEXTS, .texts = {dishes, 2}};
    struct item item = {.kind = KIND_MENU, .title = STR("jeudi"), .published_s = TIME_NONE};
    item.fields[FIELD_DISHES] = &value;
    const struct slide *slide = compose(*state, &item, 1920, 1080);
    const struct box *course = slide_looks_text(slide, "Plat");
    const struct box *marks = slide_looks_text(slide, "végétarien");
    assert_true(course && marks && marks->at.x > course->at.x + course->at.w);
    assert_true(marks->at.y < course->at.y + course->at.h);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_stages_of_a_project_reach_the_lower_edge_behind_the_footer,
                               slide_looks_reset),
        cmocka_unit_test_setup(the_labels_of_past_stages_are_above_the_footer, slide_looks_reset),
        cmocka_unit_test_setup(the_stages_on_a_last_page_are_above_the_footer, slide_looks_reset),
        cmocka_unit_test_setup(the_places_of_a_move_reach_the_lower_edge_behind_the_footer,
                               slide_looks_reset),
        cmocka_unit_test_setup(what_is_late_says_until_when_beside_its_label, slide_looks_reset),
        cmocka_unit_test_setup(the_percentage_of_a_later_stage_is_beside_the_footer, slide_looks_reset),
        cmocka_unit_test_setup(marks_of_a_dish_are_on_the_line_of_its_course, slide_looks_reset),
        cmocka_unit_test_setup(in_portrait_a_chart_is_under_what_is_said_of_it, slide_looks_reset),
    };
    return cmocka_run_group_tests(tests, slide_looks_setup, slide_looks_teardown);
}
