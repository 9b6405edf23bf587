/* People who are praised: up to twelve with a face or initials each, one with the title in place of the name.
 */
#include "test.h"

#include "fakes/slide_looks.h"
#include "slide/slide.h"

#define MOST 12

static struct str names[MOST] = {{"Karim Belkacem", 14}, {"Rosa Jiménez", 13},   {"Bastien Leroy", 13},
                                 {"Fatima Alaoui", 13},  {"Owen Pritchard", 14}, {"Linh Tran", 9},
                                 {"Mateo Silva", 11},    {"Joanna Kowal", 12},   {"Nadia Ferhat", 12},
                                 {"Awa Ndiaye", 10},     {"Elodie Garnier", 14}, {"Tomasz Wojcik", 13}};

/* The initials and the names on the slide. */
struct shown {
    int initials, names;
};

static struct shown
shown(const struct slide_looks *looks, size_t people, int width, int height)
{
    struct slide_context context = slide_looks_context(looks, "fr");
    struct value to = {.type = TYPE_TEXTS, .texts = {names, people}};
    struct item item = {
        .kind = KIND_COMPLIMENT, .title = STR("Merci à toute l’équipe"), .published_s = TIME_NONE};
    struct shown out = {0, 0};
    item.fields[FIELD_TO] = &to;
    context.width = width;
    context.height = height;
    struct slides slides = slide_compose(&item, &context, looks->arena);
    for (int i = 0; i < slides.pages[0].count; i++) {
        const struct box *box = &slides.pages[0].boxes[i];
        out.initials += box->type == BOX_TEXT && box->role == ROLE_DECORATION;
        out.names += box->type == BOX_TEXT && box->role == ROLE_NAME;
    }
    return out;
}

static void
each_of_up_to_twelve_people_has_initials(void **state)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {1440, 1080}, {2520, 1080}, {480, 270}};
    for (size_t size = 0; size < sizeof(sizes) / sizeof(sizes[0]); size++)
        for (size_t people = 2; people <= MOST; people++) {
            struct shown seen = shown(*state, people, sizes[size][0], sizes[size][1]);
            if (seen.initials != (int)people || seen.names < (int)people)
                fail_msg("%zu people at %dx%d: %d initials, %d names", people, sizes[size][0], sizes[size][1],
                         seen.initials, seen.names);
        }
}

/* How often the name is on the slide, and the role of the last text with it. */
static int
times_named(const struct slide_looks *looks, struct str name, struct str title, enum box_role *role)
{
    struct slide_context context = slide_looks_context(looks, "fr");
    struct value to = {.type = TYPE_TEXTS, .texts = {&name, 1}};
    struct item item = {.kind = KIND_COMPLIMENT, .title = title, .published_s = TIME_NONE};
    int times = 0;
    item.body = STR("Une cliente cherchait la tasse de sa grand-mère, cassée la veille. Tu as appelé trois "
                    "boutiques, et tu l’as trouvée à Vienne. Elle l’aura samedi, et tu l’as prévenue.");
    item.fields[FIELD_TO] = &to;
    const struct slide *slide = slide_compose(&item, &context, looks->arena).pages;
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].type == BOX_TEXT && str_find(slide->boxes[i].text, name) != SIZE_MAX) {
            *role = slide->boxes[i].role;
            times++;
        }
    return times;
}

static void
a_title_that_ends_with_the_name_replaces_it(void **state)
{
    enum box_role role = ROLE_DECORATION;
    assert_int_equal(times_named(*state, STR("Awa"), STR("Bravo, Awa !"), &role), 1);
    assert_int_equal(role, ROLE_NAME);
    assert_int_equal(times_named(*state, STR("Awa"), STR("Awa a trouvé la tasse"), &role), 2);
    assert_int_equal(times_named(*state, STR("Awa"), STR("Bravo à Awa pour la tasse !"), &role), 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(each_of_up_to_twelve_people_has_initials, slide_looks_reset),
        cmocka_unit_test_setup(a_title_that_ends_with_the_name_replaces_it, slide_looks_reset)};
    return cmocka_run_group_tests(tests, slide_looks_setup, slide_looks_teardown);
}
