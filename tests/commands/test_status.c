#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "status/status.h"

#define SECOND 1000
#define MINUTE (60 * SECOND)
#define HOUR   (60 * (int64_t)MINUTE)
#define DAY    (24 * HOUR)

static const struct moment now = {.mono_ms = 10 * DAY, .wall_ms = 1795600000000, .trusted = true};

static void
durations_are_plain_words(void **state)
{
    (void)state;
    static const struct {
        int64_t ms;
        const char *words;
    } rows[] = {
        {-5, "0 seconds"},    {0, "0 seconds"},          {1999, "1 second"}, {59 * SECOND, "59 seconds"},
        {MINUTE, "1 minute"}, {3 * MINUTE, "3 minutes"}, {HOUR, "1 hour"},   {47 * HOUR, "47 hours"},
        {2 * DAY, "2 days"},  {400 * DAY, "400 days"}};
    struct arena *arena = arena_create(65536);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_string_equal(status_duration(arena, rows[i].ms).ptr, rows[i].words);
    arena_destroy(arena);
}

static void
a_success_of_this_process_counts_by_the_clock_that_never_steps(void **state)
{
    (void)state;
    struct status_feed feed = {.success_ms = now.mono_ms - HOUR, .success_wall_ms = 5};
    assert_true(status_age_ms(&feed, now) == HOUR);
    feed.success_ms = TIME_NONE;
    feed.success_wall_ms = now.wall_ms - 2 * HOUR;
    assert_true(status_age_ms(&feed, now) == 2 * HOUR);
    struct moment unknown = now;
    unknown.trusted = false;
    assert_true(status_age_ms(&feed, unknown) == TIME_NONE);
    feed.success_wall_ms = TIME_NONE;
    assert_true(status_age_ms(&feed, now) == TIME_NONE);
}

static void
a_week_without_anything_new_is_worth_saying(void **state)
{
    (void)state;
    struct status_feed feed = {.newest_s = (now.wall_ms - 6 * DAY) / 1000};
    assert_int_equal(status_quiet_days(&feed, now), 0);
    feed.newest_s = (now.wall_ms - 45 * DAY) / 1000;
    assert_int_equal(status_quiet_days(&feed, now), 45);
    feed.newest_s = TIME_NONE;
    assert_int_equal(status_quiet_days(&feed, now), 0);
}

/* What `play` and `fetch` wrote. */
static const char said[] =
    "[play]\nwidth = 1920\nheight = 1080\ndark = no\nalert = yes\ntrusted = yes\nitems = 23\n"
    "shown = 21\n[now]\nkind = compliment\ntitle = \"Thank \x1b[31myou\"\npage = 1\npages = 2\n"
    "end_ms = 864004000\n[next]\nkind = news\ntitle = \"\"\npage = 1\n"
    "[fetch]\nstore_bytes = 12345678\n"
    "[feed]\nname = \"company\"\nfailures = 0\nsuccess_ms = 863820000\ndue_ms = 864120000\n"
    "items = 23\nnewest_s = 1791712000\npictures_left_out = 2\n"
    "note = \"empty since 12:05; its 23 items stay until 13:05\"\n"
    "picture_error = \"https://house.example/tea.jpg: it is cut off after 34 % of its rows\"\n"
    "[feed]\nname = \"kudos\"\nfailures = 12\nerror = \"the server answered 404\"\n"
    "nonsense\nunknown = 5\n";

static struct status
status_of(struct arena *arena, const char *text)
{
    struct status status = {.feeds = arena_array(arena, CONFIG_FEEDS_MAX, sizeof(struct status_feed)),
                            .version = STR("1.0"),
                            .store = STR("/var/lib/breakroom"),
                            .running = true,
                            .fetching = true,
                            .started_ms = now.mono_ms - 3 * DAY,
                            .change_wall_ms = TIME_NONE,
                            .now = {.end_ms = TIME_NONE},
                            .next = {.end_ms = TIME_NONE}};
    status_take(&status, arena, str_from(text));
    return status;
}

