/* Several figures on one slide. */
#include "test.h"

#include "fakes/slide_looks.h"
#include "slide/slide.h"

static const char *const texts[] = {"Paniers | 31 460 | +3 %",
                                    "Clients contents | 8,7 / 10 | +0,2",
                                    "Jours sans accident | 112",
                                    "Retards | 12 | −4",
                                    "Colis intacts | 99,2 %",
                                    "Nouveaux collègues | 9",
                                    "Un de trop | 7"};
#define TEXTS (sizeof texts / sizeof *texts)

static struct slides
compose(struct slide_looks *looks, const struct item *item, int width, int height)
{
    struct slide_context context = slide_looks_context(looks, "fr");
    context.width = width;
    context.height = height;
    return slide_compose(item, &context, looks->arena);
}

/* The first so many of the texts. */
static struct value
values_of(struct str items[TEXTS], size_t count)
{
    for (size_t i = 0; i < TEXTS; i++)
        items[i] = str_from(texts[i]);
    return (struct value){.type = TYPE_TEXTS, .texts = {items, count}};
}

static struct item
item_of(const struct value *values)
{
    struct item item = {.kind = KIND_FIGURE, .key = STR("1"), .title = STR("Novembre en chiffres")};
    item.fields[FIELD_VALUES] = values;
    return item;
}

/* How many texts of the slide begin with these characters. */
static int
count(const struct slide *slide, const char *start)
{
    int found = 0;
    for (int i = 0; i < slide->count; i++)
        found += slide->boxes[i].type == BOX_TEXT && str_starts(slide->boxes[i].text, str_from(start));
    return found;
}

static void
up_to_six_figures_stand_on_one_slide(void **state)
{
    static const struct {
        int width, height;
    } screens[] = {{1920, 1080}, {1080, 1920}, {1024, 768}, {2560, 1080}};
    for (size_t screen = 0; screen < 4; screen++)
        for (size_t figures = 2; figures <= 6; figures++) {
            struct str items[TEXTS];
            const struct value values = values_of(items, figures);
            struct item item = item_of(&values);
            struct slides slides = compose(*state, &item, screens[screen].width, screens[screen].height);
            if (slides.count != 1)
                fail_msg("%d figures at %dx%d", (int)figures, screens[screen].width, screens[screen].height);
            assert_int_equal(count(slides.pages, "31"), 1);
            assert_int_equal(count(slides.pages, "Paniers"), 1);
            assert_int_equal(count(slides.pages, "+3"), 1);
            assert_int_equal(count(slides.pages, "9"), (figures >= 5) + (figures >= 6));
        }
}

static void
rows_of_a_table_are_figures_unless_the_item_names_a_number(void **state)
{
    const struct value number = {.type = TYPE_NUMBER, .number = 5};
    struct item item = item_of(NULL);
    item.body = STR("Paniers · 31 460\nRetards · 47");
    assert_int_equal(count(compose(*state, &item, 1920, 1080).pages, "47"), 1);
    item.fields[FIELD_NUMBER] = &number;
    assert_int_equal(count(compose(*state, &item, 1920, 1080).pages, "5"), 1);
}

static void
what_is_no_table_of_figures_shows_its_title_all_the_same(void **state)
{
    struct str items[TEXTS];
    const struct value seven = values_of(items, TEXTS);
    struct item item = item_of(&seven);
    assert_int_equal(count(compose(*state, &item, 1920, 1080).pages, "Novembre"), 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(up_to_six_figures_stand_on_one_slide, slide_looks_reset),
        cmocka_unit_test_setup(rows_of_a_table_are_figures_unless_the_item_names_a_number, slide_looks_reset),
        cmocka_unit_test_setup(what_is_no_table_of_figures_shows_its_title_all_the_same, slide_looks_reset),
    };
    return cmocka_run_group_tests(tests, slide_looks_setup, slide_looks_teardown);
}
