#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/json_write.h"
#include "status/status_words.h"

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
        assert_string_equal(status_duration(arena, rows[i].ms, REASON_ENGLISH).ptr, rows[i].words);
    assert_string_equal(status_duration(arena, 0, REASON_FRENCH).ptr, "0 seconde");
    assert_string_equal(status_duration(arena, 3 * DAY, REASON_FRENCH).ptr, "3 jours");
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

/* The reports of `play` and `fetch`, in one document. */
static const char said[] =
    "{\"process\": {\"role\": \"play\"},\n"
    "\"play\": {\"width\": 1920, \"height\": 1080, \"dark\": false, \"alert\": true, \"trusted\": true,"
    " \"trouble\": null, \"items\": 23, \"shown\": 21,"
    " \"now\": {\"kind\": \"compliment\", \"title\": \"Thank \\u001b[31myou\", \"page\": 1, \"pages\": 2,"
    " \"end_ms\": 864004000},"
    " \"next\": {\"kind\": \"news\", \"title\": \"\", \"page\": 1, \"pages\": null}},\n"
    "\"fetch\": {\"store_bytes\": 12345678, \"feeds\": [\n"
    "{\"name\": \"company\", \"error\": null, \"failures\": 0, \"success_ms\": 863820000, \"due_ms\": "
    "864120000,"
    " \"items\": 23, \"newest_s\": 1791712000, \"pictures_left_out\": 2,"
    " \"note\": \"EMPTY_SINCE|12:05|23|13:05\","
    " \"picture_error\": \"FILE|https://house.example/tea.jpg>HTTP_404\"},\n"
    "{\"name\": \"kudos\", \"failures\": 12, \"error\": \"HTTP_404\", \"unknown\": [5, {}]}]}}\n";

static struct status
status_of(struct arena *arena, const char *text)
{
    struct status status = {.feeds = arena_array(arena, CONFIG_FEEDS_MAX, sizeof(struct status_feed)),
                            .version = STR("1.0"),
                            .store = STR("/var/lib/breakroom"),
                            .play = {.role = "play"},
                            .fetch = {.role = "fetch"},
                            .running = true,
                            .fetching = true,
                            .started_ms = now.mono_ms - 3 * DAY,
                            .change_wall_ms = TIME_NONE,
                            .now = {.end_ms = TIME_NONE},
                            .next = {.end_ms = TIME_NONE}};
    status_take(&status, arena, json_read(arena, str_from(text)));
    return status;
}

enum form { ENGLISH, FRENCH, JSON, PROMETHEUS, NAGIOS, FRENCH_NAGIOS };

static char *
printed(const struct status *status, enum form form)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (form == ENGLISH || form == FRENCH)
        status_print(status, now, form == FRENCH ? REASON_FRENCH : REASON_ENGLISH, out);
    else if (form == JSON)
        status_print_json(status, now, out);
    else if (form == PROMETHEUS)
        status_print_prometheus(status, now, out);
    else
        status_print_nagios(status, form == NAGIOS ? REASON_ENGLISH : REASON_FRENCH, out);
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
    char *text = printed(&status, PROMETHEUS);
    assert_says(text, "# TYPE breakroom_up gauge\nbreakroom_up 1\n");
    assert_says(text, "breakroom_items_shown 21\n");
    assert_says(text, "breakroom_grade 1\n");
    assert_says(text, "breakroom_feed_age_seconds{feed=\"company\"} 180\n");
    assert_says(text, "breakroom_feed_failures{feed=\"the \\\"best\\\"\"} 12\n");
    free(text);
    text = printed(&status, NAGIOS);
    assert_string_equal(text, "BREAKROOM WARNING - a feed fails | items=23 shown=21 feeds_failing=1 "
                              "slides=0c\n");
    free(text);
    text = printed(&status, FRENCH_NAGIOS);
    assert_says(text, "BREAKROOM WARNING - un flux n’arrive pas | items=23 ");
    free(text);
    status.trouble = STR("SCREEN_CLOSED|none ^| left");
    text = printed(&status, NAGIOS);
    assert_says(text, "BREAKROOM WARNING - cannot open the display: none / left | items");
    free(text);
    status.running = false;
    assert_int_equal(status_grade(&status), 2);
    text = printed(&status, NAGIOS);
    assert_says(text, "BREAKROOM CRITICAL - no player runs |");
    free(text);
    arena_destroy(arena);
}

