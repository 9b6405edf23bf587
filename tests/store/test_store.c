#include "test.h"

#include <fcntl.h>

#include "store/house.h"

static void
a_reader_gets_what_the_writer_put(void **state)
{
    struct house *house = *state;
    struct store *writer = house_open(house, STORE_WRITE);
    struct feed news = house_feed(house, "news", 3);
    struct feed praise = house_feed(house, "praise", 2);
    assert_true(house_put(writer, "news", &news, HOUSE_NOW));
    assert_true(house_put(writer, "praise", &praise, HOUSE_NOW));

    struct store_content content = house_load(house);
    assert_int_equal(content.count, 5);
    assert_str(content.items[0].key, "news-0");
    assert_str(content.items[0].title, "Item 0 of news");
    assert_str(content.items[0].feed, "news");
    assert_str(content.items[0].source, "The news");
    assert_str(content.items[0].pictures.items[0], "http://house.example/news-0.jpg");
    assert_true(content.items[0].first_seen_ms == HOUSE_NOW);
    assert_str(content.items[2].key, "news-2");
    assert_str(content.items[4].key, "praise-1");
    arena_destroy(content.arena);

    struct store *reader = house_open(house, STORE_READ);
    const struct str only[] = {STR("praise")};
    assert_true(store_load(reader, only, 1, &content));
    assert_int_equal(content.count, 2);
    assert_str(content.items[0].feed, "praise");
    arena_destroy(content.arena);
    store_close(reader);
    store_close(writer);
}

/* So that a screen without items after a time is not taken for a new one. */
static void
it_is_known_whether_a_feed_ever_had_an_item(void **state)
{
    struct house *house = *state;
    struct store_content content;
    struct feed full = house_feed(house, "news", 1), empty = house_feed(house, "news", 0);
    struct store *writer = house_open(house, STORE_WRITE);
    house_put(writer, "news", &empty, HOUSE_NOW);
    assert_true(store_load(writer, NULL, 0, &content));
    assert_false(content.had_items);
    arena_destroy(content.arena);
    house_put(writer, "news", &full, HOUSE_NOW);
    house_put(writer, "news", &empty, HOUSE_NOW);
    store_close(writer);

    struct store *reader = house_open(house, STORE_READ);
    assert_true(store_load(reader, NULL, 0, &content));
    assert_int_equal(content.count, 0);
    assert_true(content.had_items);
    arena_destroy(content.arena);
    store_close(reader);
}

static void
a_reader_waits_for_a_store_that_is_not_there_yet(void **state)
{
    struct house *house = *state;
    struct store_content content;
    struct store *reader = house_open(house, STORE_READ);
    assert_false(store_changed(reader));
    assert_false(store_load(reader, NULL, 0, &content));
    assert_int_equal(reason_code(store_reason(reader)), REASON_STORE_NONE);
    assert_int_not_equal(access(house->folder, F_OK), 0);

    struct store *writer = house_open(house, STORE_WRITE);
    assert_false(store_load(reader, NULL, 0, &content));
    struct feed feed = house_feed(house, "news", 1);
    house_put(writer, "news", &feed, HOUSE_NOW);
    assert_true(store_changed(reader));
    assert_true(store_load(reader, NULL, 0, &content));
    assert_int_equal(content.count, 1);
    arena_destroy(content.arena);
    store_close(reader);
    store_close(writer);
}

static void
a_change_is_seen_and_silence_too(void **state)
{
    struct house *house = *state;
    struct store_content content;
    struct store *writer = house_open(house, STORE_WRITE);
    struct store *reader = house_open(house, STORE_READ);
    struct feed feed = house_feed(house, "news", 2);
    house_put(writer, "news", &feed, HOUSE_NOW);
    /* as if written long ago: a file of this moment is always read again */
    const struct timespec old[2] = {{.tv_sec = 1700000000}, {.tv_sec = 1700000000}};
    assert_int_equal(utimensat(AT_FDCWD, file_join(house->arena, house->folder, "breakroom.db"), old, 0), 0);
    assert_true(store_load(reader, NULL, 0, &content));
    arena_destroy(content.arena);
    assert_false(store_changed(reader));

    feed.items[1].title = STR("Another title");
    assert_true(house_put(writer, "news", &feed, HOUSE_NOW));
    assert_true(store_changed(reader));
    assert_true(store_load(reader, NULL, 0, &content));
    assert_str(content.items[1].title, "Another title");
    arena_destroy(content.arena);
    store_close(reader);
    store_close(writer);
}

static void
items_keep_when_they_were_first_seen(void **state)
{
    struct house *house = *state;
    struct store *writer = house_open(house, STORE_WRITE);
    struct feed feed = house_feed(house, "news", 2);
    house_put(writer, "news", &feed, HOUSE_NOW);
    struct feed more = house_feed(house, "news", 3);
    more.items[0].title = STR("Edited");
    struct item last = more.items[2];
    more.items[2] = more.items[0];
    more.items[0] = last;
    assert_true(house_put(writer, "news", &more, HOUSE_NOW + 5000));

    struct store_content content = house_load(house);
    assert_int_equal(content.count, 3);
    assert_str(content.items[0].key, "news-2");
    assert_true(content.items[0].first_seen_ms == HOUSE_NOW + 5000);
    assert_str(content.items[2].title, "Edited");
    assert_true(content.items[2].first_seen_ms == HOUSE_NOW);
    arena_destroy(content.arena);
    store_close(writer);
}

