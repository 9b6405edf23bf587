#include "test.h"

#include "feed/boilerplate.h"

static void
the_footer_of_a_content_system_goes(void **state)
{
    (void)state;
    assert_str(
        boilerplate_cut(STR("Coing, figue.\n\nGoûtez.\n\nL’article Les confitures est apparu en premier sur "
                            "Les nouvelles.")),
        "Coing, figue.\n\nGoûtez.");
    assert_str(boilerplate_cut(STR("Text.\nThe post A appeared first on B.")), "Text.");
}

static void
words_of_people_stay(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "The post office moved.",
        "Text.\n\nThe post has come.",
        "",
        "The post A appeared first on B.", /* nothing else is there */
        "The post A appeared first on B.\n\nThen we changed it.",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert_str(boilerplate_cut(str_from(texts[i])), texts[i]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_footer_of_a_content_system_goes),
        cmocka_unit_test(words_of_people_stay),
    };
    return cmocka_run_group_tests_name("boilerplate", tests, NULL, NULL);
}
