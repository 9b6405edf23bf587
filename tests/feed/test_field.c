#include "test.h"

#include "feed/field.h"

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
days_that_do_not_exist_are_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",           "tomorrow",         "2026-02-29",           "2026-13-01",
        "2026-00-10", "2026-04-31",       "2026-11-23T25:00:00Z", "2026-1-2",
        "23.11.2026", "2026-11-23T08:00", "2026-11-23 x",         "2026-11-23T08:00:00+99:00"};
    struct field_date date;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_false(field_date(str_from(rows[i]), &date));
    assert_true(field_date(STR("2028-02-29"), &date));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_is_found_by_its_name),
        cmocka_unit_test(a_plain_date_is_a_day_and_no_instant),
        cmocka_unit_test(an_instant_takes_its_zone_into_account),
        cmocka_unit_test(days_that_do_not_exist_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
