#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "config/config.h"
#include "fakes/faults.h"

/* Collects faults, one per line. */
static void
collect(void *ctx, const char *fault)
{
    put_fault(ctx, fault);
}

static struct config *
parse(const char *text, struct buf *faults)
{
    buf_init(faults, 65536);
    struct config *config = config_create();
    config_parse(config, str_from(text), "test.conf", collect, faults);
    return config;
}

static void
an_empty_file_leaves_the_defaults(void **state)
{
    (void)state;
    struct buf faults;
    struct config *config = parse("", &faults);
    assert_int_equal(faults.len, 0);
    assert_string_equal(config->theme, "dark");
    assert_int_equal(config->interval_ms, 300000);
    assert_int_equal(config->size.width, 1920);
    assert_true(config->progress);
    assert_int_equal(config->feed_count, 0);
    config_destroy(config);
    buf_finish(&faults);
}

static void
feeds_inherit_what_they_do_not_say(void **state)
{
    (void)state;
    struct buf faults;
    struct config *config =
        parse("\xEF\xBB\xBF[feed bravo]\r\nurl = https://intranet.example/bravo.xml?a=1;b=2#x\r\n"
              "kind = compliment\r\ninterval=1m\r\n[fetch]\ninterval = 2h\n"
              "[feed news]\nurl=/srv/news.json\n",
              &faults);
    assert_int_equal(faults.len, 0);
    assert_int_equal(config->feed_count, 2);
    assert_string_equal(config->feeds[0].name, "bravo");
    assert_string_equal(config->feeds[0].url, "https://intranet.example/bravo.xml?a=1;b=2#x");
    assert_int_equal(config->feeds[0].kind, KIND_COMPLIMENT);
    assert_int_equal(config->feeds[0].interval_ms, 60000);
    assert_int_equal(config->feeds[1].interval_ms, 7200000);
    assert_int_equal(config->feeds[1].max_bytes, 8 * 1024 * 1024);
    config_destroy(config);
    buf_finish(&faults);
}

static void
a_fade_has_a_word(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t fade_ms;
    } rows[] = {
        {"[screen]\nfade = off\n", 0},
        {"[screen]\nfade = reduced\n", 200},
        {"[screen]\nfade = slow\n", 1500},
        {"[screen]\nfade = 1s\n", 1000},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf faults;
        struct config *config = parse(rows[i].text, &faults);
        assert_int_equal(faults.len, 0);
        assert_int_equal(config->fade_ms, rows[i].fade_ms);
        config_destroy(config);
        buf_finish(&faults);
    }
}

