#include "test.h"

#include <stdio.h>
#include <unistd.h>

#include "config/effective.h"
#include "config/remote.h"
#include "fakes/faults.h"

#define NAME "https://intranet.example/s.conf"

static void
collect(void *ctx, const char *fault)
{
    put_fault(ctx, fault);
}

/* A local file and one from a server; faults are collected in `said`. */
static struct config *
read_both(const char *server, const char *file, struct buf *said)
{
    struct config *config = config_create();
    struct config_remote remote = {str_from(server), NAME};
    buf_init(said, 8192);
    config_parse_over(config, &remote, str_from(file), "b.conf", collect, said);
    return config;
}

static void
find_source(void *ctx, const struct config_value *value)
{
    buf_printf(ctx, "%.*s %s=%.*s from %.*s\n", STR_ARG(value->section), value->key, STR_ARG(value->value),
               STR_ARG(value->source));
}

static void
assert_in(struct buf *text, const char *line)
{
    if (!strstr(buf_c(text), line))
        fail_msg("'%s' is not in:\n%s", line, buf_c(text));
}

static void
the_file_goes_before_the_server(void **state)
{
    (void)state;
    struct buf said, listed;
    struct config *config = read_both("[screen]\nsite = Lyon\nfade = 1s\n[fetch]\ninterval = 10m\n"
                                      "[feed news]\nurl = https://a.example/n.xml\nmax-items = 5\n"
                                      "[feed more]\nurl = https://a.example/m.xml\n",
                                      "[config]\nurl = " NAME "\n[screen]\nfade = 2s\n"
                                      "[feed News]\nmax-items = 9\n[fetch]\ninterval = 20m\n",
                                      &said);
    assert_string_equal(buf_c(&said), "");
    assert_string_equal(config->site, "Lyon");
    assert_int_equal(config->fade_ms, 2000);
    assert_int_equal(config->feed_count, 2);
    assert_int_equal(config->feeds[0].max_items, 9);
    assert_int_equal(config->feeds[0].interval_ms, 1200000);
    assert_string_equal(config->feeds[1].url, "https://a.example/m.xml");
    buf_init(&listed, 65536);
    config_each_value(config, find_source, &listed);
    assert_in(&listed, "screen site=Lyon from " NAME ":2\n");
    assert_in(&listed, "screen fade=2s from b.conf:4\n");
    assert_in(&listed, "feed news max-items=9 from b.conf:6\n");
    assert_in(&listed, "feed news url=https://a.example/n.xml from " NAME ":7\n");
    buf_finish(&listed);
    buf_finish(&said);
    config_destroy(config);
}

static void
a_server_says_nothing_that_is_of_the_machine_alone(void **state)
{
    (void)state;
    static const char *const refused[] = {
        "[hours]\npower-off = reboot\n",
        "[hours]\npower-on = true\n",
        "[fetch]\nsecrets = /etc/shadow\n",
        "[fetch]\nca-file = /tmp/ca.pem\n",
        "[store]\nfolder = /etc\n",
        "[theme]\nfile = /home/x/theme.ini\n",
        "[theme]\nfile = mine.ini\n",
        "[config]\nurl = https://other.example/\n",
        "[config]\nurl = http://other.example/\n",
        "[feed x]\nurl = /etc/passwd\n",
        "[feed x]\nurl = file:///etc/passwd\n",
        "[feed x]\nurl = -\n",
    };
    struct config *local = config_create();
    config_parse(local, STR("[feed a]\nurl = https://a.example/\n"), "b.conf", collect, NULL);
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        struct buf said;
        struct config_remote remote = {str_from(refused[i]), NAME};
        buf_init(&said, 8192);
        assert_false(config_remote_check(&remote, local, collect, &said));
        assert_in(&said, NAME ":2: ");
        assert_in(&said, "only the file on the machine itself may say this\n");
        buf_finish(&said);
    }
    config_destroy(local);
}

/* A server cannot change what the local file sets for power; a text with a fault is not used at all. */
static void
a_text_is_taken_whole_or_not_at_all(void **state)
{
    (void)state;
    struct buf said;
    struct config *local = config_create();
    config_parse(local, STR("[config]\nurl = " NAME "\n[hours]\npower-off = mine\n"), "b.conf", collect,
                 NULL);
    struct config_remote good = {STR("[feed a]\nurl = https://a.example/\n[theme]\nfile = light\n"), NAME};
    struct config_remote page = {STR("<!DOCTYPE html>\n<title>Login</title>\n"), NAME};
    struct config_remote typo = {STR("[feed a]\nurl = https://a.example/\n[screen]\nfad = 1s\n"), NAME};
    struct config_remote none = {STR("[screen]\nfade = 1s\n"), NAME};
    buf_init(&said, 8192);
    assert_true(config_remote_check(&good, local, collect, &said));
    assert_string_equal(buf_c(&said), "");
    assert_false(config_remote_check(&page, local, collect, &said));
    assert_false(config_remote_check(&typo, local, collect, &said));
    assert_in(&said, NAME ":4: [screen] fad:");
    assert_false(config_remote_check(&none, local, collect, &said));
    assert_in(&said, NAME ": it names no feed");
    buf_finish(&said);
    config_destroy(local);
}

static void
the_name_of_the_machine_stands_in_the_address(void **state)
{
    (void)state;
    char name[256] = "";
    struct arena *arena = arena_create(1 << 16);
    struct buf said;
    buf_init(&said, 8192);
    struct config *config = config_create();
    gethostname(name, sizeof(name) - 1);
    assert_null(config_remote_address(arena, config));
    config_parse(config, STR("[config]\nurl = https://x.example/{name}.conf?s={name}#{other}\n"), "b.conf",
                 collect, &said);
    const char *expected = arena_printf(arena, "https://x.example/%s.conf?s=%s#{other}", name, name).ptr;
    assert_string_equal(config_remote_address(arena, config), expected);
    config_parse(config, STR("[config]\nurl = http://x.example/\n"), "b.conf", collect, &said);
    assert_in(&said, "b.conf:2: [config] url: http://x.example/: no address that begins with https://");
    assert_string_equal(config_remote_address(arena, config), expected);
    buf_finish(&said);
    config_destroy(config);
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_file_goes_before_the_server),
        cmocka_unit_test(a_server_says_nothing_that_is_of_the_machine_alone),
        cmocka_unit_test(a_text_is_taken_whole_or_not_at_all),
        cmocka_unit_test(the_name_of_the_machine_stands_in_the_address),
    };
    return cmocka_run_group_tests_name("remote", tests, NULL, NULL);
}
