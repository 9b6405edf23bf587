#include "test.h"

#include "store/house.h"

#define URL    STR("http://house.example/news-0.jpg")
#define JPEG   STR("\xFF\xD8\xFF\xE0 a picture")
#define PNG    STR("\x89PNG\r\n\x1a\n a picture")
#define DAY_MS ((int64_t)86400000)

/* A writer that holds a feed of three items and the picture of the first. */
static struct store *
writer_with(struct house *house, struct str bytes)
{
    struct store *writer = house_open(house, STORE_WRITE);
    struct feed feed = house_feed(house, "news", 3);
    house_put(writer, "news", &feed, HOUSE_NOW);
    assert_true(store_put_picture(writer, URL, bytes, 1600, 1080, 1920, 1080));
    return writer;
}

static void
a_picture_comes_back_whole(void **state)
{
    struct house *house = *state;
    struct store *writer = writer_with(house, PNG);
    struct store_content content = house_load(house);
    const struct store_picture *picture = store_find_picture(&content, URL);
    assert_non_null(picture);
    assert_int_equal(picture->width, 1600);
    assert_int_equal(picture->height, 1080);
    assert_true(str_ends(str_from(picture->path), STR(".png")));
    assert_true(str_equal(store_read_picture(house->arena, picture), PNG));
    assert_null(store_find_picture(&content, STR("http://house.example/other.jpg")));
    assert_null(store_find_picture(&content, STR_NONE));
    arena_destroy(content.arena);
    store_close(writer);
}

static void
an_altered_picture_is_not_shown_and_fetched_again(void **state)
{
    struct house *house = *state;
    struct store *writer = writer_with(house, JPEG);
    struct store_content content = house_load(house);
    const struct store_picture *picture = store_find_picture(&content, URL);
    assert_true(store_has_picture(writer, URL, 1920, 1080, HOUSE_NOW, DAY_MS));
    assert_true(file_replace(picture->path, STR("\xFF\xD8\xFF\xE1 a picture")));
    assert_null(store_read_picture(house->arena, picture).ptr);
    assert_false(store_has_picture(writer, URL, 1920, 1080, HOUSE_NOW, DAY_MS));
    arena_destroy(content.arena);
    store_close(writer);

    writer = house_open(house, STORE_WRITE);
    content = house_load(house);
    assert_int_equal(content.picture_count, 0);
    struct store_feed feed;
    assert_true(store_feed_state(writer, STR("news"), house->arena, &feed));
    assert_null(feed.etag.ptr);
    arena_destroy(content.arena);
    store_close(writer);
}

static void
a_missing_picture_is_noticed_while_running(void **state)
{
    struct house *house = *state;
    struct store *writer = writer_with(house, JPEG);
    struct store_content content = house_load(house);
    assert_int_equal(unlink(store_find_picture(&content, URL)->path), 0);
    store_sweep(writer, 1 << 20);
    struct store_feed feed;
    assert_true(store_feed_state(writer, STR("news"), house->arena, &feed));
    assert_null(feed.etag.ptr);
    assert_false(store_has_picture(writer, URL, 1920, 1080, HOUSE_NOW, DAY_MS));
    arena_destroy(content.arena);
    store_close(writer);
}

static void
a_larger_screen_wants_the_picture_again(void **state)
{
    struct house *house = *state;
    struct store *writer = writer_with(house, JPEG);
    assert_true(store_has_picture(writer, URL, 1280, 720, HOUSE_NOW, DAY_MS));
    assert_false(store_has_picture(writer, URL, 3840, 2160, HOUSE_NOW, DAY_MS));
    assert_false(store_has_picture(writer, URL, 1080, 1920, HOUSE_NOW, DAY_MS));
    store_close(writer);
}

static void
a_refused_picture_is_left_alone_for_a_while(void **state)
{
    struct house *house = *state;
    struct store *writer = writer_with(house, JPEG);
    struct str other = STR("http://house.example/news-1.jpg");
    assert_false(store_has_picture(writer, other, 1920, 1080, HOUSE_NOW, DAY_MS));
    assert_true(store_refuse_picture(writer, other, STR("not a picture"), HOUSE_NOW));
    assert_true(store_has_picture(writer, other, 1920, 1080, HOUSE_NOW + DAY_MS - 1, DAY_MS));
    assert_false(store_has_picture(writer, other, 1920, 1080, HOUSE_NOW + DAY_MS, DAY_MS));
    /* a clock that was years ahead when it was refused */
    assert_false(store_has_picture(writer, other, 1920, 1080, HOUSE_NOW - 900 * DAY_MS, DAY_MS));
    struct store_content content = house_load(house);
    assert_null(store_find_picture(&content, other));
    arena_destroy(content.arena);

    /* an old picture stays when a new try fails */
    assert_true(store_refuse_picture(writer, URL, STR("timed out"), HOUSE_NOW));
    content = house_load(house);
    assert_non_null(store_find_picture(&content, URL));
    arena_destroy(content.arena);
    store_close(writer);
}

static void
sweeping_leaves_only_files_that_a_row_names(void **state)
{
    struct house *house = *state;
    struct store *writer = writer_with(house, JPEG);
    const char *left = file_join(house->arena, house->folder, "pictures/0123.jpg.new");
    assert_true(file_replace(left, STR("half")));
    assert_true(store_put_picture(writer, STR("http://house.example/nobody.jpg"), PNG, 4, 3, 1920, 1080));
    assert_int_equal(store_sweep(writer, 1 << 20), 2);
    assert_int_not_equal(access(left, F_OK), 0);
    struct store_content content = house_load(house);
    assert_int_equal(content.picture_count, 1);
    assert_non_null(store_read_picture(house->arena, &content.pictures[0]).ptr);
    arena_destroy(content.arena);
    store_close(writer);
}

static void
the_pictures_of_the_oldest_items_go_when_room_is_short(void **state)
{
    struct house *house = *state;
    struct store *writer = writer_with(house, JPEG);
    for (int i = 1; i < 3; i++)
        assert_true(
            store_put_picture(writer, arena_printf(house->arena, "http://house.example/news-%d.jpg", i),
                              arena_printf(house->arena, "\xFF\xD8 picture %d", i), 4, 3, 1920, 1080));
    assert_int_equal(store_sweep(writer, 30), 1);
    struct store_content content = house_load(house);
    assert_non_null(store_find_picture(&content, URL));
    assert_non_null(store_find_picture(&content, STR("http://house.example/news-1.jpg")));
    assert_null(store_find_picture(&content, STR("http://house.example/news-2.jpg")));
    arena_destroy(content.arena);
    assert_true(
        store_has_picture(writer, STR("http://house.example/news-2.jpg"), 1920, 1080, HOUSE_NOW + 1, DAY_MS));
    assert_int_equal(store_sweep(writer, 30), 0);
    store_close(writer);
}

#define T(name) cmocka_unit_test_setup_teardown(name, house_create, house_destroy)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_picture_comes_back_whole),
        T(an_altered_picture_is_not_shown_and_fetched_again),
        T(a_missing_picture_is_noticed_while_running),
        T(a_larger_screen_wants_the_picture_again),
        T(a_refused_picture_is_left_alone_for_a_while),
        T(sweeping_leaves_only_files_that_a_row_names),
        T(the_pictures_of_the_oldest_items_go_when_room_is_short),
    };
    return cmocka_run_group_tests_name("pictures", tests, NULL, NULL);
}
