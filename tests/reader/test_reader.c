#include "test.h"

#include <time.h>

#include "base/clock.h"
#include "base/log.h"
#include "store/house.h"
#include "reader/reader.h"
#include "store/slow.h"

#define SOON_MS  5000 /* for content that must arrive */
#define NEVER_MS 1200 /* two checks, for content that must not arrive */
#define FAR_MS   60000

struct wall {
    struct house *house;
    struct store_reader *reader;
};

static int
set_up(void **state)
{
    if (house_create(state) != 0)
        return -1;
    struct house *house = *state;
    struct wall *wall = arena_alloc(house->arena, sizeof(*wall));
    wall->house = house;
    *state = wall;
    return slow_init(house->root) ? 0 : -1;
}

static int
tear_down(void **state)
{
    struct wall *wall = *state;
    void *house = wall->house;
    slow_end();
    store_reader_destroy(wall->reader);
    return house_destroy(&house);
}

static void
open_reader(struct wall *wall)
{
    wall->reader = store_reader_create(wall->house->folder, (struct str_list){NULL, 0}, &STR("news"), 1);
}

static int64_t
mono_ms(void)
{
    return clock_now(TIME_NONE).mono_ms;
}

/* For content that may be read again, as from a store that was written just now. */
static void
pass(struct wall *wall, int64_t ms)
{
    struct store_content content = {.arena = NULL};
    for (int64_t end_ms = mono_ms() + ms; mono_ms() < end_ms;) {
        if (store_reader_step(wall->reader, &content))
            arena_destroy(content.arena);
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    }
}

/* The content that arrives within the time; without an arena when none does. */
static struct store_content
await(struct wall *wall, int64_t ms)
{
    struct store_content content = {.arena = NULL};
    int64_t end_ms = mono_ms() + ms;
    while (mono_ms() < end_ms && !store_reader_step(wall->reader, &content))
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    return content;
}

static void
expect(struct wall *wall, size_t count)
{
    struct store_content content = await(wall, SOON_MS);
    assert_non_null(content.arena);
    assert_int_equal(content.count, count);
    arena_destroy(content.arena);
}

static void
put(struct wall *wall, const char *name, size_t count)
{
    struct store *writer = house_open(wall->house, STORE_WRITE);
    struct feed feed = house_feed(wall->house, name, count);
    house_put(writer, name, &feed, HOUSE_NOW);
    store_close(writer);
}

static void
what_is_there_comes_once_and_again_when_it_changed(void **state)
{
    struct wall *wall = *state;
    put(wall, "news", 3);
    put(wall, "old", 5);
    nanosleep(&(struct timespec){.tv_nsec = 150000000}, NULL); /* to see that everything was read */
    open_reader(wall);
    struct store_content content = await(wall, SOON_MS);
    assert_int_equal(content.count, 3);
    assert_int_equal(content.latest_ms, HOUSE_NOW);
    assert_str(content.items[0].feed, "news");
    assert_str(content.items[0].source, "The news");
    arena_destroy(content.arena);
    assert_null(await(wall, NEVER_MS).arena);
    put(wall, "news", 4);
    int64_t began_ms = mono_ms();
    expect(wall, 4);
    assert_in_range(mono_ms() - began_ms, 0, 1000);
}

static void
the_first_content_may_be_a_beginning_whose_rest_follows(void **state)
{
    struct wall *wall = *state;
    struct store_content content;
    put(wall, "news", 300);
    open_reader(wall);
    store_reader_begin_short(wall->reader);
    content = await(wall, SOON_MS);
    assert_in_range(content.count, 10, 100);
    assert_str(content.items[0].key, "news-0");
    arena_destroy(content.arena);
    assert_true(store_reader_has_rest(wall->reader));
    assert_true(store_reader_take_rest(wall->reader, &content));
    assert_int_equal(content.count, 300);
    assert_str(content.items[299].key, "news-299");
    arena_destroy(content.arena);
    assert_false(store_reader_take_rest(wall->reader, &content));
    pass(wall, 100);
    put(wall, "news", 200);
    expect(wall, 200);
    assert_false(store_reader_has_rest(wall->reader));
}

