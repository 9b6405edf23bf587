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

/* The first so many texts. */
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

static bool
says(const struct slide *slide, const char *words)
{
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].type == BOX_TEXT && str_find(slide->boxes[i].text, str_from(words)) != SIZE_MAX)
            return true;
    return false;
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

/* Figures with long labels at 4:3, which need two pages. */
static void
a_title_is_not_alone_before_many_figures_and_tiles_end_above_the_footer(void **state)
{
    static const char *const labels[] = {
        "Clients servis au comptoir en une semaine | 18 240 | -3 %", "Réponses à la question du mois | 4 600",
        "Jours sans accident à l’atelier | 1 112 | +31", "Collègues qui viennent à vélo | 41 %",
        "Kilomètres parcourus en vélo cargo | 12 400 km | –2 %"};
    struct str items[5];
    for (size_t i = 0; i < 5; i++)
        items[i] = str_from(labels[i]);
    const struct value values = {.type = TYPE_TEXTS, .texts = {items, 5}};
    struct item item = item_of(&values);
    struct slides slides = compose(*state, &item, 1024, 768);
    assert_true(count(slides.pages, "Novembre") == 1 && count(slides.pages, "18") == 1);
    for (int page = 0; page < slides.count; page++)
        for (int i = 0; i < slides.pages[page].count; i++) {
            const struct box *box = &slides.pages[page].boxes[i];
            assert_true(box->type != BOX_FILL || box->at.h == 768 || box->at.y + box->at.h < 768 * 92 / 100);
        }
    assert_int_equal(count(slides.pages, "−3"), 1);
    assert_int_equal(count(&slides.pages[slides.count - 1], "−2"), 1);
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

/* The missing amount is at the end of the number; in portrait in the details. */
static void
what_is_missing_of_a_target_stands_in_the_rest_of_the_ground(void **state)
{
    struct value number = {.type = TYPE_NUMBER, .number = 112}, target = {.type = TYPE_NUMBER, .number = 140};
    struct value unit = {.type = TYPE_TEXT, .text = STR("jours sans accident")};
    struct item item = {.kind = KIND_FIGURE, .key = STR("1"), .title = STR("Presque le record")};
    item.fields[FIELD_NUMBER] = &number;
    item.fields[FIELD_TARGET] = &target;
    item.fields[FIELD_UNIT] = &unit;
    const struct slide *slide = compose(*state, &item, 1920, 1080).pages;
    int found = 0;
    for (int i = 0; i < slide->count; i++)
        found += slide->boxes[i].type == BOX_TEXT && slide->boxes[i].at.x > 1920 * 112 / 140;
    assert_true(found >= 3);
    assert_int_equal(count(slide, "28"), 1);
    slide = compose(*state, &item, 1080, 1920).pages;
    assert_true(says(slide, "encore") && says(slide, "28"));
    number.number = 147;
    assert_false(says(compose(*state, &item, 1920, 1080).pages, "encore"));
}

/* On screens where one line has no room for them. */
static void
the_words_of_a_long_change_are_inside_the_slide(void **state)
{
    static const int widths[] = {1080, 1440, 1920};
    struct value number = {.type = TYPE_NUMBER, .number = 112};
    struct value change = {.type = TYPE_TEXT, .text = STR("+12 points depuis le début de l’année")};
    double past[] = {90, 100, 112};
    struct value series = {.type = TYPE_NUMBERS, .numbers = past, .count = 3};
    struct item item = {.kind = KIND_FIGURE, .key = STR("1"), .title = STR("Jours sans accident")};
    item.fields[FIELD_NUMBER] = &number;
    item.fields[FIELD_CHANGE] = &change;
    item.fields[FIELD_SERIES] = &series;
    for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++) {
        const struct slide *slide = compose(*state, &item, widths[i], 1080).pages;
        const struct box *amount = slide_looks_text(slide, "+12"), *words = slide_looks_text(slide, "points");
        assert_true(amount && words && amount->at.y <= words->at.y);
        assert_true(words->at.x + words->at.w <= widths[i] * 96 / 100);
    }
}

static void
a_long_change_is_split_behind_its_whole_number(void **state)
{
    static const struct {
        const char *change, *number, *words;
    } changes[] = {{"+1 200 colis depuis le début de l’année", "+1 200", "colis"},
                   {"+12 % depuis le début de l’année", "+12 %", "depuis"},
                   {"comme il y a 12 mois, à un colis près", NULL, "comme"}};
    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        struct value number = {.type = TYPE_NUMBER, .number = 8240};
        struct value change = {.type = TYPE_TEXT, .text = str_from(changes[i].change)};
        struct item item = {.kind = KIND_FIGURE, .key = STR("1"), .title = STR("Colis livrés à l’heure")};
        item.fields[FIELD_NUMBER] = &number;
        item.fields[FIELD_CHANGE] = &change;
        const struct slide *slide = compose(*state, &item, 1080, 1920).pages;
        const struct box *amount = changes[i].number ? slide_looks_text(slide, changes[i].number) : NULL;
        assert_true(!changes[i].number || (amount && str_equal(amount->text, str_from(changes[i].number))));
        assert_non_null(slide_looks_text(slide, changes[i].words));
    }
}

/* A target below all values, whose line is at the lower edge of the chart. */
static void
the_label_of_a_low_target_is_not_on_the_labels_of_the_series(void **state)
{
    struct value number = {.type = TYPE_NUMBER, .number = 5}, target = {.type = TYPE_NUMBER, .number = 1};
    double past[] = {90, 40, 5};
    struct value series = {.type = TYPE_NUMBERS, .numbers = past, .count = 3};
    struct item item = {.kind = KIND_FIGURE, .key = STR("1"), .title = STR("Réclamations")};
    item.fields[FIELD_NUMBER] = &number;
    item.fields[FIELD_TARGET] = &target;
    item.fields[FIELD_SERIES] = &series;
    const struct slide *slide = compose(*state, &item, 1920, 1080).pages;
    const struct box *words = slide_looks_text(slide, "objectif"), *first = slide_looks_text(slide, "90");
    assert_true(words && first && words->at.y + words->at.h <= first->at.y);
}

