#include "test.h"

#include <sys/wait.h>

#include "base/log.h"
#include "store/faulty.h"
#include "store/house.h"

struct world {
    struct house *house;
    struct store *writer;
    struct str folder; /* in memory */
    struct str_list memory;
};

static int
set_up(void **state)
{
    if (house_create(state) != 0)
        return -1;
    struct house *house = *state;
    struct world *world = arena_alloc(house->arena, sizeof(*world));
    world->house = house;
    world->folder = str_from(file_join(house->arena, house->root, "memory"));
    world->memory = (struct str_list){&world->folder, 1};
    faulty_only_below(house->folder);
    *state = world;
    return 0;
}

static int
tear_down(void **state)
{
    struct world *world = *state;
    void *house = world->house;
    faulty_arm(FAULT_NONE, 0, false);
    store_close(world->writer);
    return house_destroy(&house);
}

static void
open_writer(struct world *world)
{
    store_close(world->writer);
    world->writer = house_open(world->house, STORE_WRITE_LATER);
    store_use_memory(world->writer, world->memory);
}

/* `count` items of which the first says in which version it is. */
static struct feed
version(struct world *world, const char *name, size_t count, const char *words)
{
    struct feed feed = house_feed(world->house, name, count);
    feed.items[0].title = str_from(words);
    return feed;
}

static bool
put(struct world *world, const char *name, size_t count, const char *words, int64_t now_ms)
{
    bool changed;
    struct feed feed = version(world, name, count, words);
    struct store_feed state = house_state(name);
    state.last_success_ms = now_ms;
    return store_put_feed(world->writer, &state, &feed, now_ms, &changed);
}

static struct store_content
seen(struct world *world)
{
    struct store_content content;
    struct store *reader = house_open(world->house, STORE_READ);
    store_use_memory(reader, world->memory);
    if (!store_load(reader, NULL, 0, &content))
        fail_msg("nothing to be seen: %s", store_reason(reader)->text);
    store_close(reader);
    return content;
}

static void
expect_first(struct world *world, size_t count, const char *words)
{
    struct store_content content = seen(world);
    assert_int_equal(content.count, count);
    assert_string_equal(arena_c(world->house->arena, content.items[0].title), words);
    arena_destroy(content.arena);
}

static bool
is_in_memory(const struct world *world)
{
    return access(world->folder.ptr, F_OK) == 0;
}

static void
what_a_disk_does_not_take_is_seen_and_brought_to_it_later(void **state)
{
    struct world *world = *state;
    static const enum fault faults[] = {FAULT_FULL, FAULT_ERROR, FAULT_READ_ONLY};
    for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
        open_writer(world);
        assert_true(put(world, "news", 5, "old", HOUSE_NOW));
        assert_true(put(world, "tips", 2, "tip", HOUSE_NOW));
        assert_false(store_is_behind(world->writer));
        assert_false(is_in_memory(world));

        faulty_arm(faults[i], 0, true);
        assert_true(put(world, "news", 6, "new", HOUSE_NOW + 1000));
        assert_true(store_is_behind(world->writer));
        assert_int_not_equal(reason_code(store_reason(world->writer)), REASON_NONE);
        expect_first(world, 8, "new");
        assert_true(put(world, "news", 6, "newer", HOUSE_NOW + 2000));
        expect_first(world, 8, "newer");

        faulty_arm(FAULT_NONE, 0, false);
        open_writer(world); /* a new one tries the disk at once */
        assert_true(put(world, "tips", 2, "tip", HOUSE_NOW + 3000));
        assert_false(store_is_behind(world->writer));
        assert_false(is_in_memory(world));
        expect_first(world, 8, "newer");
        assert_true(put(world, "news", 5, "old", HOUSE_NOW + 4000));
    }
}

/* Like a configuration with only this feed. */
static bool
keep(struct world *world, const char *name, const char *url)
{
    struct store_named feed = {str_from(name), str_from(url)};
    return store_keep_feeds(world->writer, &feed, 1, house_moment(HOUSE_NOW));
}

