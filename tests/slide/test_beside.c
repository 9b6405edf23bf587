/* What stands beside the words, and the words beside it. */
#include "test.h"

#include "fakes/metrics.h"
#include "fakes/slide_items.h"
#include "slide/slide.h"

struct fixture {
    struct arena *arena;
    const struct theme *theme;
    const struct labels_set *labels;
};

static struct slide_picture
photograph(void *ctx, struct str url)
{
    (void)ctx;
    (void)url;
    return (struct slide_picture){1600, 1200};
}

static struct slide_context
context_of(const struct fixture *fixture, const char *language)
{
    return (struct slide_context){.width = 1920,
                                  .height = 1080,
                                  .safe_percent = SLIDE_SAFE_PERCENT,
                                  .theme = fixture->theme,
                                  .labels = labels_for(fixture->labels, fixture->arena, STR_NONE, language),
                                  .metrics = &fake_metrics,
                                  .zone = "Europe/Paris",
                                  .site = "Lyon",
                                  .clock = "24",
                                  .picture = photograph};
}

static const struct box *
find(const struct slide *slide, enum box_role role)
{
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].role == role)
            return &slide->boxes[i];
    return NULL;
}

static struct slide_picture
strip(void *ctx, struct str url)
{
    (void)ctx;
    (void)url;
    return (struct slide_picture){10000, 100};
}

static struct slide_picture
button(void *ctx, struct str url)
{
    (void)ctx;
    (void)url;
    return (struct slide_picture){600, 120};
}

static struct slide_picture
candle(void *ctx, struct str url)
{
    (void)ctx;
    (void)url;
    return (struct slide_picture){100, 10000};
}

static void
a_strip_stands_above_its_words_and_a_candle_takes_little_of_their_width(void **state)
{
    struct fixture *fixture = *state;
    struct slide_context context = context_of(fixture, "fr");
    struct str url = STR("bandeau.png");
    struct item item = {.title = STR("Les soldes"), .pictures = {&url, 1}, .published_s = TIME_NONE};
    context.picture = strip;
    const struct slide *slide = &slide_compose(&item, &context, fixture->arena).pages[0];
    const struct rect picture = find(slide, ROLE_PICTURE)->at;
    assert_int_equal(picture.w, context.width * 9 / 10);
    assert_true(find(slide, ROLE_TITLE)->at.y > picture.y + picture.h);
    context.picture = button;
    slide = &slide_compose(&item, &context, fixture->arena).pages[0];
    assert_int_equal(find(slide, ROLE_PICTURE)->at.w, 900);
    context.picture = candle;
    slide = &slide_compose(&item, &context, fixture->arena).pages[0];
    assert_true(find(slide, ROLE_PICTURE)->at.x > context.width * 8 / 10);
}

static bool
says(const struct slide *slide, struct str words)
{
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].type == BOX_TEXT && str_find(slide->boxes[i].text, words) != SIZE_MAX)
            return true;
    return false;
}

static void
a_word_is_whole_beside_whatever_its_kind_shows(void **state)
{
    struct fixture *fixture = *state;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        struct slide_context context = context_of(fixture, "de");
        struct item item = slide_item(fixture->arena, kind, SLIDE_ITEMS_FULL);
        item.title = STR("Rindfleischetikettierungsüberwachungsaufgabenübertragungsges");
        item.fields[FIELD_QUESTION] = item.fields[FIELD_SERIES] = item.fields[FIELD_QR] = NULL;
        struct slides slides = slide_compose(&item, &context, fixture->arena);
        bool whole = false;
        for (int page = 0; page < slides.count; page++)
            whole |= says(&slides.pages[page], item.title);
        if (!whole)
            fail_msg("%s: the title is torn", kind_name(kind));
    }
}

static int
setup(void **state)
{
    static struct fixture fixture;
    const char *why = NULL;
    fixture.arena = arena_create((size_t)1 << 26);
    fixture.theme = theme_load(fixture.arena, "assets", "dark", NULL, NULL, &why);
    fixture.labels = labels_load(fixture.arena, "assets/labels", &why);
    *state = &fixture;
    return fixture.theme && fixture.labels ? 0 : -1;
}

static int
teardown(void **state)
{
    arena_destroy(((struct fixture *)*state)->arena);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_strip_stands_above_its_words_and_a_candle_takes_little_of_their_width),
        cmocka_unit_test(a_word_is_whole_beside_whatever_its_kind_shows),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
