#include "test.h"

#include "feed/kind.h"

static void
every_kind_is_found_by_its_name(void **state)
{
    (void)state;
    for (int i = 0; i < KIND_COUNT; i++) {
        enum kind kind = KIND_COUNT;
        assert_true(kind_from_name(str_from(kind_name((enum kind)i)), &kind));
        assert_int_equal(kind, i);
        assert_true(kind_from_category(str_from(kind_name((enum kind)i)), &kind));
        assert_int_equal(kind, i);
    }
}

static void
categories_in_all_languages_name_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *category;
        enum kind kind;
    } rows[] = {
        {"Bravo", KIND_COMPLIMENT},
        {"FÉLICITATIONS", KIND_COMPLIMENT},
        {"felicitations", KIND_COMPLIMENT},
        {"Shout-out", KIND_COMPLIMENT},
        {" Kudos! ", KIND_COMPLIMENT},
        {"Glückwünsche", KIND_COMPLIMENT},
        {"À savoir", KIND_OPERATIONS},
        {"Störung", KIND_OPERATIONS},
        {"Bientôt", KIND_UPCOMING},
        {"Próximamente", KIND_UPCOMING},
        {"Maintenant, vous savez", KIND_ANSWER},
        {"Notre règle", KIND_RULE},
        {"Baromètre clients", KIND_BAROMETER},
        {"Sourire de client", KIND_SMILE},
        {"Nouveau produit", KIND_PRODUCT},
        {"Wskazówki", KIND_TIP},
        {"Pochwały", KIND_COMPLIMENT},
        {"Parabéns", KIND_COMPLIMENT},
        {"Novità", KIND_NEWS},
        {"À vous", KIND_FEEDBACK},
        {"Important", KIND_ALERT},
        {"Wichtig", KIND_ALERT},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        enum kind kind = KIND_COUNT;
        if (!kind_from_category(str_from(rows[i].category), &kind) || kind != rows[i].kind)
            fail_msg("'%s' is not %s", rows[i].category, kind_name(rows[i].kind));
    }
}

static void
other_categories_name_none(void **state)
{
    (void)state;
    static const char *const rows[] = {"", "  ", "!", "Sport", "\xff\xfe", "newspaper", "br"};
    enum kind kind;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_false(kind_from_category(str_from(rows[i]), &kind));
    assert_false(kind_from_category(STR_NONE, &kind));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_found_by_its_name),
        cmocka_unit_test(categories_in_all_languages_name_kinds),
        cmocka_unit_test(other_categories_name_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
