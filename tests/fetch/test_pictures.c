#define _GNU_SOURCE
#include "test.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fetch/world.h"

#define STATUS(s) STR("HTTP/1.1 " s "\r\n\r\n")

static int
set_up(void **state)
{
    if (world_create(state) != 0)
        return -1;
    struct world *world = *state;
    world_add(world, "news", "/feed");
    httpd_answer_etag(world->httpd, "/feed", "\"v1\"", world_feed(world, 1, "\"image\": \"/p.jpg\""));
    httpd_answer_ok(world->httpd, "/p.jpg", "", world_picture(world));
    return 0;
}

static void
a_picture_is_fetched_once(void **state)
{
    struct world *world = *state;
    fetcher_run_once(world_open(world));
    fetcher_run_once(world->fetcher);
    httpd_answer_etag(world->httpd, "/feed", "\"v2\"", world_feed(world, 3, "\"image\": \"/p.jpg\""));
    fetcher_run_once(world->fetcher);
    fetcher_run_once(world_open(world));
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 1);
    assert_int_equal(world_load(world).picture_count, 1);
}

static void
what_telephones_photograph_comes_over_the_network(void **state)
{
    struct world *world = *state;
    static const char *const names[][2] = {{"lossy.heic", "image/heic"}, {"lossy.avif", "image/avif"}};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *path = arena_printf(world->arena, "tests/picture/fixtures/%s", names[i][0]).ptr;
        struct str bytes = file_read(world->arena, path, (size_t)1024 * 1024, NULL);
        assert_non_null(bytes.ptr);
        struct str url = arena_printf(world->arena, "/%s", names[i][0]);
        struct str type = arena_printf(world->arena, "Content-Type: %s\r\n", names[i][1]);
        struct str image = arena_printf(world->arena, "\"image\": \"%s\"", url.ptr);
        httpd_answer_ok(world->httpd, url.ptr, type.ptr, bytes);
        httpd_answer_etag(world->httpd, "/feed", i ? "\"v2\"" : "\"v1\"", world_feed(world, 1, image.ptr));
        assert_int_equal(fetcher_run_once(world_open(world)), 0);
        struct store_content content = world_load(world);
        assert_int_equal(content.picture_count, 1);
        assert_int_equal(content.pictures[0].width, 64);
    }
}

/* Flips bits of a byte; the file's time stays. */
static void
rot(const char *path)
{
    struct stat before;
    char byte;
    int fd = open(path, O_RDWR | O_CLOEXEC);
    assert_true(fd >= 0 && fstat(fd, &before) == 0);
    assert_int_equal(pread(fd, &byte, 1, before.st_size / 2), 1);
    byte ^= 0x10;
    assert_int_equal(pwrite(fd, &byte, 1, before.st_size / 2), 1);
    assert_int_equal(futimens(fd, (struct timespec[]){before.st_atim, before.st_mtim}), 0);
    close(fd);
}

static void
one_that_rots_on_the_disk_is_fetched_again(void **state)
{
    struct world *world = *state;
    fetcher_run_once(world_open(world));
    rot(world_load(world).pictures[0].path);
    fetcher_run_once(world->fetcher); /* which notices it after a poll */
    fetcher_run_once(world->fetcher);
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 2);
    struct store_content content = world_load(world);
    assert_int_equal(content.picture_count, 1);
    assert_non_null(store_read_picture(world->arena, &content.pictures[0]).ptr);
}

static void
a_larger_screen_fetches_it_again(void **state)
{
    struct world *world = *state;
    fetcher_run_once(world_open(world));
    fetcher_set_screen(world->fetcher, 3840, 2160);
    fetcher_run_once(world->fetcher);
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 2);
    fetcher_set_screen(world->fetcher, 1280, 720);
    fetcher_run_once(world->fetcher);
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 2);
}

static void
a_screen_on_its_side_gets_pictures_for_its_upright_slides(void **state)
{
    struct world *world = *state;
    world->config->rotate = "90";
    fetcher_set_screen(world_open(world), 180, 100);
    fetcher_run_once(world->fetcher);
    assert_int_equal(world_load(world).pictures[0].height, 180);
}

static void
the_size_that_play_noted_is_followed(void **state)
{
    struct world *world = *state;
    fetcher_run_once(world_open(world));
    store_note_screen(world->folder, 3840, 2160);
    fetcher_follow_screen(world->fetcher, world->folder);
    fetcher_run_once(world->fetcher);
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 2);
}