static void
newer_content_takes_the_place_of_the_rest(void **state)
{
    struct wall *wall = *state;
    put(wall, "news", 300);
    open_reader(wall);
    store_reader_begin_short(wall->reader);
    arena_destroy(await(wall, SOON_MS).arena);
    put(wall, "news", 200);
    struct store_content content = {.count = 0};
    for (int64_t end_ms = mono_ms() + SOON_MS; content.count != 200 && mono_ms() < end_ms;) {
        content = await(wall, SOON_MS);
        arena_destroy(content.arena);
    }
    assert_int_equal(content.count, 200);
    assert_false(store_reader_has_rest(wall->reader));
}

static void
a_store_may_come_later_and_go_without_taking_anything_away(void **state)
{
    struct wall *wall = *state;
    open_reader(wall);
    assert_null(await(wall, NEVER_MS).arena);
    put(wall, "news", 2);
    expect(wall, 2);
    const char *away = arena_printf(wall->house->arena, "%s.away", wall->house->folder).ptr;
    assert_int_equal(rename(wall->house->folder, away), 0);
    pass(wall, 100);
    assert_null(await(wall, NEVER_MS).arena);
    put(wall, "news", 1);
    expect(wall, 1);
}

/* Until the kernel reports changes and nothing is polled. */
static void
rest(struct wall *wall)
{
    int64_t end_ms = mono_ms() + SOON_MS;
    while (mono_ms() < end_ms && store_reader_deadline(wall->reader) < mono_ms() + FAR_MS)
        pass(wall, 10);
    assert_true(store_reader_deadline(wall->reader) >= mono_ms() + FAR_MS);
}

static bool
is_told(struct wall *wall)
{
    struct descriptors early = {.count = 0};
    store_reader_descriptors(wall->reader, &early);
    return descriptors_wait(&early, SOON_MS);
}

static void
a_change_is_told_by_the_kernel_and_not_looked_for(void **state)
{
    struct wall *wall = *state;
    put(wall, "news", 1);
    open_reader(wall);
    expect(wall, 1);
    rest(wall);
    put(wall, "news", 2);
    assert_true(is_told(wall));
    expect(wall, 2);
    rest(wall);
}

static void
a_store_that_goes_is_looked_for_until_it_is_there_again(void **state)
{
    struct wall *wall = *state;
    put(wall, "news", 1);
    open_reader(wall);
    expect(wall, 1);
    rest(wall);
    const char *away = arena_printf(wall->house->arena, "%s.away", wall->house->folder).ptr;
    assert_int_equal(rename(wall->house->folder, away), 0);
    assert_true(is_told(wall));
    pass(wall, 100);
    assert_true(store_reader_deadline(wall->reader) <= mono_ms() + 500);
    put(wall, "news", 2);
    expect(wall, 2);
}

/* The folder and its parent are created long after the reader. */
static void
what_is_kept_in_memory_is_told_of_as_well(void **state)
{
    struct wall *wall = *state;
    struct house *house = wall->house;
    const char *parent = arena_printf(house->arena, "%s/breakroom", house->root).ptr;
    struct str folder = arena_printf(house->arena, "%s/0123.memory", parent);
    put(wall, "news", 1);
    wall->reader = store_reader_create(house->folder, (struct str_list){&folder, 1}, &STR("news"), 1);
    expect(wall, 1);
    rest(wall);
    assert_int_equal(mkdir(parent, 0700), 0);
    assert_true(is_told(wall));
    rest(wall);
    assert_int_equal(mkdir(folder.ptr, 0700), 0);
    assert_true(is_told(wall));
    rest(wall);
    struct feed feed = house_feed(house, "news", 3);
    struct store *memory = store_open(folder.ptr, STORE_MEMORY, NULL);
    house_put(memory, "news", &feed, HOUSE_NOW + 1000);
    store_close(memory);
    assert_true(is_told(wall));
    expect(wall, 3);
}

static struct store_picture
put_picture(struct wall *wall, const char *text)
{
    struct store *writer = house_open(wall->house, STORE_WRITE);
    struct feed feed = house_feed(wall->house, "news", 1);
    struct store_content content;
    assert_true(store_put_picture(writer, feed.items[0].image, str_from(text), 4, 3, 1920, 1080));
    house_put(writer, "news", &feed, HOUSE_NOW);
    store_close(writer);
    content = house_load(wall->house);
    struct store_picture picture = content.pictures[0];
    picture.hash = arena_str(wall->house->arena, picture.hash);
    picture.path = arena_c(wall->house->arena, str_from(picture.path));
    arena_destroy(content.arena);
    return picture;
}