static void
a_disk_that_cannot_be_written_is_reported_with_since_when_and_why(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1024 * 1024);
    struct status status = status_of(arena, "{\"fetch\": {\"store_bytes\": 1, \"store_error\": \"NO_SPACE\","
                                            " \"store_error_ms\": 863700000, \"in_memory\": true}}");
    char hour[40];
    time_t at = (time_t)(now.wall_ms / SECOND - 300);
    strftime(hour, sizeof(hour), "since %H:%M", localtime(&at));
    char *text = printed(&status, ENGLISH);
    assert_says(text,
                arena_printf(arena,
                             "         cannot write to the disk %s: No space left on device; new items are "
                             "kept in memory\n",
                             hour)
                    .ptr);
    free(text);
    text = printed(&status, FRENCH);
    assert_says(text,
                "\u00a0: le disque est plein\u00a0; les nouveaux articles sont gardés en mémoire vive\n");
    free(text);
    text = printed(&status, JSON);
    assert_says(text, "\"store_error\": \"No space left on device\", \"store_error_seconds\": 300, "
                      "\"in_memory\": true");
    free(text);
    status.fetching = false; /* the next person may find it in order */
    text = printed(&status, JSON);
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
    char *text = printed(&status, ENGLISH);
    assert_says(text, "Breakroom 1.0, running for 3 days; an alert is on\n");
    assert_says(text, "On now   compliment: Thank [31myou, page 1 of 2; 4 seconds left\n");
    assert_says(text, "Next     news\n");
    assert_says(text, "Items    23, of which 21 may show now");
    assert_says(text, "Store    /var/lib/breakroom, 12.3 MB\n");
    assert_says(text, "company  3 minutes ago  in 2 minutes  23     nothing new for 45 days\n");
    assert_says(text, "  pictures left out: 2; the first: 'https://house.example/tea.jpg': the server "
                      "answered 404 Not Found: "
                      "is the address right?\n");
    assert_says(text, "  empty since 12:05; its 23 items stay until 13:05\n");
    assert_says(text, "kudos    never fetched  -             -      -\n"
                      "  failed 12 times: the server answered 404 Not Found: is the address right?\n");
    free(text);
    arena_destroy(arena);
}

