/* What the ends of earlier processes lead to. */
#include "test.h"

#include <string.h>

#include "recovery/recovery.h"

#define SECOND ((int64_t)1000)
#define MINUTE (60 * SECOND)
#define HOUR   (60 * MINUTE)
#define SIGNAL 11

static struct recovery_record record;

static int
set_up(void **state)
{
    (void)state;
    recovery_init(&record);
    return 0;
}

static void
work_on(uint64_t id, int64_t since_ms)
{
    record.work = recovery_work_on(RECOVERY_SLIDE, id, STR("lobby"), STR("Soup"));
    record.work.since_ms = since_ms;
}

/* A process starts at `ms` and crashes while it works on this content 0.1 s later. */
static struct recovery_outcome
life(int64_t ms, uint64_t id, uint32_t signal)
{
    struct recovery_outcome outcome = recovery_begin(&record, 1, ms);
    if (id)
        work_on(id, ms + 100);
    else
        record.work = (struct recovery_work){.stage = RECOVERY_LOAD, .since_ms = ms + 100};
    record.signal = signal;
    return outcome;
}

static void
what_ended_it_twice_is_quarantined_and_nothing_else(void **state)
{
    (void)state;
    assert_false(life(0, 7, SIGNAL).died);
    struct recovery_outcome outcome = life(2 * SECOND, 7, SIGNAL);
    assert_true(outcome.died);
    assert_int_equal(outcome.signal, SIGNAL);
    assert_string_equal(outcome.work.title, "Soup");
    assert_int_equal(outcome.quarantined, -1);
    assert_false(recovery_is_quarantined(&record, 7));
    outcome = recovery_begin(&record, 1, 4 * SECOND);
    assert_true(outcome.quarantined >= 0);
    assert_string_equal(record.suspects[outcome.quarantined].feed, "lobby");
    assert_true(recovery_is_quarantined(&record, 7));
    assert_false(recovery_is_quarantined(&record, 8)); /* as an edited item has */
    assert_int_equal(record.step, 0);
}

static void
a_clean_end_says_nothing_and_a_kill_while_it_waits_nothing_of_content(void **state)
{
    (void)state;
    life(0, 7, SIGNAL);
    record.running = 0;
    assert_false(recovery_begin(&record, 1, SECOND).died);
    for (int i = 0; i < 3; i++) { /* long after its start */
        record.work = recovery_work_on(RECOVERY_TRANSFER, 7, STR("lobby"), STR("the transfer"));
        record.work.since_ms = i * MINUTE;
        assert_true(recovery_begin(&record, 1, (i + 1) * MINUTE).died);
    }
    assert_false(recovery_suspects(&record));
    assert_int_equal(record.step, 1); /* but repeatedly it is no accident */
    work_on(7, 4 * MINUTE);
    record.work.stage = RECOVERY_TRANSFER;
    record.signal = SIGNAL; /* a fault is more precise */
    assert_true(recovery_begin(&record, 1, 4 * MINUTE).died);
    assert_true(recovery_suspects(&record));
}

static void
out_of_memory_is_not_blamed_on_the_content(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(record.step, 0);
        life(i * SECOND, 7, SIGNAL | RECOVERY_MEMORY);
    }
    struct recovery_outcome outcome = recovery_begin(&record, 1, 3 * SECOND);
    assert_true(outcome.memory);
    assert_int_equal(outcome.signal, SIGNAL);
    assert_false(recovery_suspects(&record));
    assert_true(outcome.stepped); /* in any case, less is shown */
}

static void
a_display_that_takes_no_frame_is_no_fault_of_the_player(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++) { /* a frame that never finishes, then frames that are all refused */
        struct recovery_outcome outcome = recovery_begin(&record, 1, i * MINUTE);
        assert_false(outcome.died);
        assert_int_equal(outcome.display, i > 0);
        bool refused = i % 2;
        record.work = recovery_work(refused ? RECOVERY_WAIT : RECOVERY_DRAW);
        record.work.since_ms = i * MINUTE + SECOND;
        record.refused = refused;
        record.signal = refused ? SIGNAL | RECOVERY_SENT : 0;
    }
    assert_int_equal(record.step, 0);
    for (int i = 0; i < 3; i++) { /* a kill counts as one also while it draws, and a lack of memory does */
        record.work = recovery_work(RECOVERY_DRAW);
        record.work.since_ms = 10 * MINUTE - SECOND;
        record.signal = i == 1 ? SIGNAL | RECOVERY_MEMORY : 0;
        record.refused = false;
        assert_true(recovery_begin(&record, 1, 10 * MINUTE).died);
    }
    assert_int_equal(record.step, 1);
    work_on(7, 11 * MINUTE); /* content that hangs is at fault, whatever the display does */
    record.refused = true;
    assert_true(recovery_begin(&record, 1, 12 * MINUTE).died);
    assert_true(recovery_suspects(&record));
    assert_false(record.refused);
}

