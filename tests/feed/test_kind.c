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

/* The index of the category that decides, or SIZE_MAX; then *kind is news. */
static size_t
chosen(const char *rules, const char *first, const char *second, enum kind *kind)
{
    struct str texts[] = {str_from(first), str_from(second)};
    *kind = KIND_NEWS;
    return kind_choose((struct str_list){texts, second ? 2 : 1}, str_from(rules), kind);
}

static void
the_first_category_decides_or_one_that_means_nothing_else(void **state)
{
    static const struct {
        const char *rules, *first, *second;
        enum kind kind;
        size_t index;
    } rows[] = {
        {"", "Sales", NULL, KIND_FIGURE, 0},
        {"", "Shop", "Sales", KIND_NEWS, SIZE_MAX},
        {"", "IT", "image", KIND_NEWS, SIZE_MAX},
        {"", "Team", "Kudos", KIND_COMPLIMENT, 1},
        {"", "Events", "Bravo !", KIND_COMPLIMENT, 1},
        {"", "Company", "Event", KIND_NEWS, SIZE_MAX},
        {"", "Site", "Alerte", KIND_ALERT, 1},
        {"", "Important", NULL, KIND_NEWS, SIZE_MAX},
        {"", "Attention", "Alarm", KIND_NEWS, SIZE_MAX},
        {"auto", "Wichtig", NULL, KIND_NEWS, SIZE_MAX},
        {"Wichtig = alert", "Haus", "wichtig", KIND_ALERT, 1},
        {"Sales = news", "Sales", NULL, KIND_NEWS, 0},
        {"off", "Kudos", NULL, KIND_NEWS, SIZE_MAX},
        {"off, Ventes = figure", "Kudos", "Ventes", KIND_FIGURE, 1},
        {"Salle 3 = Bravo", "Salle 3", "Kudos", KIND_COMPLIMENT, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        enum kind kind;
        size_t index = chosen(rows[i].rules, rows[i].first, rows[i].second, &kind);
        if (index != rows[i].index || kind != rows[i].kind)
            fail_msg("row %zu: '%s' is %s", i, rows[i].first, kind_name(kind));
    }
}

static void
rules_that_cannot_be_read_are_told(void **state)
{
    (void)state;
    assert_null(kind_rules_fault(STR("off, Wichtig = alert, Ventes=Chiffre")).ptr);
    assert_null(kind_rules_fault(STR("auto")).ptr);
    assert_null(kind_rules_fault(STR("")).ptr);
    assert_str(kind_rules_fault(STR("Wichtig = alarmx, off")), "Wichtig = alarmx");
    assert_str(kind_rules_fault(STR("none")), "none");
    assert_str(kind_rules_fault(STR("= alert")), "= alert");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_found_by_its_name),
        cmocka_unit_test(categories_in_all_languages_name_kinds),
        cmocka_unit_test(other_categories_name_none),
        cmocka_unit_test(the_first_category_decides_or_one_that_means_nothing_else),
        cmocka_unit_test(rules_that_cannot_be_read_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