static void
a_fault_names_its_place_and_the_default_stays(void **state)
{
    (void)state;
    static const struct {
        const char *text, *fault;
    } rows[] = {
        {"[screen]\nfade = long\n",
         "test.conf:2: [screen] fade: long: not a duration such as 12s, 5m or 2h, off, reduced, slow\n"},
        {"[fetch]\n\ninterval = 1s\n",
         "test.conf:3: [fetch] interval: 1s: too small: the minimum is 10s (a number without a unit "
         "counts seconds; 5m are minutes)\n"},
        {"[fetch]\ninterval = 99999999999999999999\n",
         "test.conf:2: [fetch] interval: 99999999999999999999: not a duration such as 12s, 5m or 2h\n"},
        {"[screen]\nclock = 13\n", "test.conf:2: [screen] clock: 13: not one of: auto 24 12 off\n"},
        {"[screen]\nprogress = maybe\n", "test.conf:2: [screen] progress: maybe: neither yes nor no\n"},
        {"[screen]\nsize = 10x10\n", "test.conf:2: [screen] size: 10x10: too small: the minimum is 320\n"},
        {"[fetch]\npicture-max-size = 900G\n",
         "test.conf:2: [fetch] picture-max-size: 900G: too large: the maximum is 256M\n"},
        {"[hours]\nopen = mon-fry 6-22\n",
         "test.conf:2: [hours] open: mon-fry 6-22: not opening hours such as mon-fri 06:00-22:00; sat "
         "07:00-14:00\n"},
        {"[screen\n", "test.conf:1: [screen: the ] is missing; write [screen], interpreted that way\n"},
        {"hello\n", "test.conf:1: hello: neither a section, [NAME], nor an option, name = value\n"},
        {"[screen]\ninterval = 5m\n",
         "test.conf:2: [screen] interval: no such option here; it belongs in [fetch]\n"},
        {"[screen]\ncolour = red\n",
         "test.conf:2: [screen] colour: no such option; `breakroom play --help` lists them\n"},
        {"[feed news]\nkind = compliment\n",
         "test.conf:1: [feed news]: no url; write url = https://… below it. The feed is left out\n"},
        {"[screen]\nslide-min = 60s\nslide-max = 20s\n",
         "test.conf: [screen] slide-min is greater than slide-max; slide-max is used for both\n"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf faults;
        struct config *config = parse(rows[i].text, &faults);
        assert_string_equal(buf_c(&faults), rows[i].fault);
        assert_int_equal(config->interval_ms, 300000);
        assert_int_equal(config->fade_ms, 500);
        assert_int_equal(config->feed_count, 0);
        assert_int_equal(config->open.count, 0);
        config_destroy(config);
        buf_finish(&faults);
    }
}

static void
the_sample_says_the_defaults_and_nothing_else(void **state)
{
    (void)state;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    config_print_sample(out);
    fclose(out);
    /* with every option and section uncommented, it must be valid and change nothing */
    for (size_t i = 0; i + 1 < size; i++)
        if (text[i] == '#' && (i == 0 || text[i - 1] == '\n') && text[i + 1] != ' ')
            text[i] = ' ';
    struct buf faults;
    struct config *config = parse(text, &faults);
    /* the sample feed has no address, and its inherited values are empty: only these lines may be
     * refused */
    struct str rest = buf_str(&faults);
    while (rest.len) {
        struct str line = str_split(&rest, '\n');
        assert_true(line.len == 0 || str_find(line, STR("[feed ")) != SIZE_MAX);
    }
    struct config *standard = config_create();
    assert_int_equal(config->store_max_bytes, standard->store_max_bytes);
    assert_int_equal(config->slide_max_ms, standard->slide_max_ms);
    assert_string_equal(config->log_level, standard->log_level);
    config_destroy(standard);
    config_destroy(config);
    buf_finish(&faults);
    free(text);
}

static void
a_51st_feed_is_refused_and_said(void **state)
{
    (void)state;
    struct buf text, faults;
    buf_init(&text, 65536);
    for (int i = 0; i < CONFIG_FEEDS_MAX + 1; i++)
        buf_printf(&text, "[feed f%d]\nurl = http://f%d.example/\n", i, i);
    struct config *config = parse(buf_c(&text), &faults);
    assert_int_equal(config->feed_count, CONFIG_FEEDS_MAX);
    assert_true(str_find(buf_str(&faults), STR("too many feeds; the limit is 50")) != SIZE_MAX);
    assert_false(config_add_feed(config, "more", "http://more.example/"));
    assert_true(config_add_feed(config, "f7", "http://f7.example/"));
    config_destroy(config);
    buf_finish(&faults);
    buf_finish(&text);
}

static void
put_times(struct buf *out, const char *piece, size_t times)
{
    for (size_t i = 0; i < times; i++)
        buf_put(out, str_from(piece));
}

/* Names of 20 kB with a number added would use more memory than a configuration may. */
static void
names_and_values_without_end_are_said_and_left_out(void **state)
{
    (void)state;
    struct buf text, faults;
    buf_init(&text, (size_t)4 * 1024 * 1024);
    for (int i = 0; i < CONFIG_FEEDS_MAX; i++) {
        buf_put(&text, STR("[feed "));
        put_times(&text, "é", 20000);
        buf_printf(&text, "]\nurl = http://f%d.example/\n", i);
    }
    buf_put(&text, STR("[hours]\npower-on: "));
    put_times(&text, "é", 500000);
    buf_put(&text, STR("\n[screen]\nsite = "));
    put_times(&text, "a", CONFIG_VALUE_BYTES_MAX);
    buf_put_char(&text, '\n');
    struct config *config = parse(buf_c(&text), &faults);
    struct str said = buf_str(&faults);
    assert_int_equal(config->feed_count, CONFIG_FEEDS_MAX);
    assert_int_equal(strlen(config->feeds[0].name), CONFIG_NAME_BYTES_MAX);
    assert_true(str_find(said, STR(": longer than 200 bytes; the rest of the name is left out\n")) !=
                SIZE_MAX);
    assert_true(str_find(said, STR("[hours] power-on: longer than 8192 bytes; it is not used\n")) !=
                SIZE_MAX);
    assert_string_equal(config->power_on, "");
    assert_int_equal(strlen(config->site), CONFIG_VALUE_BYTES_MAX);
    config_destroy(config);
    buf_finish(&faults);
    buf_finish(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_file_leaves_the_defaults),
        cmocka_unit_test(feeds_inherit_what_they_do_not_say),
        cmocka_unit_test(a_fade_has_a_word),
        cmocka_unit_test(a_fault_names_its_place_and_the_default_stays),
        cmocka_unit_test(the_sample_says_the_defaults_and_nothing_else),
        cmocka_unit_test(a_51st_feed_is_refused_and_said),
        cmocka_unit_test(names_and_values_without_end_are_said_and_left_out),
    };
    return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
