#include "test.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "store/house.h"

#define URL  STR("http://house.example/news-0.jpg")
#define JPEG STR("\xFF\xD8\xFF\xE0 a picture")
#define PNG  STR("\x89PNG\r\n\x1a\n a picture")

/* A writer with a feed of three items and the picture of the first. */
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

/* Another picture of the same size, a second later: file systems keep the time in steps of some milliseconds.
 */
static void
alter(const char *path)
{
    struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {0}};
    struct stat before;
    assert_int_equal(stat(path, &before), 0);
    times[1].tv_sec = before.st_mtim.tv_sec + 1;
    assert_true(file_replace(path, STR("\xFF\xD8\xFF\xE1 a picture")));
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void
an_altered_picture_is_not_shown_and_fetched_again(void **state)
{
    struct house *house = *state;
    struct store *writer = writer_with(house, JPEG);
    struct store_content content = house_load(house);
    const struct store_picture *picture = store_find_picture(&content, URL);
    assert_true(store_has_picture(writer, URL, 1920, 1080));
    alter(picture->path);
    assert_null(store_read_picture(house->arena, picture).ptr);
    assert_false(store_has_picture(writer, URL, 1920, 1080));
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
    assert_false(store_has_picture(writer, URL, 1920, 1080));
    arena_destroy(content.arena);
    store_close(writer);
}

static void
a_larger_screen_wants_the_picture_again(void **state)
{
    struct house *house = *state;
    struct store *writer = writer_with(house, JPEG);
    assert_true(store_has_picture(writer, URL, 1280, 720));
    assert_false(store_has_picture(writer, URL, 3840, 2160));
    assert_false(store_has_picture(writer, URL, 1080, 1920));
    store_close(writer);
}

static void
a_refusal_is_remembered_until_the_picture_comes(void **state)
{
    struct house *house = *state;
    struct store *writer = writer_with(house, JPEG);
    struct str other = STR("http://house.example/news-1.jpg");
    struct store_refusal refusal = {HOUSE_NOW,     STORE_FAULT_GONE, STR("not there"),
                                    STR("\"v1\""), STR_NONE,         7},
                         got;
    assert_false(store_refusal(writer, other, house->arena, &got));
    assert_true(store_refuse_picture(writer, other, &refusal));
    assert_false(store_has_picture(writer, other, 1920, 1080));
    store_close(writer);

    writer = house_open(house, STORE_WRITE);
    assert_true(store_refusal(writer, other, house->arena, &got));
    assert_int_equal(got.at_ms, HOUSE_NOW);
    assert_int_equal(got.fault, STORE_FAULT_GONE);
    assert_true(str_equal(got.why, STR("not there")));
    assert_true(str_equal(got.etag, STR("\"v1\"")));
    assert_null(got.last_modified.ptr);
    assert_int_equal(got.context, 7);
    struct store_content content = house_load(house);
    assert_null(store_find_picture(&content, other));
    arena_destroy(content.arena);

    /* an old picture is kept when a new attempt fails */
    assert_true(store_refuse_picture(writer, URL, &refusal));
    content = house_load(house);
    assert_non_null(store_find_picture(&content, URL));
    arena_destroy(content.arena);
    assert_true(store_put_picture(writer, URL, JPEG, 4, 3, 1920, 1080));
    assert_false(store_refusal(writer, URL, house->arena, &got));
    store_close(writer);
}

/* The file of URL, with other bytes of the same length and the same time. */
static void
rot(struct house *house)
{
    struct store_content content = house_load(house);
    struct stat st;
    const char *path = store_find_picture(&content, URL)->path;
    assert_int_equal(stat(path, &st), 0);
    assert_true(file_replace(path, STR("\xFF\xD8\xFF\xE1 a picture")));
    assert_int_equal(utimensat(AT_FDCWD, path, (struct timespec[]){st.st_atim, st.st_mtim}, 0), 0);
    arena_destroy(content.arena);
}

/* Hashing hundreds of pictures would delay the start; each is verified before it is shown. */
static void
at_the_start_size_and_time_are_compared_and_hashes_in_turn(void **state)
{
    struct house *house = *state;
    struct store *writer = writer_with(house, JPEG);
    assert_false(store_check_next_picture(writer));
    store_close(writer);
    rot(house);
    writer = house_open(house, STORE_WRITE);
    struct store_content content = house_load(house);
    assert_int_equal(content.picture_count, 1);
    assert_null(store_read_picture(house->arena, &content.pictures[0]).ptr);
    arena_destroy(content.arena);
    assert_true(store_check_next_picture(writer));
    assert_false(store_has_picture(writer, URL, 1920, 1080));
    assert_false(store_check_next_picture(writer));
    store_close(writer);
}

static void
every_picture_is_checked_in_turn(void **state)
{
    struct house *house = *state;
    struct store *writer = writer_with(house, JPEG);
    for (int i = 1; i < 3; i++)
        assert_true(store_put_picture(writer, arena_printf(house->arena, "http://a.example/%d", i), PNG, 4, 3,
                                      1920, 1080));
    rot(house);
    int found = 0;
    for (int i = 0; i < 4; i++)
        found += store_check_next_picture(writer);
    assert_int_equal(found, 1);
    store_close(writer);
}

/* A copied folder has other times: the hash decides, once. */
static void
a_picture_with_another_time_is_whole_when_its_hash_is(void **state)
{
    struct house *house = *state;
    struct store *writer = writer_with(house, JPEG);
    store_close(writer);
    struct store_content content = house_load(house);
    assert_int_equal(utimensat(AT_FDCWD, content.pictures[0].path, NULL, 0), 0);
    arena_destroy(content.arena);
    writer = house_open(house, STORE_WRITE);
    assert_true(store_has_picture(writer, URL, 1920, 1080));
    store_close(writer);
    rot(house);
    writer = house_open(house, STORE_WRITE);
    assert_true(store_has_picture(writer, URL, 1920, 1080));
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
    struct store_refusal refusal;
    assert_true(store_refusal(writer, STR("http://house.example/news-2.jpg"), house->arena, &refusal));
    assert_int_equal(refusal.fault, STORE_FAULT_NO_ROOM);
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
        T(a_refusal_is_remembered_until_the_picture_comes),
        T(at_the_start_size_and_time_are_compared_and_hashes_in_turn),
        T(every_picture_is_checked_in_turn),
        T(a_picture_with_another_time_is_whole_when_its_hash_is),
        T(sweeping_leaves_only_files_that_a_row_names),
        T(the_pictures_of_the_oldest_items_go_when_room_is_short),
    };
    return cmocka_run_group_tests_name("pictures", tests, NULL, NULL);
}
