#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "play/tally.h"
#include "store/house.h"

static const struct item canteen = {.feed = {"news", 4}, .id = {"c", 1}, .title = {"Canteen", 7}};
static const struct item parcel = {.feed = {"news", 4}, .id = {"p", 1}, .title = {"Parcel", 6}};

static struct moment
after(int64_t seconds)
{
    return (struct moment){.mono_ms = 5000 + seconds * 1000,
                           .wall_ms = test_time("2026-12-03T23:00:00+01:00") + seconds * 1000,
                           .trusted = true};
}

static void
collect(void *ctx, const struct played_row *found)
{
    buf_printf(ctx, "%d %.*s %lld %lld\n", found->day, STR_ARG(found->id), (long long)found->times,
               (long long)found->shown_ms / 1000);
}

static const char *
written(struct house *house)
{
    static char text[1024];
    struct buf out;
    buf_init(&out, sizeof(text) - 1);
    assert_true(played_each(house->folder, 0, 99999999, collect, &out, house->arena, NULL));
    snprintf(text, sizeof(text), "%s", buf_c(&out));
    buf_finish(&out);
    return text;
}

static void
an_item_counts_once_for_all_its_pages_and_only_while_it_is_seen(void **state)
{
    struct house *house = *state;
    struct tally tally;
    tally_init(&tally, house->folder, after(0));
    tally_follow(&tally, &canteen, 0, 1, after(0));
    tally_follow(&tally, &canteen, 0, 1, after(4));
    tally_follow(&tally, &canteen, 1, 2, after(8));
    tally_follow(&tally, &parcel, 0, 3, after(12));
    tally_follow(&tally, NULL, 0, 3, after(20)); /* the television is switched off */
    tally_follow(&tally, NULL, 0, 3, after(50));
    tally_follow(&tally, &canteen, 0, 4, after(60));
    tally_follow(&tally, &canteen, 0, 5, after(70)); /* alone, it is shown again */
    tally_finish(&tally, after(75));
    assert_string_equal(written(house), "20261203 c 3 27\n20261203 p 1 8\n");
}

static void
midnight_parts_the_time_of_what_stands(void **state)
{
    struct house *house = *state;
    struct tally tally;
    tally_init(&tally, house->folder, after(3590));
    tally_follow(&tally, &canteen, 0, 1, after(3590));
    tally_follow(&tally, &canteen, 0, 1, after(3600));
    tally_finish(&tally, after(3630));
    assert_string_equal(written(house), "20261203 c 1 10\n20261204 c 0 30\n");
}

/* Steps until the running batch has ended. */
static void
settle(struct tally *tally, struct moment now)
{
    for (int i = 0; i < 3000 && tally->worker.fd >= 0; i++) {
        nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
        tally_follow(tally, &canteen, 0, 1, now);
    }
    assert_int_equal(tally->worker.fd, -1);
}

static void
batches_are_a_quarter_of_an_hour_apart_and_what_fails_is_kept(void **state)
{
    struct house *house = *state;
    struct tally tally;
    tally_init(&tally, house->folder, after(0));
    tally_follow(&tally, &canteen, 0, 1, after(0));
    tally_follow(&tally, &canteen, 0, 1, after(899));
    assert_string_equal(written(house), "");
    tally_follow(&tally, &canteen, 0, 1, after(900));
    settle(&tally, after(900));
    assert_string_equal(written(house), "20261203 c 1 900\n");
    assert_int_equal(rename(house->folder, file_join(house->arena, house->root, "away")), 0);
    assert_true(file_replace(house->folder, STR("no folder")));
    tally_follow(&tally, &canteen, 0, 1, after(1800));
    settle(&tally, after(1800));
    assert_true(tally.failed);
    assert_int_equal(unlink(house->folder), 0);
    assert_int_equal(rename(file_join(house->arena, house->root, "away"), house->folder), 0);
    tally_finish(&tally, after(1900));
    assert_string_equal(written(house), "20261203 c 1 1900\n");
}

static void
time_that_is_not_known_is_of_no_day_until_it_is(void **state)
{
    struct house *house = *state;
    struct tally tally;
    struct moment unset = {.mono_ms = 5000, .wall_ms = 0}, later = {.mono_ms = 15000, .wall_ms = 10000};
    tally_init(&tally, house->folder, unset);
    tally_follow(&tally, &canteen, 0, 1, unset);
    tally_finish(&tally, later);
    assert_string_equal(written(house), "0 c 1 10\n");
    tally_init(&tally, house->folder, unset); /* another start */
    tally_follow(&tally, &canteen, 0, 1, unset);
    tally_follow(&tally, &canteen, 0, 1, after(10));
    tally_finish(&tally, after(30));
    assert_string_equal(written(house), "0 c 1 10\n20261203 c 1 30\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_item_counts_once_for_all_its_pages_and_only_while_it_is_seen,
                                        house_create, house_destroy),
        cmocka_unit_test_setup_teardown(midnight_parts_the_time_of_what_stands, house_create, house_destroy),
        cmocka_unit_test_setup_teardown(batches_are_a_quarter_of_an_hour_apart_and_what_fails_is_kept,
                                        house_create, house_destroy),
        cmocka_unit_test_setup_teardown(time_that_is_not_known_is_of_no_day_until_it_is, house_create,
                                        house_destroy),
    };
    setenv("TZ", "Europe/Paris", 1);
    tzset();
    log_set_level(LOG_ERROR);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
