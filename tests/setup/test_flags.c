#define _GNU_SOURCE
#include "test.h"

#include "base/duration.h"
#include "setup/flags.h"
#include "fakes/said.h"

#define ALL                                                                                                  \
    (FLAG_OUTPUT_FOLDER | FLAG_SIZE | FLAG_ROTATE | FLAG_THEME | FLAG_LANGUAGE | FLAG_AT | FLAG_SHEET |      \
     FLAG_SITE | FLAG_TAGS | FLAG_CLOCK | FLAG_SEED | FLAG_JSON | FLAG_BASE | FLAG_CONTENT_TYPE |            \
     FLAG_WINDOW | FLAG_SECONDS | FLAG_FOR | FLAG_NO_FETCH | FLAG_ONCE | FLAG_STORE | FLAG_CONFIG)
#define WORDS 16

static const struct command command = {"show", "[FEED...]", "Shows it.", "breakroom show news.xml", NULL};

static char *words[WORDS + 1];

/* Reads a command line of words separated by spaces; flags point to static memory until the next one. */
static enum flags_result
read_line(struct flags *flags, int takes, const char *line)
{
    static char copy[256];
    int count = 0;
    snprintf(copy, sizeof(copy), "show %s", line);
    for (char *rest = copy, *word; count < WORDS && (word = strsep(&rest, " "));)
        if (*word)
            words[count++] = word;
    words[count] = NULL;
    return flags_read(flags, &command, takes, count, words);
}

static void
what_is_given_is_taken(void **state)
{
    (void)state;
    struct flags flags;
    assert_int_equal(read_line(&flags, ALL,
                               "-o out --size 800x600 --rotate 90 --theme light --language fr --sheet "
                               "--json a.xml b.xml"),
                     FLAGS_READY);
    assert_string_equal(flags.output, "out");
    assert_int_equal(flags.width, 800);
    assert_int_equal(flags.height, 600);
    assert_true(flags.size_given && flags.sheet && flags.json);
    assert_string_equal(flags.rotate, "90");
    assert_string_equal(flags.theme, "light");
    assert_string_equal(flags.language, "fr");
    assert_int_equal(flags.feed_count, 2);
    assert_string_equal(flags.feeds[0], "a.xml");
    assert_string_equal(flags.feeds[1], "b.xml");
}

static void
a_player_is_told_how_and_how_long(void **state)
{
    (void)state;
    struct flags flags;
    assert_int_equal(
        read_line(&flags, ALL, "--window 1280x720 --seconds 12 --for 5m --no-fetch --store s --config c"),
        FLAGS_READY);
    assert_int_equal(flags.window_w, 1280);
    assert_int_equal(flags.window_h, 720);
    assert_int_equal(flags.seconds_ms, 12000);
    assert_int_equal(flags.for_ms, 300000);
    assert_true(flags.no_fetch);
    assert_string_equal(flags.store, "s");
    assert_string_equal(flags.config, "c");
}

static void
what_is_not_given_is_as_configured(void **state)
{
    (void)state;
    struct flags flags;
    read_line(&flags, ALL, "--json --seconds 3 --at 2026-12-04T08:00 --seed 7 a.xml"); /* it has no effect */
    assert_int_equal(read_line(&flags, ALL, ""), FLAGS_READY);
    assert_null(flags.config);
    assert_null(flags.store);
    assert_null(flags.theme);
    assert_null(flags.language);
    assert_int_equal(flags.seconds_ms, 0);
    assert_int_equal(flags.for_ms, 0);
    assert_int_equal(flags.feed_count, 0);
    assert_true(flags.at_ms == TIME_NONE);
    assert_false(flags.json || flags.size_given || flags.no_fetch || flags.once || flags.seed_given);
}

static void
feeds_may_stand_anywhere_and_look_like_options(void **state)
{
    (void)state;
    struct flags flags;
    assert_int_equal(read_line(&flags, ALL, "a.xml --json - --once -- --odd.xml"), FLAGS_READY);
    assert_true(flags.json && flags.once);
    assert_int_equal(flags.feed_count, 3);
    assert_string_equal(flags.feeds[0], "a.xml");
    assert_string_equal(flags.feeds[1], "-");
    assert_string_equal(flags.feeds[2], "--odd.xml");
}