static void
an_item_that_was_withdrawn_is_gone(void **state)
{
    struct house *house = *state;
    struct store *writer = house_open(house, STORE_WRITE);
    struct feed feed = house_feed(house, "news", 3);
    house_put(writer, "news", &feed, HOUSE_NOW);
    for (size_t i = 0; i < 3; i++)
        assert_true(store_put_picture(writer, feed.items[i].image,
                                      arena_printf(house->arena, "\xFF\xD8%zu", i), 4, 3, 1920, 1080));
    feed.count = 1;
    assert_true(house_put(writer, "news", &feed, HOUSE_NOW));
    assert_int_equal(store_sweep(writer, 1 << 20), 2);
    struct store_content content = house_load(house);
    assert_int_equal(content.count, 1);
    assert_int_equal(content.picture_count, 1);
    arena_destroy(content.arena);

    feed.count = 0;
    assert_true(house_put(writer, "news", &feed, HOUSE_NOW));
    content = house_load(house);
    assert_int_equal(content.count, 0);
    arena_destroy(content.arena);
    store_close(writer);
}

static void
items_that_share_a_key_are_told_apart_by_their_titles(void **state)
{
    struct house *house = *state;
    struct store *writer = house_open(house, STORE_WRITE);
    struct feed feed = house_feed(house, "news", 3);
    feed.items[1].key = feed.items[2].key = feed.items[0].key;
    feed.items[2].title = feed.items[0].title;
    house_put(writer, "news", &feed, HOUSE_NOW);
    assert_false(house_put(writer, "news", &feed, HOUSE_NOW));
    struct store_content content = house_load(house);
    assert_int_equal(content.count, 2);
    assert_str(content.items[1].title, "Item 1 of news");
    assert_false(str_equal(content.items[0].key, content.items[1].key));
    arena_destroy(content.arena);
    store_close(writer);
}

static void
a_feed_taken_out_of_the_configuration_goes_with_its_items(void **state)
{
    struct house *house = *state;
    struct store *writer = house_open(house, STORE_WRITE);
    struct feed feed = house_feed(house, "old", 3);
    struct feed stays = house_feed(house, "stays", 2);
    house_put(writer, "old", &feed, HOUSE_NOW);
    house_put(writer, "stays", &stays, HOUSE_NOW);
    const struct store_named names[] = {{STR("stays"), STR("")}, {STR("to come"), STR("")}};
    assert_true(store_keep_feeds(writer, names, 2, house_moment(HOUSE_NOW)));
    struct store_content content = house_load(house);
    assert_int_equal(content.count, 2);
    assert_str(content.items[0].feed, "stays");
    arena_destroy(content.arena);
    store_close(writer);
}

static void
a_second_writer_is_refused_with_the_reason(void **state)
{
    struct house *house = *state;
    struct store *writer = house_open(house, STORE_WRITE);
    struct reason why = {.text = ""};
    assert_null(store_open(house->folder, STORE_WRITE, &why));
    assert_int_equal(reason_code(&why), REASON_STORE_TAKEN);
    store_close(writer);
    writer = house_open(house, STORE_WRITE);
    store_close(writer);
}

static void
a_store_whose_folder_was_deleted_is_made_again(void **state)
{
    struct house *house = *state;
    struct store *writer = house_open(house, STORE_WRITE);
    struct store *reader = house_open(house, STORE_READ);
    struct feed feed = house_feed(house, "news", 2);
    house_put(writer, "news", &feed, HOUSE_NOW);
    struct store_content content;
    assert_true(store_load(reader, NULL, 0, &content));
    arena_destroy(content.arena);
    assert_int_equal(system(arena_printf(house->arena, "rm -r %s", house->folder).ptr), 0);
    assert_false(store_changed(reader));
    assert_true(house_put(writer, "news", &feed, HOUSE_NOW));
    assert_true(store_changed(reader));
    assert_true(store_load(reader, NULL, 0, &content));
    assert_int_equal(content.count, 2);
    arena_destroy(content.arena);
    store_close(reader);
    store_close(writer);
}

#define T(name) cmocka_unit_test_setup_teardown(name, house_create, house_destroy)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_reader_gets_what_the_writer_put),
        T(it_is_known_whether_a_feed_ever_had_an_item),
        T(a_reader_waits_for_a_store_that_is_not_there_yet),
        T(a_change_is_seen_and_silence_too),
        T(items_keep_when_they_were_first_seen),
        T(an_item_that_was_withdrawn_is_gone),
        T(items_that_share_a_key_are_told_apart_by_their_titles),
        T(a_feed_taken_out_of_the_configuration_goes_with_its_items),
        T(a_second_writer_is_refused_with_the_reason),
        T(a_store_whose_folder_was_deleted_is_made_again),
    };
    return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