static void
a_score_below_zero_is_none_out_of_a_hundred(void **state)
{
    struct value score = {.type = TYPE_NUMBER, .number = 42}, scale = {.type = TYPE_NUMBER, .number = 100};
    struct value unit = {.type = TYPE_TEXT, .text = STR("%")};
    struct item item = {.kind = KIND_BAROMETER, .key = STR("1"), .title = STR("Ils nous recommandent")};
    item.fields[FIELD_SCORE] = &score;
    item.fields[FIELD_SCALE] = &scale;
    assert_int_equal(count(compose(*state, &item, 1920, 1080).pages, "/\u00A0100"), 1);
    score.number = -12;
    assert_int_equal(count(compose(*state, &item, 1920, 1080).pages, "/\u00A0100"), 0);
    score.number = 94;
    item.fields[FIELD_UNIT] = &unit;
    assert_int_equal(count(compose(*state, &item, 1920, 1080).pages, "/\u00A0100"), 0);
    assert_int_equal(count(compose(*state, &item, 1920, 1080).pages, "%"), 1);
}

static void
figures_may_be_parted_from_their_names_by_colons_and_too_many_are_a_list(void **state)
{
    struct slide_looks *looks = *state;
    struct str lines[8];
    struct value values = {.type = TYPE_TEXTS, .texts = {lines, 3}};
    struct item item = item_of(&values);
    for (int i = 0; i < 8; i++)
        lines[i] = arena_printf(looks->arena, "Rayon %d: %d", i, 900 + i);
    const struct slide *slide = compose(looks, &item, 1920, 1080).pages;
    assert_int_equal(count(slide, "902"), 1);
    assert_int_equal(count(slide, "Rayon"), 3);
    values.texts.count = 8;
    slide = compose(looks, &item, 1920, 1080).pages;
    assert_true(says(slide, "907"));
    assert_int_equal(count(slide, "Rayon"), 8);
}

/* The size of the first letters of a post with this title; 0: these are not all that they say. */
static int
size_of_number(struct slide_looks *looks, const char *title, const char *number)
{
    struct item item = {.kind = KIND_NEWS,
                        .title = str_from(title),
                        .body = STR("Merci à toute l’équipe."),
                        .published_s = TIME_NONE};
    struct slides slides = compose(looks, &item, 1920, 1080);
    for (int i = 0; i < slides.pages[0].count; i++) {
        const struct box *box = &slides.pages[0].boxes[i];
        if (box->type == BOX_TEXT && box->role == ROLE_NAME && str_starts(box->text, str_from(number)))
            return box->size_px;
    }
    return 0;
}

static void
a_number_that_begins_a_title_is_large_unless_it_counts_nothing(void **state)
{
    static const struct {
        const char *title, *number;
        bool large;
    } cases[] = {
        {"1.248 Tage ohne Arbeitsunfall", "1.248", true},
        {"12,500 parcels in one day", "12,500", true},
        {"12 500 colis en un jour", "12", true},
        {"98 % de nos colis sont arrivés", "98", true},
        {"98% of our parcels arrived", "98%", true},
        {"112 jours sans accident", "112", true},
        {"24 décembre : on ferme à 16 h", "24", false},
        {"2026 wird gebaut", "2026", false},
        {"3 Fragen an Awa", "3", false},
        {"112 : le numéro à appeler", "112", false},
        {"112, la bonne adresse", "112", false},
        {"24.12. geschlossen", "24", false},
        {"10.30 Uhr Feueralarm", "10", false},
        {"0800 Nummer der Zentrale", "0800", false},
        {"1248", "1248", false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        int size = size_of_number(*state, cases[i].title, cases[i].number);
        if (cases[i].large != (size > 200))
            fail_msg("%s: %d", cases[i].title, size);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_number_that_begins_a_title_is_large_unless_it_counts_nothing,
                               slide_looks_reset),
        cmocka_unit_test_setup(up_to_six_figures_stand_on_one_slide, slide_looks_reset),
        cmocka_unit_test_setup(a_title_is_not_alone_before_many_figures_and_tiles_end_above_the_footer,
                               slide_looks_reset),
        cmocka_unit_test_setup(rows_of_a_table_are_figures_unless_the_item_names_a_number, slide_looks_reset),
        cmocka_unit_test_setup(what_is_no_table_of_figures_shows_its_title_all_the_same, slide_looks_reset),
        cmocka_unit_test_setup(what_is_missing_of_a_target_stands_in_the_rest_of_the_ground,
                               slide_looks_reset),
        cmocka_unit_test_setup(the_words_of_a_long_change_are_inside_the_slide, slide_looks_reset),
        cmocka_unit_test_setup(a_long_change_is_split_behind_its_whole_number, slide_looks_reset),
        cmocka_unit_test_setup(the_label_of_a_low_target_is_not_on_the_labels_of_the_series,
                               slide_looks_reset),
        cmocka_unit_test_setup(a_score_below_zero_is_none_out_of_a_hundred, slide_looks_reset),
        cmocka_unit_test_setup(figures_may_be_parted_from_their_names_by_colons_and_too_many_are_a_list,
                               slide_looks_reset),
    };
    return cmocka_run_group_tests(tests, slide_looks_setup, slide_looks_teardown);
}