static void
what_is_wrong_is_said_with_what_would_be_right(void **state)
{
    (void)state;
    static const struct {
        const char *line, *said;
    } rows[] = {
        {"--size 1920", "'1920' is not WIDTHxHEIGHT, 64 to 8192 each: 1920x1080"},
        {"--size 63x64", "'63x64' is not WIDTHxHEIGHT"},
        {"--size 8192x8193", "'8192x8193' is not WIDTHxHEIGHT"},
        {"--size 800x600x2", "'800x600x2' is not WIDTHxHEIGHT"},
        {"--window x720", "'x720' is not WIDTHxHEIGHT"},
        {"--rotate 45", "'45' is not 0, 90, 180 or 270"},
        {"--language f", "'f' is not a language tag such as fr or en-GB"},
        {"--language fr_FR", "'fr_FR' is not a language tag"},
        {"--language fr-", "'fr-' is not a language tag"},
        {"--at tomorrow", "'tomorrow' is not a time such as 2026-12-04T08:00"},
        {"--seconds 100ms", "'100ms' is not seconds, such as 12"},
        {"--seconds -1", "'-1' is not seconds"},
        {"--for soon", "'soon' is not a duration such as 30s or 5m"},
        {"--clock maybe", "'maybe' is not trusted or untrusted"},
        {"--seed -1", "'-1' is not a whole number"},
        {"--store", "--store needs a value"},
        {"--colour", "--colour is not an option of this command; `breakroom show --help` lists the options"},
        {"-v", "-v is not an option of this command"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct flags flags;
        struct said said;
        said_begin(&said, STDERR_FILENO);
        enum flags_result result = read_line(&flags, ALL, rows[i].line);
        const char *text = said_end(&said);
        assert_int_equal(result, FLAGS_WRONG);
        if (strncmp(text, "breakroom show: ", 16) != 0 || !strstr(text, rows[i].said) ||
            strchr(text, '\n') != text + strlen(text) - 1)
            fail_msg("%s: said '%s'", rows[i].line, text);
    }
}

static void
the_limits_of_values_are_accepted(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "--size 64x8192", "--window 8192x64", "--seconds 1", "--seconds 200ms",   "--language zh-Hant-TW",
        "--language gsw", "--at 2026-12-04",  "--seed 0",    "--clock untrusted", "--rotate 0 a b c"};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct flags flags;
        struct said said;
        said_begin(&said, STDERR_FILENO);
        enum flags_result result = read_line(&flags, ALL, rows[i]);
        const char *text = said_end(&said);
        if (result != FLAGS_READY || *text)
            fail_msg("%s: said '%s'", rows[i], text);
    }
}

static void
a_command_takes_its_own_options_alone(void **state)
{
    (void)state;
    struct flags flags;
    struct said said;
    assert_int_equal(read_line(&flags, FLAG_JSON, "--json"), FLAGS_READY);
    said_begin(&said, STDERR_FILENO);
    assert_int_equal(read_line(&flags, FLAG_JSON, "--sheet"), FLAGS_WRONG);
    assert_int_equal(read_line(&flags, FLAG_JSON, "-o out"), FLAGS_WRONG);
    said_end(&said);
    /* of two options with the same name, its own */
    assert_int_equal(read_line(&flags, FLAG_FOR, "--for 40d"), FLAGS_READY);
    assert_int_equal(flags.for_ms, 40 * 24 * HOUR_MS);
    said_begin(&said, STDERR_FILENO);
    assert_int_equal(read_line(&flags, FLAG_PLAN_FOR, "--for 40d"), FLAGS_WRONG);
    assert_non_null(strstr(said_end(&said), "'40d' is not a duration such as 1h, up to 31d"));
}

static void
help_shows_its_options_and_an_example_on_stdout(void **state)
{
    (void)state;
    struct flags flags;
    struct said said;
    said_begin(&said, STDOUT_FILENO);
    enum flags_result result = read_line(&flags, FLAG_JSON | FLAG_STORE, "--help --colour");
    const char *text = said_end(&said);
    assert_int_equal(result, FLAGS_HELPED);
    assert_non_null(strstr(text, "Usage: breakroom show [OPTION…] [FEED...]\nShows it.\n"));
    assert_non_null(strstr(text, "--json "));
    assert_non_null(strstr(text, "--store DIR"));
    assert_non_null(strstr(text, "Example: breakroom show news.xml\n"));
    assert_null(strstr(text, "--window"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_given_is_taken),
        cmocka_unit_test(a_player_is_told_how_and_how_long),
        cmocka_unit_test(what_is_not_given_is_as_configured),
        cmocka_unit_test(feeds_may_stand_anywhere_and_look_like_options),
        cmocka_unit_test(what_is_wrong_is_said_with_what_would_be_right),
        cmocka_unit_test(the_limits_of_values_are_accepted),
        cmocka_unit_test(a_command_takes_its_own_options_alone),
        cmocka_unit_test(help_shows_its_options_and_an_example_on_stdout),
    };
    return cmocka_run_group_tests_name("flags", tests, NULL, NULL);
}