static char *
printed(const struct status *status, void (*print)(const struct status *status, struct moment at, FILE *out))
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    print(status, now, out);
    fclose(out);
    return text;
}

static void
assert_says(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("'%s' is not in:\n%s", part, text);
}

static void
a_monitor_gets_numbers_and_one_line(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1024 * 1024);
    struct status status = status_of(arena, said);
    status.feeds[1].name = STR("the \"best\"");
    char *text = printed(&status, status_print_prometheus);
    assert_says(text, "# TYPE breakroom_up gauge\nbreakroom_up 1\n");
    assert_says(text, "breakroom_items_shown 21\n");
    assert_says(text, "breakroom_grade 1\n");
    assert_says(text, "breakroom_feed_age_seconds{feed=\"company\"} 180\n");
    assert_says(text, "breakroom_feed_failures{feed=\"the \\\"best\\\"\"} 12\n");
    free(text);
    text = printed(&status, status_print_nagios);
    assert_string_equal(text, "BREAKROOM WARNING - a feed fails | items=23 shown=21 feeds_failing=1 "
                              "slides=0c\n");
    free(text);
    status.trouble = STR("no television | none");
    text = printed(&status, status_print_nagios);
    assert_says(text, "BREAKROOM WARNING - no television / none | items");
    free(text);
    status.running = false;
    assert_int_equal(status_grade(&status), 2);
    text = printed(&status, status_print_nagios);
    assert_says(text, "BREAKROOM CRITICAL - no player runs |");
    free(text);
    arena_destroy(arena);
}

static void
a_disk_that_takes_no_writes_is_said_with_since_when_and_why(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1024 * 1024);
    struct status status =
        status_of(arena, "[fetch]\nstore_bytes = 1\nstore_error = \"No space left on device\"\n"
                         "store_error_ms = 863700000\nin_memory = yes\n");
    char hour[40];
    time_t at = (time_t)(now.wall_ms / SECOND - 300);
    strftime(hour, sizeof(hour), "since %H:%M", localtime(&at));
    char *text = printed(&status, status_print);
    assert_says(text,
                arena_printf(arena,
                             "         cannot write to the disk %s: No space left on device; new items are "
                             "kept in memory\n",
                             hour)
                    .ptr);
    free(text);
    text = printed(&status, status_print_json);
    assert_says(text, "\"store_error\": \"No space left on device\", \"store_error_seconds\": 300, "
                      "\"in_memory\": true");
    free(text);
    status.fetching = false; /* whoever comes next may find it well */
    text = printed(&status, status_print_json);
    assert_says(text, "\"store_error\": null, \"store_error_seconds\": null, \"in_memory\": false");
    free(text);
    arena_destroy(arena);
}

static void
an_administrator_reads_it(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1024 * 1024);
    struct status status = status_of(arena, said);
    char *text = printed(&status, status_print);
    assert_says(text, "Breakroom 1.0, running for 3 days; an alert is on\n");
    assert_says(text, "On now   compliment: Thank  [31myou, page 1 of 2; 4 seconds left\n");
    assert_says(text, "Next     news\n");
    assert_says(text, "Items    23, of which 21 may show now");
    assert_says(text, "Store    /var/lib/breakroom, 12.3 MB\n");
    assert_says(text, "company  3 minutes ago  in 2 minutes  23     nothing new for 45 days\n");
    assert_says(
        text,
        "  pictures left out: 2; the first: https://house.example/tea.jpg: it is cut off after 34 % of its "
        "rows\n");
    assert_says(text, "  empty since 12:05; its 23 items stay until 13:05\n");
    assert_says(text, "kudos    never fetched  -             -      -\n"
                      "  failed 12 times: the server answered 404\n");
    free(text);
    arena_destroy(arena);
}