static void
it_says_why_the_clock_is_not_trusted(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1024 * 1024);
    struct status status =
        status_of(arena, "{\"play\": {\"trusted\": false, \"clock\": \"unset\", \"bad_dates\": 2}}");
    char *text = printed(&status, ENGLISH);
    assert_says(text,
                "Clock    not trusted: not synchronised since this start, and no hardware clock has set it; "
                "embargoes stay closed, the screen stays lit\n");
    assert_says(text,
                "2 stay off the screen: their embargo date cannot be read (`breakroom plan` names them)\n");
    free(text);
    text = printed(&status, JSON);
    assert_says(text, "\"clock\": \"untrusted\", \"clock_source\": \"unset\"");
    free(text);
    status = status_of(arena, "{\"play\": {\"trusted\": true, \"clock\": \"network\"}}");
    text = printed(&status, ENGLISH);
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
    char *text = printed(&status, JSON);
    assert_says(text,
                "{\"running\": true, \"fetching\": true, \"version\": \"1.0\", \"uptime_seconds\": 259200, ");
    assert_says(text, "\"page\": 1, \"pages\": 2, \"seconds_left\": 4}");
    assert_says(text,
                "\"age_seconds\": 180, \"last_error\": null, \"failures\": 0, \"next_try_seconds\": 120, "
                "\"items\": 23, ");
    assert_says(text, "\"nothing_new_days\": 45}");
    assert_says(text,
                "\"pictures_left_out\": 2, \"picture_error\": \"'https://house.example/tea.jpg': the server "
                "answered 404 Not Found");
    assert_says(text, "\"note\": \"empty since 12:05; its 23 items stay until 13:05\"");
    assert_says(text, "\"note\": null");
    assert_says(
        text,
        "\"last_success\": null, \"age_seconds\": null, \"last_error\": \"the server answered 404 Not Found: "
        "is the address right?\"");
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
        status_of(arena, "{\"play\": {\"width\": 1920, \"height\": 1080,"
                         " \"trouble\": \"SCREEN_TELEVISION_OFF\", \"trouble_ms\": 863820000}}");
    char *text = printed(&status, ENGLISH);
    assert_says(text, "On now   nothing: there is no screen\n");
    assert_says(text, "Screen   none for 3 minutes: no television");
    free(text);
    text = printed(&status, JSON);
    assert_says(text, "\"screen_error\": \"no television: it was unplugged or switched off\", "
                      "\"screen_error_seconds\": 180, ");
    free(text);
    status = status_of(arena, said);
    text = printed(&status, JSON);
    assert_says(text, "\"screen_error\": null, \"screen_error_seconds\": null, ");
    free(text);
    arena_destroy(arena);
}

static void
it_is_said_in_french_too(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1024 * 1024);
    struct status status = status_of(arena, said);
    char *text = printed(&status, FRENCH);
    assert_says(text, "Breakroom 1.0, en marche depuis 3 jours\u00a0; une alerte est affichée\n");
    assert_says(text, "Affiché  compliment\u00a0: Thank [31myou, page 1 sur 2\u00a0; encore 4 secondes\n");
    assert_says(text, "Écran    1920×1080\n");
    assert_says(text, "Mémoire  /var/lib/breakroom, 12,3 Mo\n");
    assert_says(text,
                "company  il y a 3 minutes  dans 2 minutes  23        rien de nouveau depuis 45 jours\n");
    assert_says(text, "  vide depuis 12:05 ; ses 23 articles restent jusqu’à 13:05\n");
    assert_says(text, "  12 échecs\u00a0: le serveur répond 404, rien à cette adresse : est-elle juste ?\n");
    free(text);
    status = status_of(arena, "{\"configuration\": {\"state\": \"kept\", \"path\": \"/etc/b.conf\","
                              " \"kept\": \"/k\", \"faults\": [\"/etc/b.conf:1: x\", 5], \"more\": 2}}");
    text = printed(&status, FRENCH);
    assert_says(
        text, "Configuration /etc/b.conf\u00a0: inutilisable\u00a0; la dernière qui a marché est en vigueur\n"
              "  /etc/b.conf:1: x\n  et 2 autres\n  en vigueur\u00a0: /k\n");
    free(text);
    status = status_of(
        arena, "{\"configuration\": {\"state\": \"in force\", \"path\": \"/etc/b.conf\", \"faults\":"
               " [\"CONFIG_LINE|/etc/b.conf|3>CONFIG_VALUE|screen|clock|25>CONFIG_NOT_CHOICE|24 12\"]}}");
    text = printed(&status, FRENCH);
    assert_says(text, "  /etc/b.conf:3: [screen] clock: 25 : à choisir parmi : 24 12\n");
    free(text);
    text = printed(&status, JSON);
    assert_says(text, "\"faults\": [\"/etc/b.conf:3: [screen] clock: 25: not one of: 24 12\"]");
    free(text);
    arena_destroy(arena);
}

