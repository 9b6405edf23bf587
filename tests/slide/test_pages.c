/* Where the pages of a long text end. */
#include "test.h"

#include "fakes/slide_looks.h"
#include "slide/slide.h"

static struct str
sentence(struct arena *arena, int words)
{
    struct str text = STR("The");
    for (int i = 1; i < words; i++)
        text = arena_printf(arena, "%.*s %s", STR_ARG(text), i % 3 ? "kitchen" : "opens");
    return arena_printf(arena, "%.*s.", STR_ARG(text));
}

/* A sentence of so many words, and two paragraphs. */
static struct str
long_news(struct arena *arena, int words)
{
    return arena_printf(
        arena, "%.*s\n\n%s\n\n%s", STR_ARG(sentence(arena, words)),
        "Bring your own cup to the hall on Monday morning, the kettle is on from eight. Whoever "
        "comes first chooses the tea of the day, and the last one washes up.",
        "The old counter stays open until then. Questions go to the kitchen, which answers them "
        "all before noon, and to the front desk after that.");
}

/* The words of a page may leave too little room beside the code: then it follows them. */
static void
a_sentence_is_not_split_for_a_code(void **state)
{
    struct slide_looks *looks = *state;
    static const struct value yes = {.yes = true};
    bool beside = false, behind = false;
    for (int words = 20; words <= 36; words++) {
        struct slide_context context = slide_looks_context(looks, "en");
        struct item item = {.title = STR("The kitchen of the old town hall opens earlier from Monday on"),
                            .url = STR("https://intranet.verdelune.example/a"),
                            .body = long_news(looks->arena, words),
                            .published_s = TIME_NONE};
        item.fields[FIELD_QR] = &yes;
        struct slides slides = slide_compose(&item, &context, looks->arena);
        assert_int_equal(slides.count, 2);
        for (int page = 0; page < slides.count; page++) {
            struct str last = STR_NONE;
            bool *codes = page ? &behind : &beside;
            for (const struct box *box = slides.pages[page].boxes;
                 box < slides.pages[page].boxes + slides.pages[page].count; box++) {
                last = box->role == ROLE_BODY ? box->text : last;
                *codes |= box->type == BOX_QR;
            }
            assert_true(str_ends(last, STR(".")));
        }
    }
    assert_true(beside && behind);
}

static int
count_lines(const struct slide *slide)
{
    int lines = 0;
    for (int i = 0; i < slide->count; i++)
        lines += slide->boxes[i].type == BOX_TEXT && slide->boxes[i].role == ROLE_BODY;
    return lines;
}

/* Also when the first page, with the code, has no room for less than all of its paragraph. */
static void
the_last_of_three_pages_is_not_nearly_empty(void **state)
{
    struct slide_looks *looks = *state;
    static const struct value yes = {.yes = true};
    for (int words = 26; words <= 42; words += 2) {
        struct slide_context context = slide_looks_context(looks, "en");
        struct item item = {.title = STR("The kitchen of the old town hall opens earlier"),
                            .url = STR("https://intranet.verdelune.example/a"),
                            .published_s = TIME_NONE};
        struct str first = sentence(looks->arena, words), long_one = sentence(looks->arena, 40);
        item.body = arena_printf(looks->arena, "%.*s\n\n%.*s %.*s %.*s", STR_ARG(first), STR_ARG(long_one),
                                 STR_ARG(long_one), STR_ARG(sentence(looks->arena, 12)));
        item.fields[FIELD_QR] = &yes;
        struct slides slides = slide_compose(&item, &context, looks->arena);
        assert_int_equal(slides.count, 3);
        assert_true(2 * count_lines(&slides.pages[2]) >= count_lines(&slides.pages[1]));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_is_not_split_for_a_code),
        cmocka_unit_test(the_last_of_three_pages_is_not_nearly_empty),
    };
    return cmocka_run_group_tests(tests, slide_looks_setup, slide_looks_teardown);
}