static void
it_says_why_the_clock_is_not_trusted(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1024 * 1024);
    struct status status =
        status_of(arena, "[play]\ntrusted = no\nclock = unset\nbad_dates = 2\nunreadable = 2\n");
    char *text = printed(&status, status_print);
    assert_says(text,
                "Clock    not trusted: not synchronised since this start, and no hardware clock has set it; "
                "embargoes stay closed, the screen stays lit\n");
    assert_says(text,
                "2 stay off the screen: their embargo date cannot be read (`breakroom plan` names them)\n");
    free(text);
    text = printed(&status, status_print_json);
    assert_says(text, "\"clock\": \"untrusted\", \"clock_source\": \"unset\"");
    free(text);
    status = status_of(arena, "[play]\ntrusted = yes\nclock = network\n");
    text = printed(&status, status_print);
    assert_says(text, "Clock    trusted\n");
    free(text);
    arena_destroy(arena);
}

static void
a_program_reads_it(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1024 * 1024);
    struct status status = status_of(arena, said);
    char *text = printed(&status, status_print_json);
    assert_says(text,
                "{\"running\": true, \"fetching\": true, \"version\": \"1.0\", \"uptime_seconds\": 259200, ");
    assert_says(text, "\"page\": 1, \"pages\": 2, \"seconds_left\": 4}");
    assert_says(text,
                "\"age_seconds\": 180, \"last_error\": null, \"failures\": 0, \"next_try_seconds\": 120, "
                "\"items\": 23, ");
    assert_says(text, "\"nothing_new_days\": 45}");
    assert_says(text,
                "\"pictures_left_out\": 2, \"picture_error\": \"https://house.example/tea.jpg: it is cut off "
                "after 34 % of its rows\"");
    assert_says(text, "\"note\": \"empty since 12:05; its 23 items stay until 13:05\"");
    assert_says(text, "\"note\": null");
    assert_says(text,
                "\"last_success\": null, \"age_seconds\": null, \"last_error\": \"the server answered 404\"");
    assert_says(text, "\"items\": null, \"newest\": null, \"nothing_new_days\": null}");
    free(text);
    arena_destroy(arena);
}

static void
a_screen_that_nobody_sees_is_said_with_its_reason(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1024 * 1024);
    struct status status =
        status_of(arena, "[play]\nwidth = 1920\nheight = 1080\ntrouble = \"no television\"\n"
                         "trouble_ms = 863820000\n");
    char *text = printed(&status, status_print);
    assert_says(text, "On now   nothing: there is no screen\n");
    assert_says(text, "Screen   none for 3 minutes: no television");
    free(text);
    text = printed(&status, status_print_json);
    assert_says(text, "\"screen_error\": \"no television\", \"screen_error_seconds\": 180, ");
    free(text);
    status = status_of(arena, said);
    text = printed(&status, status_print_json);
    assert_says(text, "\"screen_error\": null, \"screen_error_seconds\": null, ");
    free(text);
    arena_destroy(arena);
}

static void
what_is_cut_or_wrong_is_not_believed(void **state)
{
    (void)state;
    struct arena *arena = arena_create(64 * 1024 * 1024);
    for (size_t len = 0; len < sizeof(said); len += 7) {
        char *part = arena_c(arena, (struct str){said, len});
        struct status status = status_of(arena, part);
        free(printed(&status, status_print));
        free(printed(&status, status_print_json));
    }
    struct status status = status_of(arena, "[feed]\nitems = 5\n[now]\nend_ms = soon\n");
    assert_int_equal(status.feed_count, 0);
    assert_true(status.now.end_ms == TIME_NONE);
    arena_destroy(arena);
}

/* A process that says something, in a runtime folder of the test. */
static void
a_process_is_found_by_its_file_while_it_lives(void **state)
{
    (void)state;
    struct arena *arena = arena_create(16 * 1024 * 1024);
    struct runtime_said found[RUNTIME_SAID_MAX];
    char folder[] = "/tmp/breakroom-runtime-XXXXXX";
    assert_non_null(mkdtemp(folder));
    setenv("RUNTIME_DIRECTORY", folder, 1);
    struct runtime runtime = runtime_create(arena, folder, "play");
    runtime_write(&runtime, STR("[play]\nitems = 7\n"));
    bool seen = false;
    size_t count = runtime_read(arena, found);
    for (size_t i = 0; i < count; i++)
        if (str_equal(found[i].store, str_from(folder))) {
            seen = found[i].alive;
            assert_true(str_find(found[i].text, STR("items = 7")) != SIZE_MAX);
        }
    assert_true(seen);
    runtime_remove(&runtime);
    assert_int_equal(rmdir(folder), 0);
    unsetenv("RUNTIME_DIRECTORY");
    arena_destroy(arena);
}

