#include "test.h"

#include "base/zone.h"
#include "feed/field.h"
#include "feed/menu.h"
#include "text/json_tree.h"

static void
every_field_is_found_by_its_name(void **state)
{
    (void)state;
    for (int i = 0; i < FIELD_COUNT; i++) {
        enum field field = FIELD_COUNT;
        assert_true(field_from_name(str_from(field_name((enum field)i)), &field));
        assert_int_equal(field, i);
    }
    enum field field;
    assert_false(field_from_name(STR("From"), &field));
    assert_false(field_from_name(STR("kind"), &field));
    assert_true(field_applies(FIELD_UNTIL, KIND_TIP));
    assert_true(field_applies(FIELD_ON, KIND_UPCOMING));
    assert_false(field_applies(FIELD_STARS, KIND_NEWS));
}

static void
a_plain_date_is_a_day_and_no_instant(void **state)
{
    (void)state;
    struct field_date date;
    assert_true(field_date(STR("2026-11-23"), &date));
    assert_false(date.instant);
    assert_int_equal(date.year, 2026);
    assert_int_equal(date.month, 11);
    assert_int_equal(date.day, 23);
}

static void
an_instant_takes_its_zone_into_account(void **state)
{
    (void)state;
    struct field_date date;
    assert_true(field_date(STR("2026-11-23T08:00:00+01:00"), &date));
    assert_true(date.instant);
    assert_true(date.at == 1795417200);
    assert_true(field_date(STR("2026-11-23T07:00:00.25Z"), &date));
    assert_true(date.at == 1795417200);
}

static void
a_time_without_a_zone_is_local(void **state)
{
    (void)state;
    static const struct {
        const char *text, *instant;
    } rows[] = {
        {"2027-01-04T14:00", "2027-01-04T13:00:00Z"},
        {"2027-01-04 14:00", "2027-01-04T13:00:00Z"},
        {"2027-01-04t14:00:30", "2027-01-04T13:00:30Z"},
        {"2027-01-04T14:00:30.75", "2027-01-04T13:00:30Z"},
        {"2027-01-04T14:00:30,75", "2027-01-04T13:00:30Z"},
        {"2027-01-04T24:00", "2027-01-04T23:00:00Z"},
        {"2027-07-04T14:00", "2027-07-04T12:00:00Z"},
        {"2027-03-28T01:59", "2027-03-28T00:59:00Z"},
        {"2027-03-28T02:30", "2027-03-28T01:30:00Z"}, /* a local time that does not exist */
        {"2027-03-28T03:00", "2027-03-28T01:00:00Z"},
        {"2027-10-31T02:30", "2027-10-31T00:30:00Z"}, /* one that exists twice */
        {"2027-10-31T03:00", "2027-10-31T02:00:00Z"},
    };
    struct zone *paris = zone_create("Europe/Paris");
    struct field_date date;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        assert_true(field_date(str_from(rows[i].text), &date));
        assert_true(date.instant && date.local);
        assert_int_equal(field_date_ms(&date, paris, false), test_time(rows[i].instant));
    }
    assert_true(field_date(STR("2027-03-28"), &date));
    assert_int_equal(field_date_ms(&date, paris, true) - field_date_ms(&date, paris, false), 23 * 3600000);
    assert_true(field_date(STR("2027-01-04T14:00 +01:00"), &date));
    assert_false(date.local);
    zone_destroy(paris);
}

static void
other_forms_are_read_when_they_can_be_but_one_date(void **state)
{
    (void)state;
    static const struct {
        const char *text, *read;
    } rows[] = {
        {" 2027-01-04 ", "2027-01-04"},
        {"Mon, 04 Jan 2027 14:00", "2027-01-04T14:00:00"},
        {"Mon, 04 Jan 2027 14:00:30", "2027-01-04T14:00:30"},
        {"Mon, 04 Jan 2027 14:00:00 +0100", "2027-01-04T13:00:00Z"},
        {"Mon, 04 Jan 2027", "2027-01-04"},
        {"4 janvier 2027", "2027-01-04"},
        {"4 janvier 2027 \303\240 14h30", "2027-01-04T14:30:00"},
        {"4 janvier 2027 \303\240 15 h", "2027-01-04T15:00:00"},
        {"4 janvier 2027 15h", "2027-01-04T15:00:00"},
        {"4 Jan 2027 9:00 h", "2027-01-04T09:00:00"},
        {"4 Jan 2027, 3 pm - 5 pm", "2027-01-04T15:00:00"},
        {"4 janvier 2027 15 h - 17 h", "2027-01-04T15:00:00"},
        {"2027-01-04 15:00 - 17:00", "2027-01-04T15:00:00"},
        {"20270104", "2027-01-04"},
        {"2027/01/04", "2027-01-04"},
        {"04.01.2027", "2027-01-04"},
        {"24/01/2027", "2027-01-24"},
        {"04/01/2027", ""},
        {"demain", ""},
        {"2027", ""},
        {"2027-01", ""},
        {"4 janvier", ""},
        {"janvier 2027", ""},
        {"4 janvier 27", ""},
        {"12345", ""},
        {"1799000000", ""},
        {"31 fevrier 2027", ""},
        {"2027-01-04T25:00", ""},
        {"", ""},
    };
    char room[FIELD_DATE_BYTES];
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str read = field_date_text(str_from(rows[i].text), room);
        if (!str_equal(read, str_from(rows[i].read)))
            print_error("'%s' is read as '%.*s'\n", rows[i].text, STR_ARG(read));
        assert_true(str_equal(read, str_from(rows[i].read)));
    }
}

