#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"

static void
durations_take_a_unit_and_default_to_seconds(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t ms;
    } rows[] = {{"12", 12000},  {"12s", 12000}, {"5m", 300000}, {"2h", 7200000}, {"1d", 86400000},
                {"250ms", 250}, {"0", 0},       {"", -1},       {"-5", -1},      {"5 m", -1},
                {"5x", -1},     {"m", -1},      {"99999d", -1}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int64_t ms = -1;
        assert_int_equal(clock_parse_duration(rows[i].text, &ms), rows[i].ms >= 0);
        assert_int_equal(ms, rows[i].ms);
    }
}

static void
times_are_read_with_and_without_zone(void **state)
{
    (void)state;
    setenv("TZ", "Europe/Paris", 1);
    tzset();
    static const struct {
        const char *text;
        int64_t s;
    } rows[] = {{"2026-11-23T08:00:00+01:00", 1795417200},
                {"2026-11-23T07:00:00Z", 1795417200},
                {"2026-11-23T08:00", 1795417200},
                {"2026-11-23 08:00:00", 1795417200},
                {"2026-11-23", 1795388400},
                {"2026-07-01", 1782856800},
                {"2026-02-30", -1},
                {"2026-11-23T", -1},
                {"23.11.2026", -1},
                {"2026-11-23T08:00:00+1", -1}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int64_t ms = -1000;
        assert_int_equal(clock_parse_time(rows[i].text, &ms), rows[i].s >= 0);
        assert_int_equal(ms / 1000, rows[i].s);
    }
}

static void
a_time_may_have_a_fraction(void **state)
{
    (void)state;
    assert_true(test_time("2026-11-23T07:00:00.25Z") == 1795417200250);
    assert_true(test_time("2026-11-23T07:00:00.123456+00:00") == 1795417200123);
    int64_t ms;
    assert_false(clock_parse_time("2026-11-23T07:00:00.Z5", &ms));
    assert_false(clock_parse_time("2026-11-23T07:00.5", &ms));
}

/* A text in a block of exactly its size, so that a sanitizer reports reads beyond it. */
static bool
parse_exactly(struct str text)
{
    int64_t ms;
    char *copy = malloc(text.len + 1);
    assert_non_null(copy);
    memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    bool good = clock_parse_time(copy, &ms);
    clock_parse_duration(copy, &ms);
    free(copy);
    return good;
}

