/* The colours and weights of the texts of every slide. */
#include "test.h"

#include "fakes/slide_items.h"
#include "fakes/slide_looks.h"
#include "slide/slide.h"

static const struct slide_picture photograph = {1600, 1200};

/* The texts of a kind, its one accent, its panel, and the colours of a better or worse trend. */
static bool
of_palette(uint32_t colour, const struct theme *theme, enum kind kind)
{
    const struct theme_kind *of = &theme->kinds[kind];
    uint32_t good = theme_readable(theme->good, of->ground, THEME_CONTRAST_REST);
    uint32_t bad = theme_readable(theme->bad, of->ground, THEME_CONTRAST_REST);
    const uint32_t known[] = {of->text, of->text_soft, of->accent, of->panel, of->on_panel, good, bad};
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if ((colour & 0xFFFFFF) == (known[i] & 0xFFFFFF))
            return true;
    return false;
}

static void
check_words(const struct slide *slide, const struct theme *theme)
{
    int weights[FACE_COUNT], count = 0;
    for (int i = 0; i < slide->count; i++) {
        const struct box *box = &slide->boxes[i];
        if (box->type != BOX_TEXT || box->backdrop)
            continue;
        if (!of_palette(box->colour, theme, slide->kind))
            fail_msg("%s: '%.*s' has a colour of its own", kind_name(slide->kind), STR_ARG(box->text));
        int weight = theme->faces[box->face].weight, known = 0;
        for (int k = 0; k < count; k++)
            known += weights[k] == weight;
        if (!known)
            weights[count++] = weight;
    }
    assert_true(count <= 2);
}

static void
check_theme(struct slide_looks *looks, bool portrait)
{
    for (int kind = 0; kind < KIND_COUNT; kind++)
        for (int much = 0; much < SLIDE_ITEMS_COUNT; much++) {
            arena_reset(looks->arena);
            struct slide_context context = slide_looks_context(looks, "fr");
            context.width = portrait ? 1080 : 1920;
            context.height = portrait ? 1920 : 1080;
            slide_looks_show(&context, &photograph);
            struct item item = slide_item(looks->arena, kind, much);
            struct slides slides = slide_compose(&item, &context, looks->arena);
            for (int page = 0; page < slides.count; page++)
                check_words(&slides.pages[page], looks->theme);
        }
}

static void
no_slide_has_more_than_one_accent_and_two_weights_in_any_theme(void **state)
{
    static const char *const themes[] = {"dark", "light", "high-contrast"};
    struct slide_looks *looks = *state;
    const struct theme *usual = looks->theme;
    for (size_t i = 0; i < sizeof(themes) / sizeof(themes[0]); i++) {
        looks->theme = theme_load(looks->forever, "assets", themes[i], NULL, NULL, NULL);
        assert_non_null(looks->theme);
        check_theme(looks, false);
        check_theme(looks, true);
    }
    looks->theme = usual;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_slide_has_more_than_one_accent_and_two_weights_in_any_theme)};
    return cmocka_run_group_tests(tests, slide_looks_setup, slide_looks_teardown);
}