static void
names_are_alike_but_for_case_and_joints(void **state)
{
    (void)state;
    assert_true(field_name_alike(STR("From"), "from"));
    assert_true(field_name_alike(STR("public-on"), "public_on"));
    assert_true(field_name_alike(STR("publicOn"), "public_on"));
    assert_false(field_name_alike(STR("from_place"), "from"));
    assert_false(field_name_alike(STR("fro"), "from"));
    assert_false(field_name_alike(STR(""), "from"));
}

static void
days_that_do_not_exist_are_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",           "tomorrow",      "2026-02-29",           "2026-13-01",
        "2026-00-10", "2026-04-31",    "2026-11-23T25:00:00Z", "2026-1-2",
        "23.11.2026", "2026-11-23T08", "2026-11-23 x",         "2026-11-23T08:00:00+99:00"};
    struct field_date date;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_false(field_date(str_from(rows[i]), &date));
    assert_true(field_date(STR("2028-02-29"), &date));
}

static const struct {
    const char *json, *lines; /* the lines joined; NULL: refused */
} menus[] = {
    {"\"Soup\"", "Soup"},
    {"[\"Soup\", {\"name\": \"Stew | chips\", \"price\": \"4,80 €\", \"main\": true}]",
     "Soup;Stew / chips | 4,80 € | main"},
    {"[{\"name\": \"Dal\", \"marks\": [\"vegan\", \"nuts\"]}, {\"name\": \"Rice\", \"price\": 2.5}]",
     "Dal |  | vegan, nuts;Rice | 2.5"},
    {"[{\"course\": \"Main\", \"name\": \"Dal\"}, {\"course\": \"Main\", \"name\": \"Stew\"}]",
     "Main:;Dal;Stew"},
    {"[{\"day\": \"mon\", \"dishes\": [\"Dal\"]}, {\"day\": \"tue\", \"dishes\": \"Stew\"}]",
     "mon:;Dal;tue:;Stew"},
    {"[{\"price\": \"4\"}]", NULL},
    {"[[\"Soup\"]]", NULL},
    {"{\"mon\": []}", NULL},
    {"[{\"day\": \"mon\", \"dishes\": [{\"day\": \"tue\", \"dishes\": []}]}]", NULL},
};

static void
dishes_of_every_form_become_lines(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 20);
    for (size_t i = 0; i < sizeof(menus) / sizeof(menus[0]); i++) {
        struct str_list lines;
        struct str joined = STR("");
        bool read = menu_from_json(arena, json_read(arena, str_from(menus[i].json)), 99, &lines);
        for (size_t k = 0; read && k < lines.count; k++)
            joined =
                arena_printf(arena, "%.*s%s%.*s", STR_ARG(joined), k ? ";" : "", STR_ARG(lines.items[k]));
        if (read != (menus[i].lines != NULL) || (read && !str_equal(joined, str_from(menus[i].lines))))
            fail_msg("%s: %.*s", menus[i].json, STR_ARG(joined));
    }
    arena_destroy(arena);
}

static void
a_line_of_a_menu_is_a_dish_a_course_or_a_day(void **state)
{
    (void)state;
    struct menu_line dish = menu_line(STR(" Couscous royal | 4,80 € | vegetarian, main , lait "));
    assert_str(dish.name, "Couscous royal");
    assert_str(dish.price, "4,80 €");
    assert_true(dish.main);
    assert_str(menu_mark(&dish.marks), "vegetarian");
    assert_str(menu_mark(&dish.marks), "lait");
    assert_int_equal(menu_mark(&dish.marks).len, 0);
    struct menu_line course = menu_line(STR("Entrée:")), day = menu_line(STR("jeudi:"));
    assert_str(course.head, "Entrée");
    assert_false(menu_names_day(&course));
    assert_int_equal(day.weekday, 3);
    const struct field_date saturday = {.year = 2026, .month = 11, .day = 28};
    struct field_date date = menu_day(&day, &saturday);
    assert_int_equal(date.day, 26);
    day = menu_line(STR("2026-12-01:"));
    assert_true(menu_names_day(&day));
    assert_int_equal(menu_day(&day, &saturday).month, 12);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_is_found_by_its_name),
        cmocka_unit_test(a_plain_date_is_a_day_and_no_instant),
        cmocka_unit_test(an_instant_takes_its_zone_into_account),
        cmocka_unit_test(a_time_without_a_zone_is_local),
        cmocka_unit_test(other_forms_are_read_when_they_can_be_but_one_date),
        cmocka_unit_test(names_are_alike_but_for_case_and_joints),
        cmocka_unit_test(days_that_do_not_exist_are_refused),
        cmocka_unit_test(dishes_of_every_form_become_lines),
        cmocka_unit_test(a_line_of_a_menu_is_a_dish_a_course_or_a_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
