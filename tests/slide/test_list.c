/* Lists of short lines, and their introductions. */
#include "test.h"

#include "fakes/slide_looks.h"
#include "slide/slide.h"

#define SHOPS                                                                                                   \
    "•\tAnnecy : 18 h\n•\tChambéry : 18 h\n•\tCrest : 17 h\n•\tGrenoble : 19 h\n•\tLyon : 19 h 30\n" \
    "•\tPart-Dieu : 20 h\n•\tValence : 18 h\n•\tVienne : 17 h 30"

static struct slides
compose(struct slide_looks *looks, const char *body, int width, int height)
{
    struct slide_context context = slide_looks_context(looks, "fr");
    context.width = width;
    context.height = height;
    struct item item = {.kind = KIND_NEWS, .key = STR("1"), .title = STR("Le 24 décembre, on ferme à…")};
    item.body = str_from(body);
    return slide_compose(&item, &context, looks->arena);
}

static void
short_lines_stand_in_two_columns_with_their_values_at_the_ends(void **state)
{
    struct slides slides = compose(*state, SHOPS, 1920, 1080);
    const struct box *first = slide_looks_text(slides.pages, "Annecy"),
                     *fifth = slide_looks_text(slides.pages, "Lyon");
    const struct box *value = slide_looks_text(slides.pages, "19");
    assert_int_equal(slides.count, 1);
    assert_non_null(first);
    assert_non_null(fifth);
    assert_int_equal(first->baseline_px, fifth->baseline_px);
    assert_true(fifth->at.x > 1920 / 2);
    assert_non_null(value);
    assert_true(value->at.x > first->at.x + first->at.w);
    assert_true(first->size_px > 1080 / 20);
}

static void
in_portrait_they_stand_in_one_column(void **state)
{
    struct slides slides = compose(*state, SHOPS, 1080, 1920);
    const struct box *first = slide_looks_text(slides.pages, "Annecy"),
                     *last = slide_looks_text(slides.pages, "Vienne");
    assert_int_equal(slides.count, 1);
    assert_non_null(first);
    assert_non_null(last);
    assert_int_equal(first->at.x, last->at.x);
    assert_true(last->at.y > first->at.y);
}

static void
rows_of_a_table_are_such_lines_and_sentences_are_none(void **state)
{
    struct slides table = compose(*state, "Bus 12 · 16:05\nBus 40 · 16:20\nNavette · 17:00", 1920, 1080);
    assert_non_null(slide_looks_text(table.pages, "17:00"));
    assert_null(slide_looks_text(table.pages, "Navette ·"));
    struct slides text =
        compose(*state, "•\tMarchez à gauche, les chariots ont la priorité ici.\n•\tUn\n•\tDeux", 1920, 1080);
    assert_non_null(slide_looks_text(text.pages, "•"));
}

/* Also where other cells need several lines. */
static void
first_cells_of_a_table_are_a_column(void **state)
{
    static const int frames[][2] = {{1920, 1080}, {1080, 1920}, {720, 720}};
    const char *menu = "#\tJour · Menu 1 · Menu 2\nLundi · Poulet au curry · Lasagnes aux épinards\n"
                       "Mercredi · Cabillaud à la moutarde · Gratin\nVendredi · Poisson · Risotto";
    for (size_t i = 0; i < sizeof(frames) / sizeof(frames[0]); i++) {
        const struct slide *slide = compose(*state, menu, frames[i][0], frames[i][1]).pages;
        const struct box *day = slide_looks_text(slide, "Lundi"),
                         *other = slide_looks_text(slide, "Mercredi");
        const struct box *dish = slide_looks_text(slide, "Poulet"),
                         *fish = slide_looks_text(slide, "Cabillaud");
        assert_true(day && other && dish && fish && slide_looks_text(slide, "Menu 1"));
        assert_int_equal(day->at.x, other->at.x);
        assert_int_equal(dish->at.x, fish->at.x);
        assert_int_equal(dish->at.x, slide_looks_text(slide, "Menu 1")->at.x);
        assert_int_equal(other->baseline_px, fish->baseline_px);
        assert_true(dish->at.x > other->at.x + other->at.w);
    }
}

static void
a_colon_at_the_end_of_a_first_cell_does_not_count(void **state)
{
    const struct slide *slide =
        compose(*state, "Lundi: · Poulet au curry · Lasagnes\nMardi: · Poisson · Risotto", 1920, 1080).pages;
    assert_true(slide_looks_text(slide, "Poulet") && slide_looks_text(slide, "Poisson"));
}