static void
nothing_is_read_past_the_end_of_a_time(void **state)
{
    (void)state;
    static const char whole[] = "2026-11-23T08:00:00.250+01:00";
    static const char *const cut_to_good[] = {"2026-11-23", "2026-11-23T08:00", "2026-11-23T08:00:00",
                                              "2026-11-23T08:00:00.2"};
    for (size_t len = 0; len < sizeof(whole); len++) {
        bool good = parse_exactly((struct str){whole, len});
        for (size_t i = 0; i < sizeof(cut_to_good) / sizeof(cut_to_good[0]); i++)
            if (strlen(cut_to_good[i]) == len)
                assert_true(good);
    }
    static const char *const bad[] = {"2026-11-23T8:5",
                                      "2026-11-23T8:",
                                      "2026-11-23 1:2:",
                                      "2026-11-23T08:0",
                                      "2026-11-23T+8:00",
                                      "2026-11-23T 8:00",
                                      "2026-11-23T24:00",
                                      "2026-11-23T08:60",
                                      "2026-11-23T08:00+1:0",
                                      "2026-11-23T08:00+01",
                                      "2026-11-23T08:00Z ",
                                      "+026-11-23",
                                      "2026-00-23",
                                      "2026-11-00",
                                      "2026-11-23T08:00:00+24:00",
                                      "2026-11-23T08:00:5",
                                      "99999999999999999999d",
                                      "2026-11-23T08:00:00-"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(parse_exactly(str_from(bad[i])));
}

/* A folder of simulated hardware clocks, and the file of timesyncd. */
struct machine {
    char folder[64], rtc[128], synchronised[128];
    struct clock_evidence evidence;
};

static void
write_text(const char *folder, const char *name, const char *text)
{
    char path[512];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int
set_up_machine(void **state)
{
    struct machine *machine = calloc(1, sizeof(*machine));
    strcpy(machine->folder, "/tmp/breakroom-clock-XXXXXX");
    if (!machine || !mkdtemp(machine->folder))
        return -1;
    snprintf(machine->rtc, sizeof(machine->rtc), "%s/rtc", machine->folder);
    snprintf(machine->synchronised, sizeof(machine->synchronised), "%s/synchronized", machine->folder);
    machine->evidence = (struct clock_evidence){machine->synchronised, machine->rtc, false};
    *state = machine;
    return mkdir(machine->rtc, 0755);
}

static int
tear_down_machine(void **state)
{
    static const char *const names[] = {
        "rtc/rtc0/name", "rtc/rtc0/hctosys", "rtc/rtc0/since_epoch", "rtc/rtc0", "rtc", "synchronized", ""};
    struct machine *machine = *state;
    char path[512];
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        snprintf(path, sizeof(path), "%s/%s", machine->folder, names[i]);
        remove(path);
    }
    free(machine);
    return 0;
}

static void
put_hardware_clock(const struct machine *machine, const char *name, const char *set_the_system, int64_t at_ms)
{
    char device[256], since[32];
    snprintf(device, sizeof(device), "%s/rtc0", machine->rtc);
    mkdir(device, 0755);
    snprintf(since, sizeof(since), "%lld\n", (long long)(at_ms / 1000));
    write_text(device, "name", name);
    write_text(device, "hctosys", set_the_system);
    write_text(device, "since_epoch", since);
}

#define HOUR ((int64_t)3600000)

static void
being_later_than_the_last_fetch_is_not_enough(void **state)
{
    const struct machine *machine = *state;
    int64_t friday = test_time("2026-11-27T18:00:00Z"), saved = friday + HOUR;
    /* switched off on Friday, on again on Monday: the saved time is after the last fetch, but wrong */
    assert_int_equal(clock_judge(&machine->evidence, saved, friday), CLOCK_UNSET);
    assert_int_equal(clock_judge(&machine->evidence, saved, TIME_NONE), CLOCK_UNSET);
    assert_int_equal(clock_judge(&machine->evidence, 1000, TIME_NONE), CLOCK_PAST);
    assert_false(clock_is_trusted(CLOCK_UNSET));
    assert_false(clock_is_trusted(CLOCK_PAST));
}

static void
what_the_network_says_is_trusted(void **state)
{
    struct machine *machine = *state;
    int64_t now = test_time("2026-11-30T07:00:00Z");
    machine->evidence.kernel_synchronised = true;
    assert_int_equal(clock_judge(&machine->evidence, now, TIME_NONE), CLOCK_NETWORK);
    /* a lower bound from a wrong clock must not hide items for years */
    assert_int_equal(clock_judge(&machine->evidence, now, now + 10000 * HOUR), CLOCK_NETWORK);
    assert_int_equal(clock_judge(&machine->evidence, 1000, TIME_NONE), CLOCK_PAST);
    machine->evidence.kernel_synchronised = false;
    assert_int_equal(clock_judge(&machine->evidence, now, TIME_NONE), CLOCK_UNSET);
    write_text(machine->folder, "synchronized", "");
    assert_int_equal(clock_judge(&machine->evidence, now, TIME_NONE), CLOCK_NETWORK);
    assert_true(clock_is_trusted(CLOCK_NETWORK));
}

static void
a_hardware_clock_counts_when_the_system_has_its_time_from_it(void **state)
{
    const struct machine *machine = *state;
    int64_t now = test_time("2026-11-30T07:00:00Z");
    static const struct {
        const char *name, *set;
        int64_t apart_ms;
        enum clock_source source;
    } rows[] = {
        {"rtc_cmos rtc_cmos\n", "1\n", 0, CLOCK_HARDWARE},
        {"rtc_cmos rtc_cmos\n", "1\n", HOUR, CLOCK_HARDWARE},               /* it shows local time */
        {"rtc_cmos rtc_cmos\n", "1\n", -26 * 365 * 24 * HOUR, CLOCK_UNSET}, /* its battery is empty */
        {"rtc-ds1307 1-0068\n", "0\n", 1000, CLOCK_HARDWARE}, /* hwclock took the time from it */
        {"rtc-ds1307 1-0068\n", "0\n", HOUR, CLOCK_UNSET},
        {"rpi_rtc soc:rpi_rtc\n", "1\n", -64 * HOUR, CLOCK_UNSET},
        {"rtc-test rtc-test.0\n", "1\n", 0, CLOCK_UNSET},
        {"fake\n", "1\n", 0, CLOCK_UNSET},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        put_hardware_clock(machine, rows[i].name, rows[i].set, now + rows[i].apart_ms);
        assert_int_equal(clock_judge(&machine->evidence, now, TIME_NONE), rows[i].source);
    }
    put_hardware_clock(machine, "rtc_cmos rtc_cmos\n", "1\n", now);
    assert_int_equal(clock_judge(&machine->evidence, now, now + 1), CLOCK_PAST);
    assert_int_equal(clock_judge(&machine->evidence, now, now), CLOCK_HARDWARE);
}

static void
a_container_that_is_told_nothing_believes_its_host(void **state)
{
    struct machine *machine = *state;
    int64_t now = test_time("2026-11-30T07:00:00Z");
    machine->evidence.rtc_folder = "/nowhere/at/all";
    assert_int_equal(clock_judge(&machine->evidence, now, TIME_NONE), CLOCK_HOST);
    assert_int_equal(clock_judge(&machine->evidence, now, now + 1), CLOCK_PAST);
    assert_int_equal(clock_judge(&machine->evidence, 1000, TIME_NONE), CLOCK_PAST);
}

static void
each_source_has_a_name(void **state)
{
    (void)state;
    for (int i = 0; i < CLOCK_SOURCE_COUNT; i++)
        assert_true(*clock_source_name((enum clock_source)i));
}

/* 49.7 days are 2^32 milliseconds: times have 64 bits. */
static void
a_machine_that_is_on_for_months_has_times_of_its_own(void **state)
{
    (void)state;
    struct timespec t;
    int64_t before_ms = clock_mono_ms();
    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &t), 0);
    assert_true((int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000 >= before_ms);
    assert_int_equal(sizeof(clock_mono_ms()), 8);
    struct clock clock = {.floor_ms = TIME_NONE};
    struct moment now = clock_read(&clock);
    assert_true(now.mono_ms >= before_ms);
    assert_int_equal(clock.looked_ms, now.mono_ms);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(durations_take_a_unit_and_default_to_seconds),
        cmocka_unit_test(times_are_read_with_and_without_zone),
        cmocka_unit_test(a_time_may_have_a_fraction),
        cmocka_unit_test(nothing_is_read_past_the_end_of_a_time),
#define ON_MACHINE(name) cmocka_unit_test_setup_teardown(name, set_up_machine, tear_down_machine)
        ON_MACHINE(being_later_than_the_last_fetch_is_not_enough),
        ON_MACHINE(what_the_network_says_is_trusted),
        ON_MACHINE(a_hardware_clock_counts_when_the_system_has_its_time_from_it),
        ON_MACHINE(a_container_that_is_told_nothing_believes_its_host),
        cmocka_unit_test(each_source_has_a_name),
        cmocka_unit_test(a_machine_that_is_on_for_months_has_times_of_its_own),
    };
    return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
