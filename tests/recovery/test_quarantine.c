/* Which items are left out after the player crashed. */
#include "test.h"

#include "recovery/quarantine.h"

#define COUNT 4

static struct item items[COUNT];
static struct recovery_record record;

static int
set_up(void **state)
{
    (void)state;
    static const char *const titles[COUNT] = {"Soup", "Tea", "Rain", "Sun"};
    recovery_init(&record);
    for (size_t i = 0; i < COUNT; i++)
        items[i] = (struct item){.key = str_from(titles[i]),
                                 .title = str_from(titles[i]),
                                 .feed = i < 2 ? STR("kitchen") : STR("weather"),
                                 .first_seen_ms = i == 1 ? 20 : 10};
    return 0;
}

static void
suspect(size_t item, uint32_t weight)
{
    record.suspects[item] = (struct recovery_suspect){.id = item_hash(&items[item]), .weight = weight};
}

/* One letter per item: "a" when it is quarantined. */
static void
assert_marked(const char *wanted)
{
    char marks[COUNT + 1] = "";
    quarantine_mark(&record, items, COUNT);
    for (size_t i = 0; i < COUNT; i++)
        marks[i] = items[i].quarantined ? 'a' : '-';
    assert_string_equal(marks, wanted);
}

static void
what_ended_the_player_twice_is(void **state)
{
    (void)state;
    assert_marked("----");
    suspect(2, RECOVERY_QUARANTINE_WEIGHT);
    suspect(3, RECOVERY_FAULT_WEIGHT);
    assert_marked("--a-");
    items[2].text = STR("edited");
    assert_marked("----");
    quarantine_mark(NULL, items, COUNT);
    assert_false(items[2].quarantined);
}

static void
in_the_first_step_what_ended_it_once_is_too(void **state)
{
    (void)state;
    record.step = 1;
    suspect(2, RECOVERY_KILL_WEIGHT);
    suspect(3, RECOVERY_FAULT_WEIGHT);
    assert_marked("---a");
}

static void
or_else_the_feed_that_changed_last_unless_it_is_the_only_one(void **state)
{
    (void)state;
    record.step = 1;
    assert_marked("aa--");
    for (size_t i = 0; i < COUNT; i++)
        items[i].feed = STR("kitchen");
    assert_marked("----");
}

static void
then_all_are(void **state)
{
    (void)state;
    record.step = 2;
    assert_marked("aaaa");
    record.step = 0;
    assert_marked("----");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(what_ended_the_player_twice_is, set_up),
        cmocka_unit_test_setup(in_the_first_step_what_ended_it_once_is_too, set_up),
        cmocka_unit_test_setup(or_else_the_feed_that_changed_last_unless_it_is_the_only_one, set_up),
        cmocka_unit_test_setup(then_all_are, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