static void
so_are_the_names_of_lines_that_are_too_long_for_a_list(void **state)
{
    const char *menu = "Montag: Schnitzel mit Pommes und Salat\nDienstag: Linseneintopf mit Würstchen\n"
                       "Donnerstag: Rinderroulade mit Rotkohl und Klößen";
    const struct slide *slide = compose(*state, menu, 1080, 1920).pages;
    const struct box *day = slide_looks_text(slide, "Dienstag:"),
                     *dish = slide_looks_text(slide, "Linseneintopf");
    const struct box *beef = slide_looks_text(slide, "Rinderroulade");
    assert_true(day && dish && beef);
    assert_int_equal(dish->at.x, beef->at.x);
    assert_int_equal(day->baseline_px, dish->baseline_px);
}

/* Where three columns are too narrow, the other dishes are below the main one. */
static void
no_dish_of_a_week_is_broken_in_a_frame_of_5_to_4(void **state)
{
    static const char *const lines[] = {"mon:",
                                        "Lasagne",
                                        "Green salad, Pear",
                                        "tue:",
                                        "Chicken and peppers",
                                        "Rice, Fresh cheese",
                                        "wed:",
                                        "Lentil dal",
                                        "Naan, Stewed apples",
                                        "thu:",
                                        "Lamb couscous",
                                        "Clementines, Shortbread",
                                        "fri:",
                                        "Fish of the day",
                                        "Mash, Walnut tart"};
    static const int frames[][2] = {{1280, 1024}, {1600, 1280}};
    static struct str texts[15];
    struct slide_looks *looks = *state;
    for (size_t i = 0; i < 15; i++)
        texts[i] = str_from(lines[i]);
    struct value dishes = {.type = TYPE_TEXTS, .texts = {texts, 15}};
    struct item item = {.kind = KIND_MENU, .body = STR("Lunch from noon."), .published_s = TIME_NONE};
    item.fields[FIELD_DISHES] = &dishes;
    for (size_t frame = 0; frame < 2; frame++) {
        struct slide_context context = slide_looks_context(looks, "en");
        context.width = frames[frame][0];
        context.height = frames[frame][1];
        const struct slides slides = slide_compose(&item, &context, looks->arena);
        assert_int_equal(slides.count, 1);
        const struct box *day = slide_looks_text(slides.pages, "Thursday"),
                         *dish = slide_looks_text(slides.pages, "Lamb couscous");
        const struct box *others = slide_looks_text(slides.pages, "Clementines");
        assert_true(day && dish && others);
        assert_true(str_ends(others->text, STR("Shortbread")));
        assert_non_null(slide_looks_text(slides.pages, "Chicken and peppers"));
    }
}

/* Long enough to fill a page except for a line or two, for any number of them. */
static const char *
filler(struct slide_looks *looks, int sentences)
{
    struct buf body;
    buf_init(&body, 1 << 16);
    for (int i = 0; i < sentences; i++)
        buf_printf(&body, "La cour gèle la nuit et les rampes glissent au matin. ");
    buf_printf(&body,
               "Trois choses changent :\n\n•\tOn marche à gauche, toujours, et sans se presser du tout.\n"
               "•\tOn met des semelles.");
    const char *out = arena_str(looks->arena, buf_str(&body)).ptr;
    buf_finish(&body);
    return out;
}

static void
what_introduces_a_list_stands_on_a_page_with_it(void **state)
{
    int further = 0;
    for (int sentences = 1; sentences < 24; sentences++) {
        struct slides slides = compose(*state, filler(*state, sentences), 1920, 1080);
        for (int page = 0; page < slides.count; page++) {
            const struct slide *slide = &slides.pages[page];
            assert_true(!slide_looks_text(slide, "Trois choses") == !slide_looks_text(slide, "On marche"));
            further += page > 0 && slide_looks_text(slide, "Trois choses");
        }
    }
    assert_true(further > 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(short_lines_stand_in_two_columns_with_their_values_at_the_ends,
                               slide_looks_reset),
        cmocka_unit_test_setup(in_portrait_they_stand_in_one_column, slide_looks_reset),
        cmocka_unit_test_setup(rows_of_a_table_are_such_lines_and_sentences_are_none, slide_looks_reset),
        cmocka_unit_test_setup(first_cells_of_a_table_are_a_column, slide_looks_reset),
        cmocka_unit_test_setup(a_colon_at_the_end_of_a_first_cell_does_not_count, slide_looks_reset),
        cmocka_unit_test_setup(so_are_the_names_of_lines_that_are_too_long_for_a_list, slide_looks_reset),
        cmocka_unit_test_setup(no_dish_of_a_week_is_broken_in_a_frame_of_5_to_4, slide_looks_reset),
        cmocka_unit_test_setup(what_introduces_a_list_stands_on_a_page_with_it, slide_looks_reset),
    };
    return cmocka_run_group_tests(tests, slide_looks_setup, slide_looks_teardown);
}
