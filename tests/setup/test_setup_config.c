#define _GNU_SOURCE
#include "test.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "setup/setup.h"
#include "base/temporary.h"

/* Which configuration is used when the file is valid, truncated, empty or missing. */
static const struct command command = {"fetch", "[FEED...]", "Fetches it.", "breakroom fetch", NULL};

static const char good[] = "[screen]\nsite = Lyon\n[feed company]\nurl = https://intranet.example/news.xml\n"
                           "[feed canteen]\nurl = https://intranet.example/canteen.xml\nmax-items = 20\n";

struct desk {
    struct arena *arena;
    char *folder, *path;
};

static int
set_up(void **state)
{
    static struct desk desk;
    desk.arena = arena_create((size_t)16 << 20);
    desk.folder = temporary_create(desk.arena);
    desk.path = file_join(desk.arena, desk.folder, "breakroom.conf");
    setenv("STATE_DIRECTORY", file_join(desk.arena, desk.folder, "state"), 1);
    setenv("BREAKROOM_CONFIG", desk.path, 1);
    log_set_level(LOG_ERROR);
    *state = &desk;
    return desk.folder ? 0 : -1;
}

static int
tear_down(void **state)
{
    struct desk *desk = *state;
    unsetenv("STATE_DIRECTORY");
    unsetenv("BREAKROOM_CONFIG");
    temporary_remove(desk->folder);
    arena_destroy(desk->arena);
    return 0;
}

/* Reads the standard configuration like a service; setup_finish is required. */
static void
begin(struct setup *setup)
{
    static char *argv[] = {"fetch", NULL};
    assert_int_equal(setup_init_silently(setup, &command, FLAG_ONCE | FLAG_STORE | FLAG_CONFIG, 1, argv),
                     FLAGS_READY);
    assert_true(setup_feeds(setup));
}

static void
keep_good(struct desk *desk)
{
    struct setup setup;
    assert_true(file_replace(desk->path, STR(good)));
    begin(&setup);
    assert_int_equal(setup.health.state, CONFIG_IN_FORCE);
    setup_keep(&setup);
    setup_finish(&setup);
}

static void
a_file_cut_at_any_byte_never_brings_the_sample(void **state)
{
    struct desk *desk = *state;
    for (size_t k = 0; k < sizeof(good) - 1; k++) {
        struct setup setup;
        assert_true(file_replace(desk->path, (struct str){good, k}));
        begin(&setup);
        assert_false(setup.feeds_given);
        assert_int_not_equal(setup.health.state, CONFIG_NO_FILE);
        assert_true(setup.config->feed_count || setup.health.state == CONFIG_UNUSABLE);
        assert_true(setup.config->feed_count || setup.health.fault_count);
        setup_finish(&setup);
    }
}

/* Truncated inside a line it is not used; between two lines it is a shorter valid file, which is used. */
static void
what_worked_stays_while_a_file_is_half_written(void **state)
{
    struct desk *desk = *state;
    keep_good(desk);
    for (size_t k = 0; k < sizeof(good) - 1; k++) {
        struct setup setup;
        assert_true(file_replace(desk->path, (struct str){good, k}));
        begin(&setup);
        bool between = k == 0 || good[k] == '\n' || good[k - 1] == '\n';
        if (!between || setup.health.state == CONFIG_KEPT)
            assert_int_equal(setup.config->feed_count, 2);
        assert_true(setup.config->feed_count > 0);
        assert_string_equal(setup.config->feeds[0].name, "company");
        setup_finish(&setup);
    }
}

static void
the_copy_is_for_its_owner_and_written_once(void **state)
{
    struct desk *desk = *state;
    struct setup setup;
    struct stat before, after;
    keep_good(desk);
    assert_int_equal(unlink(desk->path), 0);
    begin(&setup);
    assert_int_equal(setup.health.state, CONFIG_KEPT);
    assert_int_equal(stat(setup.health.kept, &before), 0);
    assert_int_equal(before.st_mode & 0777, 0600);
    assert_string_equal(setup.config->site, "Lyon");
    char *kept = arena_c(desk->arena, str_from(setup.health.kept));
    setup_finish(&setup);
    keep_good(desk);
    assert_int_equal(stat(kept, &after), 0);
    assert_true(before.st_ino == after.st_ino);
}

static void
without_a_file_and_a_copy_there_is_none_and_no_fault(void **state)
{
    (void)state;
    static char *argv[] = {"fetch", NULL};
    struct setup setup;
    assert_int_equal(setup_init_silently(&setup, &command, FLAG_ONCE | FLAG_STORE | FLAG_CONFIG, 1, argv),
                     FLAGS_READY);
    assert_int_equal(setup.health.state, CONFIG_NO_FILE);
    assert_int_equal(setup.health.fault_count, 0);
    assert_null(setup.config_path);
    setup_finish(&setup);
}

static void
a_reload_refuses_what_cannot_be_used(void **state)
{
    static char *argv[] = {"fetch", NULL};
    struct desk *desk = *state;
    struct setup setup, next;
    keep_good(desk);
    begin(&setup);
    assert_true(file_replace(desk->path, STR("[feed comp")));
    assert_false(setup_reload(&next, &setup, &command, FLAG_ONCE | FLAG_STORE | FLAG_CONFIG, 1, argv));
    assert_true(next.health.fault_count > 0);
    setup_finish(&next);
    assert_true(file_replace(desk->path, STR("[feed new]\nurl = https://intranet.example/new.xml\n")));
    assert_true(setup_reload(&next, &setup, &command, FLAG_ONCE | FLAG_STORE | FLAG_CONFIG, 1, argv));
    assert_string_equal(next.config->feeds[0].name, "new");
    setup_finish(&next);
    setup_finish(&setup);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(a_file_cut_at_any_byte_never_brings_the_sample),
        ROW(what_worked_stays_while_a_file_is_half_written),
        ROW(the_copy_is_for_its_owner_and_written_once),
        ROW(without_a_file_and_a_copy_there_is_none_and_no_fault),
        ROW(a_reload_refuses_what_cannot_be_used),
    };
    return cmocka_run_group_tests_name("setup_config", tests, NULL, NULL);
}
