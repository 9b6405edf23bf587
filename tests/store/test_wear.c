#include "test.h"

#include "store/house.h"

#define JPEG STR("\xFF\xD8\xFF\xE0 a picture")

static struct stat
stat_of(struct house *house, const char *name)
{
    struct stat st;
    if (stat(file_join(house->arena, house->folder, name), &st) != 0)
        fail_msg("%s is not there", name);
    return st;
}

static void
assert_untouched(const struct stat *before, const struct stat *after)
{
    assert_true(before->st_ino == after->st_ino);
    assert_true(before->st_size == after->st_size);
    assert_true(before->st_mtim.tv_sec == after->st_mtim.tv_sec);
    assert_true(before->st_mtim.tv_nsec == after->st_mtim.tv_nsec);
}

static void
nothing_is_written_when_nothing_changed(void **state)
{
    struct house *house = *state;
    struct store *writer = house_open(house, STORE_WRITE);
    struct feed feed = house_feed(house, "news", 20);
    house_put(writer, "news", &feed, HOUSE_NOW);
    assert_true(store_put_picture(writer, feed.items[0].image, JPEG, 4, 3, 1920, 1080));
    store_sweep(writer, 1 << 20);
    struct stat before = stat_of(house, "breakroom.db");

    bool changed = true;
    struct store_feed now = house_state("news");
    now.last_success_ms = now.last_try_ms = HOUSE_NOW + 60000;
    now.etag = STR("\"2\"");
    assert_true(store_put_feed(writer, &now, &feed, HOUSE_NOW + 60000, &changed));
    assert_false(changed);
    assert_true(store_put_feed(writer, &now, NULL, HOUSE_NOW + 60000, &changed));
    assert_false(changed);
    assert_true(store_put_picture(writer, feed.items[0].image, JPEG, 4, 3, 1920, 1080));
    assert_int_equal(store_sweep(writer, 1 << 20), 0);
    const struct store_named names[] = {{STR("news"), STR("http://house.example/feed")}};
    assert_true(store_keep_feeds(writer, names, 1, house_moment(HOUSE_NOW)));
    struct stat after = stat_of(house, "breakroom.db");
    assert_untouched(&before, &after);

    struct store_feed remembered;
    assert_true(store_feed_state(writer, STR("news"), house->arena, &remembered));
    assert_str(remembered.etag, "\"2\"");
    assert_true(remembered.last_success_ms == HOUSE_NOW + 60000);
    assert_int_equal(remembered.items, 20);
    assert_true(store_latest_ms(writer) == HOUSE_NOW + 60000);
    store_close(writer);
    writer = house_open(house, STORE_WRITE);
    store_close(writer);
    after = stat_of(house, "breakroom.db");
    assert_untouched(&before, &after);
}

static int64_t
items_of(struct house *house, struct store *writer, const char *name)
{
    struct store_feed state;
    assert_true(store_feed_state(writer, str_from(name), house->arena, &state));
    return state.items;
}

static void
the_items_of_each_feed_are_counted_after_each_change(void **state)
{
    struct house *house = *state;
    struct store *writer = house_open(house, STORE_WRITE);
    struct feed twenty = house_feed(house, "news", 20), three = house_feed(house, "praise", 3);
    house_put(writer, "news", &twenty, HOUSE_NOW);
    house_put(writer, "praise", &three, HOUSE_NOW);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(items_of(house, writer, "news"), 20);
        assert_int_equal(items_of(house, writer, "praise"), 3);
    }
    twenty.count = 19;
    house_put(writer, "news", &twenty, HOUSE_NOW);
    assert_int_equal(items_of(house, writer, "news"), 19);
    assert_int_equal(items_of(house, writer, "praise"), 3);
    three.count = 0; /* then all of it is asked for again */
    house_put(writer, "praise", &three, HOUSE_NOW);
    assert_int_equal(items_of(house, writer, "praise"), 0);
    store_close(writer);
}

static void
an_error_is_written_once_whatever_its_numbers(void **state)
{
    struct house *house = *state;
    struct store *writer = house_open(house, STORE_WRITE);
    struct feed feed = house_feed(house, "news", 2);
    house_put(writer, "news", &feed, HOUSE_NOW);
    struct store_feed failing = house_state("news");
    bool changed;
    failing.last_error = STR("timed out after 10001 ms");
    failing.failures = 1;
    assert_true(store_put_feed(writer, &failing, NULL, HOUSE_NOW, &changed));
    assert_false(changed);
    struct stat before = stat_of(house, "breakroom.db");
    failing.last_error = STR("timed out after 9 ms");
    failing.failures = 2;
    assert_true(store_put_feed(writer, &failing, NULL, HOUSE_NOW, &changed));
    struct stat after = stat_of(house, "breakroom.db");
    assert_untouched(&before, &after);
    struct store_feed remembered;
    assert_true(store_feed_state(writer, STR("news"), house->arena, &remembered));
    assert_int_equal(remembered.failures, 2);
    store_close(writer);

    struct store *reader = house_open(house, STORE_READ);
    assert_true(store_feed_state(reader, STR("news"), house->arena, &remembered));
    assert_str(remembered.last_error, "timed out after 10001 ms");
    assert_false(store_feed_state(reader, STR("other"), house->arena, &remembered));
    store_close(reader);
}

static void
the_screen_size_is_noted_once(void **state)
{
    struct house *house = *state;
    int width, height;
    store_screen(house->folder, &width, &height);
    assert_int_equal(width, 0);
    assert_true(store_note_screen(house->folder, 3840, 2160));
    struct stat before = stat_of(house, "screen");
    assert_true(store_note_screen(house->folder, 3840, 2160));
    struct stat after = stat_of(house, "screen");
    assert_untouched(&before, &after);
    store_screen(house->folder, &width, &height);
    assert_int_equal(width, 3840);
    assert_int_equal(height, 2160);
    assert_true(file_replace(file_join(house->arena, house->folder, "screen"), STR("99999999 -3\n")));
    store_screen(house->folder, &width, &height);
    assert_int_equal(width, 0);
    assert_int_equal(height, 0);
}

#define T(name) cmocka_unit_test_setup_teardown(name, house_create, house_destroy)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        T(nothing_is_written_when_nothing_changed),
        T(the_items_of_each_feed_are_counted_after_each_change),
        T(an_error_is_written_once_whatever_its_numbers),
        T(the_screen_size_is_noted_once),
    };
    return cmocka_run_group_tests_name("wear", tests, NULL, NULL);
}