static void
what_is_cut_or_wrong_is_not_believed(void **state)
{
    (void)state;
    struct arena *arena = arena_create(64 * 1024 * 1024);
    for (size_t len = 0; len < sizeof(said); len += 7) {
        struct status status = status_of(arena, arena_c(arena, (struct str){said, len}));
        assert_true(status.items == 0 && status.feed_count == (len + 1 < sizeof(said) ? 0 : 2));
        free(printed(&status, ENGLISH));
        free(printed(&status, JSON));
    }
    struct status status = status_of(arena, "{\"fetch\": {\"feeds\": [{\"items\": 5}, [], null]},"
                                            " \"play\": {\"now\": {\"end_ms\": \"soon\"}, \"width\": 1e99,"
                                            " \"items\": {}, \"next\": 7, \"trouble\": []},"
                                            " \"configuration\": {\"faults\": {}, \"state\": \"odd\"}}");
    assert_int_equal(status.feed_count, 0);
    assert_true(status.now.end_ms == TIME_NONE && status.width == 0 && status.items == 0);
    free(printed(&status, FRENCH));
    arena_destroy(arena);
}

/* A folder for the reports of processes. */
static char runtime_folder[] = "/tmp/breakroom-runtime-XXXXXX";

static int
make_runtime_folder(void **state)
{
    (void)state;
    strcpy(runtime_folder + sizeof(runtime_folder) - 7, "XXXXXX");
    return mkdtemp(runtime_folder) ? setenv("RUNTIME_DIRECTORY", runtime_folder, 1) : -1;
}

static int
remove_runtime_folder(void **state)
{
    (void)state;
    unsetenv("RUNTIME_DIRECTORY");
    return rmdir(runtime_folder);
}

static void
a_process_is_found_by_its_file_while_it_lives(void **state)
{
    (void)state;
    struct buf document;
    struct arena *arena = arena_create(RUNTIME_BYTES_MAX);
    struct runtime runtime = runtime_create(arena, runtime_folder, "play");
    assert_null(runtime_find(arena, "play", runtime_folder));
    runtime_begin(&runtime, &document);
    json_put_key(&document, "play");
    buf_put(&document, STR("{\"items\": 7}"));
    runtime_write(&runtime, &document);
    buf_finish(&document);
    const struct runtime_report *found = runtime_find(arena, "play", runtime_folder);
    assert_non_null(found);
    assert_true(found->alive && found->pid == getpid() && found->started_ms == runtime.started_ms);
    struct status status = {.feeds = NULL};
    status_take(&status, arena, found->document);
    assert_int_equal(status.items, 7);
    assert_null(runtime_find(arena, "fetch", runtime_folder));
    runtime_remove(&runtime);
    arena_destroy(arena);
}

/* A report that is too long is neither outdated nor cut. */
static void
a_document_without_room_says_who_the_process_is(void **state)
{
    (void)state;
    struct buf document;
    struct arena *arena = arena_create(RUNTIME_BYTES_MAX);
    struct runtime runtime = runtime_create(arena, runtime_folder, "fetch");
    runtime_begin(&runtime, &document);
    while (!document.full)
        json_add_text(&document, "long", STR("text"));
    runtime_write(&runtime, &document);
    buf_finish(&document);
    const struct runtime_report *found = runtime_find(arena, "fetch", runtime_folder);
    assert_non_null(found);
    assert_null(json_get(found->document, "long"));
    runtime_remove(&runtime);
    arena_destroy(arena);
}

static void
write_file(const char *path, struct str text)
{
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fwrite(text.ptr, 1, text.len, out);
    fclose(out);
}

/* The content of the file, without what depends on the machine. */
static size_t
said_by(struct arena *arena, const char *path)
{
    struct runtime_report found[RUNTIME_REPORTS_MAX];
    size_t count = 0, all = runtime_read(arena, found);
    for (size_t i = 0; i < all; i++)
        count += strcmp(found[i].path, path) == 0;
    return count;
}