static void
a_feed_that_is_renamed_while_the_disk_is_full_is_brought_to_it_under_its_new_name(void **state)
{
    struct world *world = *state;
    open_writer(world);
    assert_true(put(world, "news", 5, "old", HOUSE_NOW));
    faulty_arm(FAULT_FULL, 0, true);
    assert_false(keep(world, "bulletin", "http://house.example/feed"));
    struct feed feed = version(world, "news", 6, "new"); /* the same items */
    struct store_feed state_of = house_state("bulletin");
    bool changed;
    assert_true(store_put_feed(world->writer, &state_of, &feed, HOUSE_NOW + 1000, &changed));
    faulty_arm(FAULT_NONE, 0, false);
    assert_true(store_put_feed(world->writer, &state_of, &feed, HOUSE_NOW + 2000, &changed));
    assert_false(store_is_behind(world->writer));
    expect_first(world, 6, "new"); /* and none of the old name */
    struct store_content content = seen(world);
    assert_true(content.items[1].first_seen_ms == HOUSE_NOW);
    arena_destroy(content.arena);
}

static void
a_feed_that_is_taken_out_while_the_disk_is_full_is_hidden_when_it_comes_to_it(void **state)
{
    struct world *world = *state;
    open_writer(world);
    assert_true(put(world, "news", 5, "old", HOUSE_NOW));
    faulty_arm(FAULT_FULL, 0, true);
    assert_true(put(world, "news", 6, "newer", HOUSE_NOW + 1000));
    assert_false(keep(world, "tips", "http://house.example/tips"));
    faulty_arm(FAULT_NONE, 0, false);
    struct feed tips = version(world, "tips", 2, "tip");
    struct store_feed state_of = house_state("tips");
    bool changed;
    state_of.url = STR("http://house.example/tips");
    assert_true(store_put_feed(world->writer, &state_of, &tips, HOUSE_NOW + 2000, &changed));
    assert_false(store_is_behind(world->writer));
    assert_false(is_in_memory(world));
    expect_first(world, 2, "tip");
    assert_true(keep(world, "news", "http://house.example/feed"));
    expect_first(world, 6, "newer");
}

static void
items_keep_the_time_they_were_first_seen_on_the_way_through_memory(void **state)
{
    struct world *world = *state;
    open_writer(world);
    assert_true(put(world, "news", 5, "old", HOUSE_NOW));
    faulty_arm(FAULT_FULL, 0, true);
    assert_true(put(world, "news", 6, "new", HOUSE_NOW + 1000));
    struct store_content content = seen(world);
    assert_int_equal(content.items[0].first_seen_ms, HOUSE_NOW);
    assert_int_equal(content.items[5].first_seen_ms, HOUSE_NOW + 1000);
    arena_destroy(content.arena);
    faulty_arm(FAULT_NONE, 0, false);
    open_writer(world);
    assert_true(put(world, "tips", 1, "tip", HOUSE_NOW + 2000));
    assert_false(is_in_memory(world));
    content = seen(world);
    assert_int_equal(content.items[0].first_seen_ms, HOUSE_NOW);
    assert_int_equal(content.items[5].first_seen_ms, HOUSE_NOW + 1000);
    arena_destroy(content.arena);
}

static void
a_feed_that_is_again_as_the_disk_has_it_is_shown_so(void **state)
{
    struct world *world = *state;
    open_writer(world);
    assert_true(put(world, "news", 5, "old", HOUSE_NOW));
    faulty_arm(FAULT_FULL, 0, true);
    assert_true(put(world, "news", 6, "new", HOUSE_NOW + 1000));
    assert_true(put(world, "news", 5, "old", HOUSE_NOW + 2000));
    expect_first(world, 5, "old");
}