static void
a_fault_while_it_draws_is_one_of_the_driver(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++) {
        struct recovery_outcome outcome = recovery_begin(&record, 1, i * SECOND);
        assert_false(outcome.died);
        assert_int_equal(outcome.driver, i > 0);
        assert_int_equal(record.driver_faults, i);
        record.work = recovery_work(RECOVERY_DRAW);
        record.signal = SIGNAL;
    }
    recovery_begin(&record, 1, MINUTE);
    assert_int_equal(record.step, 0);
    assert_false(recovery_suspects(&record));
    recovery_tidy(&record, MINUTE + RECOVERY_STEP_BACK_MS - 1);
    assert_int_equal(record.driver_faults, 10);
    recovery_tidy(&record, MINUTE + RECOVERY_STEP_BACK_MS); /* then it is tried again */
    assert_int_equal(record.driver_faults, 0);
    work_on(7, 2 * RECOVERY_STEP_BACK_MS); /* an item during layout is not a fault of the driver */
    record.signal = SIGNAL;
    assert_true(recovery_begin(&record, 1, 2 * RECOVERY_STEP_BACK_MS).died);
    assert_int_equal(record.driver_faults, 0);
}

static void
a_kill_counts_less_than_a_fault_and_a_hang_as_much(void **state)
{
    (void)state;
    life(0, 7, 0);
    life(1 * SECOND, 7, 0);
    recovery_begin(&record, 1, 2 * SECOND);
    assert_false(recovery_is_quarantined(&record, 7));
    work_on(7, 2 * SECOND);
    recovery_begin(&record, 1, 3 * SECOND);
    assert_true(recovery_is_quarantined(&record, 7));
    recovery_init(&record);
    life(0, 8, SIGNAL | RECOVERY_SENT);
    life(1 * SECOND, 8, SIGNAL | RECOVERY_SENT);
    assert_int_equal(recovery_begin(&record, 1, 2 * SECOND).signal, SIGNAL);
    assert_false(recovery_is_quarantined(&record, 8));
    recovery_init(&record);
    for (int i = 0; i < 2; i++) { /* killed by the watchdog after 20 s */
        recovery_begin(&record, 1, i * MINUTE);
        work_on(9, i * MINUTE + 40 * SECOND);
    }
    recovery_begin(&record, 1, 2 * MINUTE);
    assert_true(recovery_is_quarantined(&record, 9));
}

static void
three_deaths_without_a_cause_lead_to_the_next_step(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        life(i * MINUTE, 0, SIGNAL);
        assert_int_equal(record.step, 0);
    }
    assert_true(recovery_begin(&record, 1, 3 * MINUTE).stepped);
    assert_int_equal(record.step, 1);
    for (int i = 4; i < 20; i++)
        life(i * MINUTE, 0, SIGNAL);
    assert_int_equal(record.step, RECOVERY_STEP_LAST); /* it never stops trying */
}

static void
deaths_that_are_far_apart_lead_to_none(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++)
        life(i * 16 * MINUTE, 0, SIGNAL);
    assert_int_equal(record.step, 0);
}

static void
deaths_that_something_quarantined_explains_lead_to_none(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        life(4 * i * SECOND, (uint64_t)i + 1, SIGNAL);
        life((4 * i + 2) * SECOND, (uint64_t)i + 1, SIGNAL);
    }
    recovery_begin(&record, 1, MINUTE);
    for (uint64_t id = 1; id <= 3; id++)
        assert_true(recovery_is_quarantined(&record, id));
    assert_int_equal(record.step, 0);
}

static void
but_when_everything_ends_it_the_content_is_not_the_cause(void **state)
{
    (void)state;
    for (int i = 0; i < 9; i++)
        life(i * 2 * SECOND, (uint64_t)(i / 2) + 1, SIGNAL);
    assert_int_equal(record.step, 1);
}