/* The item is shown without it, and it is not requested on each refresh. */
static void
a_picture_that_cannot_be_had_is_left_out(void **state)
{
    struct world *world = *state;
    static const struct {
        const char *raw, *why;
    } rows[] = {
        {"HTTP/1.1 404 Not Found\r\n\r\n", "404 Not Found"},
        {"HTTP/1.1 503 Busy\r\n\r\n", "503"},
        {"HTTP/1.1 200 OK\r\n\r\n<svg xmlns='http://www.w3.org/2000/svg'/>", "/p0.jpg: "},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char path[16], member[64], etag[16];
        snprintf(path, sizeof(path), "/p%zu.jpg", i);
        snprintf(member, sizeof(member), "\"image\": \"%s\"", path);
        snprintf(etag, sizeof(etag), "\"%zu\"", i);
        httpd_answer_etag(world->httpd, "/feed", etag, world_feed(world, 1, member));
        httpd_answer(world->httpd, path, str_from(rows[i].raw), HTTPD_CLOSE);
        assert_int_equal(fetcher_run_once(world_open(world)), 0);
        fetcher_run_once(world->fetcher);
        assert_int_equal(world_load(world).count, 1);
        assert_int_equal(world_load(world).picture_count, 0);
        assert_int_equal(httpd_hits(world->httpd, path), 1);
    }
    for (size_t i = 0; i < 2; i++)
        assert_non_null(strstr(world_log(world), rows[i].why));
    assert_int_equal(world_count_logged(world, "pictures left out: 1;"), 3);
}

static void
one_look_at_a_host_that_is_gone_is_enough(void **state)
{
    struct world *world = *state;
    struct httpd *gone = httpd_start();
    char url[HTTPD_URL_BYTES];
    httpd_answer(gone, "/1.jpg", STR(""), HTTPD_CLOSE);
    httpd_url(gone, "", url);
    httpd_answer_etag(
        world->httpd, "/feed", "\"gone\"",
        arena_printf(world->arena,
                     "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"x\", \"items\": ["
                     "{\"id\": \"1\", \"title\": \"x\", \"image\": \"%s/1.jpg\"},"
                     "{\"id\": \"2\", \"title\": \"x\", \"image\": \"%s/2.jpg\"},"
                     "{\"id\": \"3\", \"title\": \"x\", \"image\": \"/p.jpg\"}]}",
                     url, url));
    assert_int_equal(fetcher_run_once(world_open(world)), 0);
    assert_int_equal(httpd_hits(gone, "/1.jpg"), 1);
    assert_int_equal(httpd_hits(gone, "/2.jpg"), 0);
    assert_int_equal(world_load(world).count, 3);
    assert_int_equal(world_load(world).picture_count, 1);
    httpd_stop(gone);
}

static void
what_the_server_may_have_corrected_is_fetched_again_though_the_feed_is_the_same(void **state)
{
    struct world *world = *state;
    httpd_answer(world->httpd, "/p.jpg", STATUS("503 Busy"), HTTPD_CLOSE);
    fetcher_run_once(world_open(world));
    httpd_answer_ok(world->httpd, "/p.jpg", "", world_picture(world));
    fetcher_run_once(world_open(world)); /* ten minutes later: the failure is forgotten */
    assert_int_equal(world_load(world).picture_count, 1);
}

static void
a_missing_picture_is_remembered_over_a_restart(void **state)
{
    struct world *world = *state;
    httpd_answer(world->httpd, "/p.jpg", STATUS("404 Not Found"), HTTPD_CLOSE);
    fetcher_run_once(world_open(world));
    fetcher_run_once(world_open(world));
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 1);
}

static void
pictures_that_no_item_names_go(void **state)
{
    struct world *world = *state;
    fetcher_run_once(world_open(world));
    assert_int_equal(world_load(world).picture_count, 1);
    httpd_answer_etag(world->httpd, "/feed", "\"v2\"", world_feed(world, 1, ""));
    fetcher_run_once(world->fetcher);
    assert_int_equal(world_load(world).picture_count, 0);
    const char *command = arena_printf(world->arena, "[ -z \"$(ls %s/pictures)\" ]", world->folder).ptr;
    assert_int_equal(system(command), 0);
}

static void
the_newest_and_alerts_come_first_and_sixty_four_at_a_time(void **state)
{
    struct world *world = *state;
    struct buf text;
    buf_init(&text, (size_t)1024 * 1024);
    buf_printf(&text,
               "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Many\", \"items\": [");
    for (int i = 0; i < 70; i++)
        buf_printf(&text, "%s{\"id\": \"%d\", \"title\": \"x\", \"image\": \"/many%d.jpg\"%s}", i ? "," : "",
                   i, i, i == 69 ? ", \"_breakroom\": {\"kind\": \"alert\"}" : "");
    buf_printf(&text, "]}");
    httpd_answer_etag(world->httpd, "/feed", "\"many\"", buf_str(&text));
    buf_finish(&text);
    httpd_answer_ok(world->httpd, "/many69.jpg", "", world_picture(world));
    fetcher_run_once(world_open(world));
    assert_int_equal(httpd_hits(world->httpd, "/many69.jpg"), 1);
    assert_int_equal(httpd_hits(world->httpd, "/many62.jpg"), 1);
    assert_int_equal(httpd_hits(world->httpd, "/many63.jpg"), 0);
}