static void
what_is_put_aside_and_the_step_are_said(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1024 * 1024);
    struct status status = status_of(arena, said);
    assert_false(status_recovery_limits(&status));
    status.play = (struct status_process){.role = "play", .known = true};
    status.fetch = (struct status_process){.role = "fetch", .known = true, .hangs = true};
    recovery_init(&status.play.record);
    recovery_init(&status.fetch.record);
    status.fetch.record.step = 3;
    status.fetch.record.counted_ms = now.mono_ms - 10 * MINUTE;
    status.play.record.suspects[0] = (struct recovery_suspect){.id = 7,
                                                               .weight = RECOVERY_ASIDE_WEIGHT,
                                                               .last_ms = now.mono_ms - HOUR,
                                                               .feed = "lobby",
                                                               .title = "So\x1bup"};
    status.play.record.suspects[1] = (struct recovery_suspect){.id = 8, .weight = 1, .title = "Tea"};
    assert_true(status_recovery_limits(&status));
    char *text = printed(&status, status_print);
    assert_says(text, "Fetch    does not answer: ");
    assert_says(text, "Safe mode of fetch, step 3 of 3: nothing is fetched; a step back in 50 minutes\n");
    assert_says(text, "Put aside: 'So up' of feed 'lobby': it ended the player twice; tried again when it "
                      "changes, or in 23 hours\n");
    assert_null(strstr(text, "Tea"));
    free(text);
    text = printed(&status, status_print_json);
    assert_says(text,
                "\"answers\": true, \"fetch_answers\": false, \"safe_mode\": 0, \"fetch_safe_mode\": 3, "
                "\"put_aside\": [{\"by\": \"play\", \"feed\": \"lobby\", \"title\": ");
    free(text);
    arena_destroy(arena);
}

static void
a_process_without_progress_for_half_a_minute_does_not_answer(void **state)
{
    (void)state;
    char folder[] = "/tmp/breakroom-runtime-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/x.fetch", folder);
    struct runtime runtime = {.path = path, .role = "fetch"};
    struct runtime_said process = {.path = path, .alive = true};
    struct recovery *recovery = recovery_open(&runtime, 5 * SECOND);
    struct status_process answers = {.role = "fetch"}, hangs = answers;
    status_recovery_read(&answers, &process, 35 * SECOND);
    status_recovery_read(&hangs, &process, 35 * SECOND + 1);
    recovery_close(recovery);
    assert_true(answers.known && hangs.known);
    assert_false(answers.hangs);
    assert_true(hangs.hangs);
    strcat(path, ".record");
    unlink(path);
    rmdir(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(durations_are_plain_words),
        cmocka_unit_test(a_success_of_this_process_counts_by_the_clock_that_never_steps),
        cmocka_unit_test(a_week_without_anything_new_is_worth_saying),
        cmocka_unit_test(a_monitor_gets_numbers_and_one_line),
        cmocka_unit_test(a_disk_that_takes_no_writes_is_said_with_since_when_and_why),
        cmocka_unit_test(an_administrator_reads_it),
        cmocka_unit_test(a_program_reads_it),
        cmocka_unit_test(it_says_why_the_clock_is_not_trusted),
        cmocka_unit_test(a_screen_that_nobody_sees_is_said_with_its_reason),
        cmocka_unit_test(what_is_cut_or_wrong_is_not_believed),
        cmocka_unit_test(a_process_is_found_by_its_file_while_it_lives),
        cmocka_unit_test(what_is_put_aside_and_the_step_are_said),
        cmocka_unit_test(a_process_without_progress_for_half_a_minute_does_not_answer),
    };
    return cmocka_run_group_tests_name("status", tests, NULL, NULL);
}