static void
a_fetch_without_a_disk_starts_and_works(void **state)
{
    struct world *world = *state;
    faulty_arm(FAULT_READ_ONLY, 0, true);
    open_writer(world);
    assert_true(put(world, "news", 3, "first", HOUSE_NOW));
    expect_first(world, 3, "first");
    struct store_feed known;
    assert_true(store_feed_state(world->writer, STR("news"), world->house->arena, &known));
    assert_str(known.etag, "\"1\"");
    struct stat st;
    assert_int_equal(stat(world->folder.ptr, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
}

static struct str
picture_of(struct world *world, size_t bytes)
{
    char *picture = arena_alloc(world->house->arena, bytes);
    memset(picture, 'x', bytes);
    memcpy(picture, "\xFF\xD8", 2);
    return (struct str){picture, bytes};
}

static void
a_picture_that_the_disk_does_not_take_is_seen_too(void **state)
{
    struct world *world = *state;
    open_writer(world);
    assert_true(put(world, "news", 2, "old", HOUSE_NOW));
    faulty_arm(FAULT_ERROR, 0, true);
    struct str url = STR("http://house.example/news-0.jpg");
    assert_true(store_put_picture(world->writer, url, picture_of(world, 5000), 4, 3, 1920, 1080));
    assert_true(store_has_picture(world->writer, url, 1920, 1080));
    store_sweep(world->writer, 1 << 20);
    struct store_content content = seen(world);
    const struct store_picture *picture = store_find_picture(&content, url);
    assert_non_null(picture);
    assert_int_equal(store_read_picture(world->house->arena, picture).len, 5000);
    arena_destroy(content.arena);
    faulty_arm(FAULT_NONE, 0, false);
    open_writer(world);
    assert_true(put(world, "news", 2, "old", HOUSE_NOW + 1000));
    assert_false(is_in_memory(world));
    content = seen(world);
    picture = store_find_picture(&content, url);
    assert_non_null(picture);
    assert_false(picture->in_memory);
    assert_int_equal(store_read_picture(world->house->arena, picture).len, 5000);
    arena_destroy(content.arena);
}

static void
memory_takes_so_much_and_not_more(void **state)
{
    struct world *world = *state;
    faulty_arm(FAULT_FULL, 0, true);
    open_writer(world);
    struct str bytes = picture_of(world, 3 << 20);
    size_t kept = 0;
    for (int i = 0; i < 20; i++) {
        memcpy((char *)bytes.ptr + 2, &i, sizeof(i));
        struct str url = arena_printf(world->house->arena, "http://house.example/news-%d.jpg", i);
        kept += store_put_picture(world->writer, url, bytes, 4, 3, 1920, 1080);
    }
    assert_in_range(kept, 1, STORE_MEMORY_BYTES_MAX / bytes.len);
}

static size_t
count_pictures(struct world *world)
{
    struct store_content content = seen(world);
    size_t count = 0;
    for (size_t i = 0; i < content.picture_count; i++)
        count += access(content.pictures[i].path, R_OK) == 0;
    arena_destroy(content.arena);
    return count;
}

static void
pictures_of_the_oldest_items_make_room_for_news(void **state)
{
    struct world *world = *state;
    open_writer(world);
    for (int i = 0; i < 4; i++) {
        struct str url = arena_printf(world->house->arena, "http://house.example/news-%d.jpg", i);
        assert_true(store_put_picture(world->writer, url, picture_of(world, (size_t)(2 << 20) + (size_t)i), 4,
                                      3, 1920, 1080));
    }
    assert_true(put(world, "news", 4, "old", HOUSE_NOW));
    assert_int_equal(count_pictures(world), 4);
    faulty_arm(FAULT_FULL_UNTIL_REMOVED, 0, true);
    assert_true(put(world, "news", 5, "new", HOUSE_NOW + 1000));
    assert_false(store_is_behind(world->writer));
    expect_first(world, 5, "new");
    assert_int_equal(count_pictures(world), 3);
    struct store_content content = seen(world);
    assert_null(store_find_picture(&content, STR("http://house.example/news-3.jpg")));
    arena_destroy(content.arena);
}

static void
a_second_writer_waits_and_knows_for_whom(void **state)
{
    struct world *world = *state;
    int ends[2];
    char byte = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        if (!store_open(world->house->folder, STORE_WRITE, NULL))
            _exit(1);
        syscall(SYS_write, ends[1], "x", 1);
        for (;;)
            pause();
    }
    assert_int_equal(read(ends[0], &byte, 1), 1);
    open_writer(world);
    assert_int_equal(store_other_writer(world->writer), child);
    assert_int_equal(reason_code(store_reason(world->writer)), REASON_STORE_TAKEN_BY);
    assert_false(put(world, "news", 3, "mine", HOUSE_NOW));
    assert_false(is_in_memory(world));
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    open_writer(world);
    assert_int_equal(store_other_writer(world->writer), STORE_NOBODY);
    close(ends[0]);
    close(ends[1]);
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        T(what_a_disk_does_not_take_is_seen_and_brought_to_it_later),
        T(a_feed_that_is_renamed_while_the_disk_is_full_is_brought_to_it_under_its_new_name),
        T(a_feed_that_is_taken_out_while_the_disk_is_full_is_hidden_when_it_comes_to_it),
        T(items_keep_the_time_they_were_first_seen_on_the_way_through_memory),
        T(a_feed_that_is_again_as_the_disk_has_it_is_shown_so),
        T(a_fetch_without_a_disk_starts_and_works),
        T(a_picture_that_the_disk_does_not_take_is_seen_too),
        T(memory_takes_so_much_and_not_more),
        T(pictures_of_the_oldest_items_make_room_for_news),
        T(a_second_writer_waits_and_knows_for_whom),
    };
    log_set_level(LOG_ERROR);
    return cmocka_run_group_tests_name("fallback", tests, NULL, NULL);
}