/* --- feeds on disk --- */

static void
feed_on_disk(struct world *world, const char *members)
{
    world->config->feed_count = 0;
    world_add_address(world, "disk", world_write(world, "feeds/week.json", world_feed(world, 1, members)));
}

static int
set_up_disk(void **state)
{
    if (world_create(state) != 0)
        return -1;
    struct world *world = *state;
    file_make_folder(file_join(world->arena, world->root, "feeds/pictures"));
    world_write(world, "feeds/pictures/a.jpg", world_picture(world));
    world_write(world, "outside.jpg", world_picture(world));
    return 0;
}

static void
a_feed_on_disk_has_pictures_beside_it(void **state)
{
    struct world *world = *state;
    feed_on_disk(world, "\"image\": \"pictures/a.jpg\"");
    assert_int_equal(fetcher_run_once(world_open(world)), 0);
    struct store_content content = world_load(world);
    assert_int_equal(content.count, 1);
    assert_int_equal(content.items[0].pictures.count, 1);
    assert_non_null(store_find_picture(&content, content.items[0].pictures.items[0]));
}

static void
pictures_on_disk_never_leave_the_folder_of_their_feed(void **state)
{
    struct world *world = *state;
    const char *outside = file_join(world->arena, world->root, "outside.jpg");
    assert_int_equal(symlink(outside, file_join(world->arena, world->root, "feeds/link.jpg")), 0);
    assert_int_equal(symlink("..", file_join(world->arena, world->root, "feeds/up")), 0);
    const char *paths[] = {"../outside.jpg",
                           "pictures/../../outside.jpg",
                           "%2e%2e/outside.jpg",
                           "link.jpg",
                           "up/outside.jpg",
                           outside,
                           arena_printf(world->arena, "file://%s", outside).ptr};
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        feed_on_disk(world, arena_printf(world->arena, "\"image\": \"%s\"", paths[i]).ptr);
        assert_int_equal(fetcher_run_once(world_open(world)), 0);
        assert_int_equal(world_load(world).count, 1);
        assert_int_equal(world_load(world).picture_count, 0);
    }
}

static void
a_new_content_of_a_picture_on_disk_is_a_new_picture(void **state)
{
    struct world *world = *state;
    feed_on_disk(world, "\"image\": \"pictures/a.jpg\"");
    fetcher_run_once(world_open(world));
    struct str before = world_load(world).items[0].pictures.items[0];
    world_write(world, "feeds/pictures/a.jpg", world_picture(world));
    fetcher_run_once(world->fetcher);
    struct store_content content = world_load(world);
    assert_false(str_equal(content.items[0].pictures.items[0], before));
    assert_non_null(store_find_picture(&content, content.items[0].pictures.items[0]));
    assert_int_equal(content.picture_count, 1);
}

static void
a_feed_from_afar_names_no_picture_on_disk(void **state)
{
    struct world *world = *state;
    world_add(world, "far", "/feed");
    const char *outside = file_join(world->arena, world->root, "outside.jpg");
    const char *paths[] = {outside, arena_printf(world->arena, "file://%s", outside).ptr,
                           arena_printf(world->arena, "%s#0123456789abcdef", outside).ptr};
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        httpd_answer_ok(world->httpd, "/feed", "",
                        world_feed(world, 1, arena_printf(world->arena, "\"image\": \"%s\"", paths[i]).ptr));
        fetcher_run_once(world_open(world));
        assert_int_equal(world_load(world).count, 1);
        assert_int_equal(world_load(world).picture_count, 0);
    }
}

#define ROW(name)  cmocka_unit_test_setup_teardown(name, set_up, world_destroy)
#define DISK(name) cmocka_unit_test_setup_teardown(name, set_up_disk, world_destroy)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(a_picture_is_fetched_once),
        ROW(what_telephones_photograph_comes_over_the_network),
        ROW(one_that_rots_on_the_disk_is_fetched_again),
        ROW(a_larger_screen_fetches_it_again),
        ROW(a_screen_on_its_side_gets_pictures_for_its_upright_slides),
        ROW(the_size_that_play_noted_is_followed),
        ROW(a_picture_that_cannot_be_had_is_left_out),
        ROW(one_look_at_a_host_that_is_gone_is_enough),
        ROW(what_the_server_may_have_corrected_is_fetched_again_though_the_feed_is_the_same),
        ROW(a_missing_picture_is_remembered_over_a_restart),
        ROW(pictures_that_no_item_names_go),
        ROW(the_newest_and_alerts_come_first_and_sixty_four_at_a_time),
        DISK(a_feed_on_disk_has_pictures_beside_it),
        DISK(pictures_on_disk_never_leave_the_folder_of_their_feed),
        DISK(a_new_content_of_a_picture_on_disk_is_a_new_picture),
        DISK(a_feed_from_afar_names_no_picture_on_disk),
    };
    return cmocka_run_group_tests_name("pictures", tests, NULL, NULL);
}
