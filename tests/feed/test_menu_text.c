#include "test.h"

#include "feed/menu.h"

/* The lines of the menu in the body, and after "~" what is none; "" when it is none. */
static void
assert_menu(const char *body, const char *lines)
{
    struct arena *arena = arena_create(1 << 20);
    struct str_list found;
    struct str rest = STR_NONE;
    struct buf seen;
    buf_init(&seen, 10000);
    if (menu_from_text(arena, str_from(body), &found, &rest)) {
        for (size_t i = 0; i < found.count; i++)
            buf_printf(&seen, "%s%.*s", i ? "\n" : "", STR_ARG(found.items[i]));
        if (rest.len)
            buf_printf(&seen, "~%.*s", STR_ARG(rest));
    }
    assert_str(buf_str(&seen), lines);
    buf_finish(&seen);
    arena_destroy(arena);
}

static void
days_with_their_dishes_are_a_week(void **state)
{
    (void)state;
    assert_menu("Montag: Schnitzel, Linsencurry\nDienstag, 1.12.: Gulasch\n\nGuten Appetit!",
                "monday:\nSchnitzel\nLinsencurry\ntuesday:\nGulasch~Guten Appetit!");
    assert_menu("#\tLundi\n\nSalade verte\nLasagnes.\n\n#\tMardi\n\nRiz",
                "monday:\nSalade verte\nLasagnes.\ntuesday:\nRiz");
    assert_menu("#\tTag · Menü 1 · Menü 2\nMontag · Gulasch 6,50 € · Curry\nDienstag · Fisch · Pilze",
                "monday:\nGulasch 6,50 €\nCurry\ntuesday:\nFisch\nPilze~Menü 1 · Menü 2");
    assert_menu("Poniedziałek: rosół, pierogi\nŚroda: żurek", "monday:\nrosół\npierogi\nwednesday:\nżurek");
    assert_menu("Pazartesi: mercimek çorbası\nSalı: karnıyarık",
                "monday:\nmercimek çorbası\ntuesday:\nkarnıyarık");
    assert_menu("Понедельник: борщ, плов\nСреда: уха", "monday:\nборщ\nплов\nwednesday:\nуха");
    assert_menu("Måndag: ärtsoppa\nTorsdag: pannkakor", "monday:\närtsoppa\nthursday:\npannkakor");
    assert_menu("•\tjeudi : couscous\n•\tvendredi : poisson\n\nOn Friday the canteen closes.",
                "thursday:\ncouscous\nfriday:\npoisson~On Friday the canteen closes.");
}

static void
courses_and_prices_are_a_day(void **state)
{
    (void)state;
    assert_menu("Soup of the day: pumpkin 2.50\nMain: curry 6,90 €\nDessert: crumble",
                "Soup of the day:\npumpkin | 2.50\nMain:\ncurry | 6,90 €\nDessert:\ncrumble");
    assert_menu("#\tPlat\n\nCouscous royal ..... 4,80 €\nRiz\n\n#\tDessert\n\nPoire",
                "Plat:\nCouscous royal | 4,80 €\nRiz\nDessert:\nPoire");
    assert_menu("Soep · € 2,50\nKroket · € 3", "Soep | € 2,50\nKroket | € 3");
    assert_menu("Bring a tray.\n\n•\tSoup\n•\tRice 3 kinds", "Soup\nRice 3 kinds~Bring a tray.");
}

static void
a_text_about_the_canteen_is_no_menu(void **state)
{
    (void)state;
    assert_menu("The canteen has a new coffee machine: come and try it.\n\nIt makes tea.", "");
    assert_menu("On Monday the canteen is closed.\n\nMonday is a holiday: see you on Tuesday.", "");
    assert_menu("Opening hours: 11:00 to 14:00", "");
    assert_menu(">\tSoup\n>\tRice", "");
    assert_menu("", "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_with_their_dishes_are_a_week),
        cmocka_unit_test(courses_and_prices_are_a_day),
        cmocka_unit_test(a_text_about_the_canteen_is_no_menu),
    };
    return cmocka_run_group_tests_name("menu_text", tests, NULL, NULL);
}
