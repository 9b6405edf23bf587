/* Who is celebrated: one person or several, each in a balloon. */
#include "test.h"

#include "fakes/slide_looks.h"
#include "slide/slide.h"

/* The initials on the slide, in the order of the balloons: "MS LT". */
static struct str
initials(const struct slide_looks *looks, struct str who, const char *language)
{
    struct slide_context context = slide_looks_context(looks, language);
    struct value name = {.type = TYPE_TEXT, .text = who};
    struct value what = {.type = TYPE_TEXT, .text = STR("birthday")};
    struct item item = {.kind = KIND_CELEBRATION, .published_s = TIME_NONE};
    item.fields[FIELD_WHO] = &name;
    item.fields[FIELD_WHAT] = &what;
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(each_of_up_to_five_people_has_a_balloon, slide_looks_reset)};
    return cmocka_run_group_tests(tests, slide_looks_setup, slide_looks_teardown);
}