static void
a_file_of_another_version_or_program_says_nothing(void **state)
{
    (void)state;
    struct arena *arena = arena_create(2 * RUNTIME_BYTES_MAX);
    const char *path = arena_printf(arena, "%s/1.play", runtime_folder).ptr;
    const char *const files[] = {
        "",
        "\n",
        "null",
        "5",
        "[]",
        "{}",
        "\177ELF",
        "[process]\nrole = play\npid = 1\nbegun = 1\nstarted_ms = 5\nstore = \"/x\"\n[play]\nitems = 7\n",
        "{\"process\": {\"role\": \"play\", \"pid\": 1, \"begun\": 1, \"store\": \"/x\"}, \"play\": {\"it",
        "{\"process\": {\"role\": \"play\", \"pid\": 1}}",
        "{\"process\": {\"role\": 5, \"store\": []}}"};
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        write_file(path, str_from(files[i]));
        assert_int_equal(said_by(arena, path), 0);
    }
    /* more than the limit */
    struct buf large;
    buf_init(&large, (size_t)256 * 1024);
    buf_put(&large, STR("{\"process\": {\"role\": \"play\", \"store\": \"/x\"}, \"x\": ["));
    while (large.len < (size_t)250 * 1024)
        buf_put(&large, STR("[],"));
    buf_put(&large, STR("5]}"));
    write_file(path, buf_str(&large));
    assert_int_equal(said_by(arena, path), 0);
    buf_finish(&large);
    unlink(path);
    arena_destroy(arena);
}

static void
what_is_quarantined_and_the_step_are_said(void **state)
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
                                                               .weight = RECOVERY_QUARANTINE_WEIGHT,
                                                               .last_ms = now.mono_ms - HOUR,
                                                               .feed = "lobby",
                                                               .title = "So\x1bup"};
    status.play.record.suspects[1] = (struct recovery_suspect){.id = 8, .weight = 1, .title = "Tea"};
    assert_true(status_recovery_limits(&status));
    char *text = printed(&status, ENGLISH);
    assert_says(text, "Fetch    does not answer: ");
    assert_says(text, "Safe mode of fetch, step 3 of 3: nothing is fetched; a step back in 50 minutes\n");
    assert_says(text, "Quarantined: 'So up' of feed 'lobby': it ended the player twice; tried again when it "
                      "changes, or in 23 hours\n");
    assert_null(strstr(text, "Tea"));
    free(text);
    text = printed(&status, FRENCH);
    assert_says(text,
                "Mode sans échec (fetch), étape 3 sur 3\u00a0: aucun flux n’est lu\u00a0; une étape de moins "
                "dans 50 minutes\n");
    assert_says(
        text, "Mis en quarantaine\u00a0: «\u00a0So up\u00a0» du flux «\u00a0lobby\u00a0»\u00a0: il a arrêté "
              "le lecteur deux fois\u00a0; ");
    free(text);
    text = printed(&status, JSON);
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
    struct runtime_report process = {.path = path, .alive = true};
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

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_runtime_folder, remove_runtime_folder)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(durations_are_plain_words),
        cmocka_unit_test(a_success_of_this_process_counts_by_the_clock_that_never_steps),
        cmocka_unit_test(a_week_without_anything_new_is_worth_saying),
        cmocka_unit_test(a_monitor_gets_numbers_and_one_line),
        cmocka_unit_test(a_disk_that_cannot_be_written_is_reported_with_since_when_and_why),
        cmocka_unit_test(an_administrator_reads_it),
        cmocka_unit_test(a_program_reads_it),
        cmocka_unit_test(it_says_why_the_clock_is_not_trusted),
        cmocka_unit_test(a_screen_that_nobody_sees_is_said_with_its_reason),
        cmocka_unit_test(what_is_cut_or_wrong_is_not_believed),
        cmocka_unit_test(it_is_said_in_french_too),
        IN_FOLDER(a_process_is_found_by_its_file_while_it_lives),
        IN_FOLDER(a_document_without_room_says_who_the_process_is),
        IN_FOLDER(a_file_of_another_version_or_program_says_nothing),
        cmocka_unit_test(what_is_quarantined_and_the_step_are_said),
        cmocka_unit_test(a_process_without_progress_for_half_a_minute_does_not_answer),
    };
    return cmocka_run_group_tests_name("status", tests, NULL, NULL);
}