static void
in_safe_mode_what_is_under_suspicion_is_left_alone_too(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++)
        life(i * SECOND, (uint64_t)i + 1, SIGNAL);
    assert_int_equal(record.step, 1);
    assert_true(recovery_is_quarantined(&record, 3));
    assert_false(recovery_is_quarantined(&record, 99));
    assert_false(recovery_is_quarantined(&record, 0));
}

static void
steps_are_taken_back_each_hour_and_suspects_forgotten_after_a_day(void **state)
{
    (void)state;
    for (int i = 0; i < 7; i++)
        life(i * MINUTE, 7, SIGNAL);
    recovery_begin(&record, 1, 7 * MINUTE);
    record.step = 2;
    assert_false(recovery_tidy(&record, 7 * MINUTE + HOUR - 1));
    assert_true(recovery_tidy(&record, 7 * MINUTE + HOUR));
    assert_int_equal(record.step, 1);
    assert_true(recovery_tidy(&record, 7 * MINUTE + 2 * HOUR));
    assert_int_equal(record.step, 0);
    assert_true(recovery_is_quarantined(&record, 7));
    assert_true(recovery_tidy(&record, 7 * MINUTE + 24 * HOUR));
    assert_false(recovery_is_quarantined(&record, 7));
}

static void
a_record_of_another_run_of_the_machine_is_forgotten(void **state)
{
    (void)state;
    life(10 * HOUR, 7, SIGNAL);
    life(11 * HOUR, 7, SIGNAL);
    assert_false(recovery_begin(&record, 1, 5 * SECOND).died);
    assert_false(recovery_suspects(&record));
}

static void
more_suspects_than_there_is_room_for_push_out_the_oldest(void **state)
{
    (void)state;
    for (int i = 0; i < RECOVERY_SUSPECTS_MAX + 5; i++)
        life(i * HOUR / 4, (uint64_t)i + 1, SIGNAL);
    record.step = 1;
    assert_false(recovery_is_quarantined(&record, 1));
    assert_true(recovery_is_quarantined(&record, RECOVERY_SUSPECTS_MAX + 4));
}

static void
only_a_whole_record_of_this_version_is_read(void **state)
{
    (void)state;
    assert_true(recovery_valid(&record, sizeof(record)));
    assert_false(recovery_valid(&record, sizeof(record) - 1));
    memset(record.suspects[0].title, 'x', sizeof(record.suspects[0].title));
    assert_true(recovery_valid(&record, sizeof(record)));
    assert_int_equal(strlen(record.suspects[0].title), RECOVERY_TITLE_BYTES - 1);
    record.step = RECOVERY_STEP_LAST + 1;
    assert_false(recovery_valid(&record, sizeof(record)));
    recovery_init(&record);
    record.version++;
    assert_false(recovery_valid(&record, sizeof(record)));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(what_ended_it_twice_is_quarantined_and_nothing_else, set_up),
        cmocka_unit_test_setup(a_clean_end_says_nothing_and_a_kill_while_it_waits_nothing_of_content, set_up),
        cmocka_unit_test_setup(out_of_memory_is_not_blamed_on_the_content, set_up),
        cmocka_unit_test_setup(a_display_that_takes_no_frame_is_no_fault_of_the_player, set_up),
        cmocka_unit_test_setup(a_fault_while_it_draws_is_one_of_the_driver, set_up),
        cmocka_unit_test_setup(a_kill_counts_less_than_a_fault_and_a_hang_as_much, set_up),
        cmocka_unit_test_setup(three_deaths_without_a_cause_lead_to_the_next_step, set_up),
        cmocka_unit_test_setup(deaths_that_are_far_apart_lead_to_none, set_up),
        cmocka_unit_test_setup(deaths_that_something_quarantined_explains_lead_to_none, set_up),
        cmocka_unit_test_setup(but_when_everything_ends_it_the_content_is_not_the_cause, set_up),
        cmocka_unit_test_setup(in_safe_mode_what_is_under_suspicion_is_left_alone_too, set_up),
        cmocka_unit_test_setup(steps_are_taken_back_each_hour_and_suspects_forgotten_after_a_day, set_up),
        cmocka_unit_test_setup(a_record_of_another_run_of_the_machine_is_forgotten, set_up),
        cmocka_unit_test_setup(more_suspects_than_there_is_room_for_push_out_the_oldest, set_up),
        cmocka_unit_test_setup(only_a_whole_record_of_this_version_is_read, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