static void
a_picture_is_read_once_and_kept(void **state)
{
    struct wall *wall = *state;
    struct store_picture picture = put_picture(wall, "\xFF\xD8 a picture");
    open_reader(wall);
    expect(wall, 1);
    for (int64_t end_ms = mono_ms() + SOON_MS; mono_ms() < end_ms;) {
        if (store_reader_picture(wall->reader, &picture).ptr)
            break;
        pass(wall, 1);
    }
    assert_str(store_reader_picture(wall->reader, &picture), "\xFF\xD8 a picture");
    assert_int_equal(unlink(picture.path), 0);
    assert_str(store_reader_picture(wall->reader, &picture), "\xFF\xD8 a picture");
}

static void
a_picture_that_was_altered_is_not_given(void **state)
{
    struct wall *wall = *state;
    struct store_picture picture = put_picture(wall, "\xFF\xD8 a picture");
    assert_true(file_replace(picture.path, STR("\xFF\xD8 another")));
    open_reader(wall);
    expect(wall, 1);
    for (int i = 0; i < 20; i++) {
        assert_null(store_reader_picture(wall->reader, &picture).ptr);
        pass(wall, 10);
    }
    assert_false(store_reader_picture_arrived(wall->reader));
}

static void
a_disk_that_does_not_answer_blocks_nothing_and_items_that_come_late_are_shown(void **state)
{
    struct wall *wall = *state;
    struct store_picture picture = put_picture(wall, "\xFF\xD8 a picture");
    open_reader(wall);
    expect(wall, 1);
    slow_begin();
    int64_t longest_ms = 0;
    for (int64_t end_ms = mono_ms() + 1500; mono_ms() < end_ms;) {
        struct store_content content = {.arena = NULL};
        int64_t began_ms = mono_ms();
        assert_false(store_reader_step(wall->reader, &content));
        assert_null(store_reader_picture(wall->reader, &picture).ptr);
        longest_ms = mono_ms() - began_ms > longest_ms ? mono_ms() - began_ms : longest_ms;
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    }
    assert_in_range(longest_ms, 0, 400); /* 200 are allowed */
    assert_false(store_reader_picture_arrived(wall->reader));
    slow_end();
    bool arrived = false;
    for (int64_t end_ms = mono_ms() + SOON_MS; !arrived && mono_ms() < end_ms;) {
        pass(wall, 10);
        arrived = store_reader_picture_arrived(wall->reader);
    }
    assert_true(arrived);
    assert_str(store_reader_picture(wall->reader, &picture), "\xFF\xD8 a picture");
}

static void
a_picture_that_arrives_while_another_is_requested_is_due_at_once(void **state)
{
    struct wall *wall = *state;
    struct store_picture picture = put_picture(wall, "\xFF\xD8 a picture");
    struct store_picture lost = {.path = "/nonexistent/00.jpg", .hash = STR("00")};
    open_reader(wall);
    expect(wall, 1);
    rest(wall);
    slow_begin();
    assert_null(store_reader_picture(wall->reader, &picture).ptr);
    slow_end();
    assert_true(is_told(wall));
    assert_null(store_reader_picture(wall->reader, &lost).ptr);
    assert_true(store_reader_deadline(wall->reader) <= mono_ms());
    assert_true(store_reader_picture_arrived(wall->reader));
    assert_str(store_reader_picture(wall->reader, &picture), "\xFF\xD8 a picture");
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        T(what_is_there_comes_once_and_again_when_it_changed),
        T(the_first_content_may_be_a_beginning_whose_rest_follows),
        T(newer_content_takes_the_place_of_the_rest),
        T(a_store_may_come_later_and_go_without_taking_anything_away),
        T(a_change_is_told_by_the_kernel_and_not_looked_for),
        T(a_store_that_goes_is_looked_for_until_it_is_there_again),
        T(what_is_kept_in_memory_is_told_of_as_well),
        T(a_picture_is_read_once_and_kept),
        T(a_picture_that_was_altered_is_not_given),
        T(a_disk_that_does_not_answer_blocks_nothing_and_items_that_come_late_are_shown),
        T(a_picture_that_arrives_while_another_is_requested_is_due_at_once),
    };
    log_set_level(LOG_ERROR);
    return cmocka_run_group_tests_name("reader", tests, NULL, NULL);
}
