/* Who is celebrated: one person or several, each in a balloon, and where the balloons are. */
#include "test.h"

#include "fakes/slide_looks.h"
#include "slide/slide.h"

static struct item
celebration(const struct value *who, const struct value *what)
{
    struct item item = {.kind = KIND_CELEBRATION, .published_s = TIME_NONE};
    item.fields[FIELD_WHO] = who;
    item.fields[FIELD_WHAT] = what;
    return item;
}

/* The initials on the slide, in the order of the balloons: "MS LT". */
static struct str
initials(const struct slide_looks *looks, struct str who, const char *language)
{
    struct slide_context context = slide_looks_context(looks, language);
    struct value name = {.type = TYPE_TEXT, .text = who};
    struct value what = {.type = TYPE_TEXT, .text = STR("birthday")};
    struct item item = celebration(&name, &what);
    struct slides slides = slide_compose(&item, &context, looks->arena);
    struct str out = STR("");
    for (int i = 0; i < slides.pages[0].count; i++) {
        const struct box *box = &slides.pages[0].boxes[i];
        if (box->type == BOX_TEXT && box->role == ROLE_DECORATION)
            out = arena_printf(looks->arena, "%.*s%s%.*s", STR_ARG(out), out.len ? " " : "",
                               STR_ARG(box->text));
    }
    return out;
}

static void
each_of_up_to_five_people_has_a_balloon(void **state)
{
    static const struct {
        const char *who, *language, *initials;
    } cases[] = {
        {"Mateo Silva", "fr", "MS"},
        {"Mateo Silva & Linh Tran", "fr", "MS LT"},
        {"Mateo Silva et Linh Tran", "fr", "MS LT"},
        {"Mateo Silva, Linh Tran et Awa Ndiaye", "fr", "MS LT AN"},
        {"Mateo Silva, Linh Tran, and Awa Ndiaye", "en", "MS LT AN"},
        {"王芳、李娜", "zh", "王 李"},
        {"A B, C D, E F, G H & I J", "en", "AB CD EF GH IJ"},
        {"A B, C D, E F, G H, I J & K L", "en", ""},
        {"Mateo Silva, Grenoble", "fr", "MS"},
        {"l’équipe de nuit et Awa Ndiaye", "fr", ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_str(initials(*state, str_from(cases[i].who), cases[i].language), cases[i].initials);
}

static void
a_balloon_is_below_the_title_that_is_above_it(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "en");
    const struct value who = {.text = STR("Fatima Zahra Alaoui Pritchard Bennett")};
    const struct value what = {.text = STR("birthday")};
    struct item item = celebration(&who, &what);
    const struct slide *slide = &slide_compose(&item, &context, looks->arena).pages[0];
    const struct box *title = slide_looks_find(slide, ROLE_TITLE);
    assert_true(title->at.w > context.width / 2);
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].type == BOX_DISC && slide->boxes[i].at.h > title->at.h)
            assert_true(slide->boxes[i].at.y >= title->at.y + title->at.h);
}

/* The three strings of the balloons end above a text. */
static void
assert_strings_above(const struct slide *slide, const struct box *text)
{
    int strings = 0;
    for (int i = 0; i < slide->count; i++) {
        const struct box *box = &slide->boxes[i];
        strings += box->type == BOX_LINE;
        for (int k = 0; box->type == BOX_LINE && k < box->point_count; k++)
            assert_true(box->points[k].y <= (float)text->at.y);
    }
    assert_int_equal(strings, 3);
}

static void
no_string_of_a_balloon_crosses_the_number_of_the_page(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "en");
    const struct value who = {.text = STR("Owen Pritchard")}, what = {.text = STR("birthday")};
    struct item item = celebration(&who, &what);
    item.body = STR("There is cake. Owen has repaired every lamp in this building, and most of them twice. "
                    "He came for one summer, and stayed for the people, the cargo bikes and the tea. "
                    "Whoever wants to say something says it at four, before the candles are lit. "
                    "Nobody has to sing, though the choir of the workshop has promised that it will.");
    struct slides slides = slide_compose(&item, &context, looks->arena);
    const struct box *number = slide_looks_find(&slides.pages[0], ROLE_PAGE);
    assert_non_null(number);
    assert_strings_above(&slides.pages[0], number);
}

static void
no_string_of_a_balloon_crosses_a_long_footer(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "en");
    context.width = 1024;
    context.height = 768;
    const struct value who = {.text = STR("Jo")}, what = {.text = STR("birthday")};
    struct item item = celebration(&who, &what);
    item.source = STR("Intranet of the company for all of its sites and shops");
    struct slides slides = slide_compose(&item, &context, looks->arena);
    const struct box *footer = slide_looks_find(&slides.pages[0], ROLE_FOOTER);
    assert_strings_above(&slides.pages[0], footer);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(each_of_up_to_five_people_has_a_balloon, slide_looks_reset),
        cmocka_unit_test_setup(a_balloon_is_below_the_title_that_is_above_it, slide_looks_reset),
        cmocka_unit_test_setup(no_string_of_a_balloon_crosses_the_number_of_the_page, slide_looks_reset),
        cmocka_unit_test_setup(no_string_of_a_balloon_crosses_a_long_footer, slide_looks_reset),
    };
    return cmocka_run_group_tests(tests, slide_looks_setup, slide_looks_teardown);
}
