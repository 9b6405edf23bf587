#define _GNU_SOURCE
#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "preview/check_probe.h"
#include "fakes/said.h"
#include "base/temporary.h"
#include "fakes/httpd.h"

#define PICTURE "feeds/pictures/atelier-300x200.jpg"

static const struct command command = {"check", "FEED", "Checks it.", "breakroom check news.xml", NULL};

/* A feed with its files, and a server. */
struct press {
    struct arena *arena;
    struct setup setup;
    struct transfer_pool *pool;
    struct httpd *httpd;
    char *folder;
    struct str picture; /* the bytes of one */
    struct check_probe *probe;
    struct check_context context;
};

static struct press press;

static int
set_up(void **state)
{
    (void)state;
    char *argv[] = {"check", NULL};
    press = (struct press){.arena = arena_create((size_t)8 * 1024 * 1024), .httpd = httpd_start()};
    press.folder = temporary_create(press.arena);
    press.picture = file_read(press.arena, PICTURE, (size_t)1024 * 1024, NULL);
    press.pool = transfer_pool_create(NULL);
    setup_init(&press.setup, &command, 0, 1, argv);
    press.setup.config->total_ms = 5000;
    return press.folder && press.picture.ptr && press.pool ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    check_probe_destroy(press.probe);
    transfer_pool_destroy(press.pool);
    setup_finish(&press.setup);
    httpd_stop(press.httpd);
    temporary_remove(press.folder);
    arena_destroy(press.arena);
    return 0;
}

/* Creates the probe for the feed at an address. Its messages about missing fonts and themes do not matter
 * here. */
static void
know(const char *address, enum transfer_reach reach)
{
    struct transfer_answer answer = {.reach = reach};
    struct said said;
    said_begin(&said, STDERR_FILENO);
    press.probe = check_probe_create(&press.setup, press.pool, address, &answer);
    said_end(&said);
    check_probe_serve(press.probe, &press.context);
}

static void
know_file(void)
{
    know(file_join(press.arena, press.folder, "news.json"), REACH_PRIVATE);
}

static void
put(const char *name, struct str bytes)
{
    assert_true(file_replace(file_join(press.arena, press.folder, name), bytes));
}

static struct check_picture
ask(const char *url)
{
    return press.context.picture(press.context.ctx, str_from(url));
}

static const char *
at_server(const char *path)
{
    char *url = arena_alloc(press.arena, HTTPD_URL_BYTES);
    httpd_url(press.httpd, path, url);
    return url;
}

static void
a_picture_beside_the_feed_is_known_by_its_size(void **state)
{
    (void)state;
    put("tea.jpg", press.picture);
    know_file();
    struct check_picture picture = ask("tea.jpg");
    assert_int_equal(picture.state, CHECK_PICTURE_GOOD);
    assert_int_equal(picture.width, 300);
    assert_int_equal(picture.height, 200);
    assert_int_equal(picture.bytes, press.picture.len);
}

static void
one_that_is_not_there_is_absent_and_the_cause_is_short(void **state)
{
    (void)state;
    know_file();
    struct check_picture picture = ask("lost.jpg");
    assert_int_equal(picture.state, CHECK_PICTURE_ABSENT);
    assert_int_equal(reason_cause(&picture.why), REASON_PATH_ABSENT);
}

static void
what_is_no_picture_is_none(void **state)
{
    (void)state;
    put("words.jpg", STR("just words"));
    put("cut.jpg", str_slice(press.picture, 0, press.picture.len / 2));
    put("cropped.jpg", str_slice(press.picture, 0, press.picture.len * 98 / 100));
    know_file();
    struct check_picture picture;
    assert_int_equal(ask("words.jpg").state, CHECK_PICTURE_NONE);
    assert_int_equal(ask("cut.jpg").state, CHECK_PICTURE_CUT);
    picture = ask("cut.jpg");
    assert_int_equal(reason_code(&picture.why), REASON_PICTURE_BROKEN_AFTER);
    assert_int_equal(ask("cropped.jpg").state, CHECK_PICTURE_CROPPED);
    picture = ask("cropped.jpg");
    assert_int_equal(reason_code(&picture.why), REASON_PICTURE_BROKEN_AFTER);
}

static void
a_file_outside_the_folder_is_not_even_looked_at(void **state)
{
    (void)state;
    know_file();
    assert_int_equal(ask("../tea.jpg").state, CHECK_PICTURE_OUTSIDE);
    assert_int_equal(ask("/etc/passwd").state, CHECK_PICTURE_OUTSIDE);
}

static void
one_of_the_web_is_asked_for_once(void **state)
{
    (void)state;
    httpd_answer_ok(press.httpd, "/tea.jpg", "", press.picture);
    know(at_server("/news.json"), REACH_MACHINE);
    const char *url = at_server("/tea.jpg");
    assert_int_equal(ask(url).state, CHECK_PICTURE_GOOD);
    assert_int_equal(ask(url).width, 300);
    assert_int_equal(httpd_hits(press.httpd, "/tea.jpg"), 1);
}

static void
a_server_that_does_not_answer_is_asked_once(void **state)
{
    (void)state;
    httpd_answer(press.httpd, "/1.jpg", STR(""), HTTPD_CLOSE);
    know(at_server("/news.json"), REACH_MACHINE);
    assert_int_equal(ask(at_server("/1.jpg")).state, CHECK_PICTURE_ABSENT);
    assert_int_equal(ask(at_server("/2.jpg")).state, CHECK_PICTURE_ABSENT);
    assert_int_equal(httpd_hits(press.httpd, "/2.jpg"), 0);
}

static void
a_public_feed_makes_nobody_ask_this_machine(void **state)
{
    (void)state;
    httpd_answer_ok(press.httpd, "/tea.jpg", "", press.picture);
    know("https://house.example/news.json", REACH_PUBLIC);
    assert_int_equal(ask(at_server("/tea.jpg")).state, CHECK_PICTURE_ABSENT);
    assert_int_equal(httpd_hits(press.httpd, "/tea.jpg"), 0);
}

static void
one_larger_than_allowed_says_how_large(void **state)
{
    (void)state;
    put("tea.jpg", press.picture);
    press.setup.config->picture_max_bytes = 1000;
    know_file();
    struct check_picture picture = ask("tea.jpg");
    assert_int_equal(picture.state, CHECK_PICTURE_ABSENT);
    assert_int_equal(picture.bytes, 1001); /* more than the limit */
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(a_picture_beside_the_feed_is_known_by_its_size),
        ROW(one_that_is_not_there_is_absent_and_the_cause_is_short),
        ROW(what_is_no_picture_is_none),
        ROW(a_file_outside_the_folder_is_not_even_looked_at),
        ROW(one_of_the_web_is_asked_for_once),
        ROW(a_server_that_does_not_answer_is_asked_once),
        ROW(a_public_feed_makes_nobody_ask_this_machine),
        ROW(one_larger_than_allowed_says_how_large),
    };
    return cmocka_run_group_tests_name("probe", tests, NULL, NULL);
}
