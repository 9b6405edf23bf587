#include "test.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>

#include "base/log.h"
#include "store/faulty.h"
#include "store/house.h"
#include "store/played.h"

#define RUN   7
#define HOURS 3600000LL

static struct moment
at(const char *when, bool trusted)
{
    return (struct moment){.mono_ms = 10 * HOURS, .wall_ms = test_time(when), .trusted = trusted};
}

static struct played_row
row(int day, const char *id, int64_t times, int64_t shown_ms)
{
    return (struct played_row){.day = day,
                               .feed = STR("news"),
                               .id = str_from(id),
                               .title = str_from(id),
                               .times = times,
                               .shown_ms = shown_ms};
}

static void
collect(void *ctx, const struct played_row *found)
{
    buf_printf(ctx, "%d %.*s %.*s %lld %lld\n", found->day, STR_ARG(found->id), STR_ARG(found->title),
               (long long)found->times, (long long)found->shown_ms);
}

/* A line for each row; valid until the next call. */
static const char *
rows_between(struct house *house, int from, int to)
{
    static char text[4096];
    struct buf out;
    struct reason why = {.text = ""};
    buf_init(&out, sizeof(text) - 1);
    if (!played_each(house->folder, from, to, collect, &out, house->arena, &why))
        fail_msg("it cannot be read: %s", why.text);
    snprintf(text, sizeof(text), "%s", buf_c(&out));
    buf_finish(&out);
    return text;
}

static const char *
all(struct house *house)
{
    return rows_between(house, PLAYED_NO_DAY, 99999999);
}

static void
batches_add_up_by_item_and_day(void **state)
{
    struct house *house = *state;
    struct moment now = at("2026-12-04T09:00:00Z", true);
    assert_string_equal(all(house), "");
    struct played_row first[] = {row(20261203, "a", 2, 20000), row(20261204, "a", 1, 8000)};
    struct played_row second[] = {row(20261204, "b", 1, 5000), row(20261204, "a", 3, 24000)};
    assert_true(played_add(house->folder, RUN, first, 2, now));
    second[1].title = STR("A, corrected");
    assert_true(played_add(house->folder, RUN + 1, second, 2, now));
    assert_string_equal(all(house), "20261203 a A, corrected 2 20000\n"
                                    "20261204 a A, corrected 4 32000\n20261204 b b 1 5000\n");
    assert_string_equal(rows_between(house, 20261203, 20261203), "20261203 a A, corrected 2 20000\n");
    assert_string_equal(rows_between(house, 20261205, 99999999), "");
}

static void
days_leave_after_400(void **state)
{
    struct house *house = *state;
    struct played_row rows[] = {row(20251030, "old", 1, 1000), row(20251031, "just", 1, 1000)};
    assert_true(played_add(house->folder, RUN, rows, 2, at("2026-12-04T12:00:00Z", false)));
    assert_string_equal(all(house), "20251030 old old 1 1000\n20251031 just just 1 1000\n");
    assert_true(played_add(house->folder, RUN, NULL, 0, at("2026-12-05T12:00:00Z", true)));
    assert_string_equal(all(house), "20251031 just just 1 1000\n");
}

/* After ten hours the clock is set to nine in the morning: the run began at eleven on the day before. */
static void
what_was_shown_before_the_time_was_known_gets_its_day_then(void **state)
{
    struct house *house = *state;
    struct played_row rows[] = {row(PLAYED_NO_DAY, "a", 1, 1000), row(PLAYED_NO_DAY, "b", 1, 1000),
                                row(PLAYED_NO_DAY, "c", 1, 1000)};
    rows[1].mono_hour = 2;
    assert_true(played_add(house->folder, RUN - 1, &rows[2], 1, at("1970-01-01T01:00:00Z", false)));
    assert_true(played_add(house->folder, RUN, rows, 2, at("1970-01-01T01:00:00Z", false)));
    assert_true(played_add(house->folder, RUN, rows, 1, at("1970-01-01T01:30:00Z", false)));
    assert_string_equal(all(house), "0 a a 2 2000\n0 b b 1 1000\n0 c c 1 1000\n");
    assert_true(played_add(house->folder, RUN, NULL, 0, at("2026-12-04T08:00:00Z", true)));
    assert_string_equal(all(house), "0 c c 1 1000\n20261203 a a 2 2000\n20261204 b b 1 1000\n");
    assert_string_equal(rows_between(house, 1, 99999999), "20261203 a a 2 2000\n20261204 b b 1 1000\n");
}

/* Killed at its k-th call to the disk, as by a power cut: each batch is complete or absent. */
static void
a_batch_is_whole_wherever_it_is_cut_off(void **state)
{
    struct house *house = *state;
    struct moment now = at("2026-12-04T09:00:00Z", true);
    struct played_row rows[] = {row(20261204, "a", 1, 1000), row(20261204, "b", 1, 1000)};
    assert_true(played_add(house->folder, RUN, rows, 2, now));
    int64_t known = 1;
    int killed = 0;
    for (long calls = 0; calls < 120; calls++) {
        int status;
        pid_t child = fork();
        if (child == 0) {
            faulty_arm(FAULT_KILL, calls, false);
            _exit(played_add(house->folder, RUN, rows, 2, now) ? 0 : 1);
        }
        waitpid(child, &status, 0);
        killed += WIFSIGNALED(status);
        const char *seen = all(house);
        int64_t a = atoll(strstr(seen, "a a ") + 4), b = atoll(strstr(seen, "b b ") + 4);
        assert_int_equal(a, b);
        assert_in_range(a, known, known + 1);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
            assert_int_equal(a, known + 1);
        known = a;
    }
    assert_true(killed > 10);
    assert_true(known > 10);
}

static void
a_full_disk_takes_nothing_and_a_damaged_file_is_renamed(void **state)
{
    struct house *house = *state;
    struct moment now = at("2026-12-04T09:00:00Z", true);
    struct played_row one = row(20261204, "a", 1, 1000);
    assert_true(played_add(house->folder, RUN, &one, 1, now));
    faulty_arm(FAULT_FULL, 0, true);
    assert_false(played_add(house->folder, RUN, &one, 1, now));
    faulty_arm(FAULT_NONE, 0, false);
    assert_string_equal(all(house), "20261204 a a 1 1000\n");
    char *path = file_join(house->arena, house->folder, "played.db");
    assert_true(file_replace(path, STR("no database at all, but some letters that a broken card gave")));
    assert_true(played_add(house->folder, RUN, &one, 1, now));
    assert_string_equal(all(house), "20261204 a a 1 1000\n");
    assert_int_equal(access(file_join(house->arena, house->folder, "played.db.damaged"), F_OK), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(batches_add_up_by_item_and_day, house_create, house_destroy),
        cmocka_unit_test_setup_teardown(days_leave_after_400, house_create, house_destroy),
        cmocka_unit_test_setup_teardown(what_was_shown_before_the_time_was_known_gets_its_day_then,
                                        house_create, house_destroy),
        cmocka_unit_test_setup_teardown(a_batch_is_whole_wherever_it_is_cut_off, house_create, house_destroy),
        cmocka_unit_test_setup_teardown(a_full_disk_takes_nothing_and_a_damaged_file_is_renamed, house_create,
                                        house_destroy),
    };
    setenv("TZ", "Europe/Paris", 1);
    tzset();
    log_set_level(LOG_ERROR);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
