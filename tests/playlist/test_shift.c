#include "test.h"

#include "playlist/shift.h"
#include "playlist/world.h"

/* Local times of the week of 2026-11-16, a Monday, in UTC. */
static int64_t
on(int weekday, int hour, int minute)
{
    return 1794787200000 + ((int64_t)weekday * 24 * 60 + hour * 60 + minute) * 60000;
}

static void
hours_and_days_are_read_as_people_write_them(void **state)
{
    (void)state;
    static const struct {
        const char *hours, *days;
        int weekday, hour, minute;
        bool open;
    } rows[] = {
        {"06:00-14:00", "", 0, 6, 0, true},
        {"06:00-14:00", "", 0, 5, 59, false},
        {"06:00-14:00", "", 0, 13, 59, true},
        {"06:00-14:00", "", 0, 14, 0, false},
        {"6-14", "", 0, 7, 0, true},
        {"6h30-14h", "", 0, 6, 29, false},
        {"6h30 - 14h", "", 0, 6, 30, true},
        {"06.30-14.00", "", 0, 6, 30, true},
        {"06:00-09:00, 11:00-14:00", "", 0, 10, 0, false},
        {"06:00-09:00, 11:00-14:00", "", 0, 11, 0, true},
        {"22:00-06:00", "", 0, 23, 0, true},
        {"22:00-06:00", "", 0, 5, 59, true},
        {"22:00-06:00", "", 0, 6, 0, false},
        {"00:00-24:00", "", 0, 23, 59, true},
        {"", "mon-fri", 4, 12, 0, true},
        {"", "mon-fri", 5, 12, 0, false},
        {"", "fri-mon", 0, 12, 0, true},
        {"", "fri-mon", 2, 12, 0, false},
        {"", "Saturday, Sunday", 6, 12, 0, true},
        {"", "sat,sun", 4, 12, 0, false},
        {"", "lundi-mercredi", 2, 12, 0, true},
        {"", "mar", 1, 12, 0, true},
        /* a night shift belongs to the day it starts on */
        {"22:00-06:00", "mon-fri", 5, 3, 0, true},
        {"22:00-06:00", "mon-fri", 0, 3, 0, false},
        {"22:00-06:00", "mon-fri", 5, 23, 0, false},
        /* an unreadable value does not restrict */
        {"whenever", "someday", 3, 3, 0, true},
        {"25:00-26:00", "", 3, 3, 0, true},
        {"06:00", "", 3, 3, 0, true},
    };
    struct zone *utc = zone_create("UTC");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct shift shift;
        shift_read(str_from(rows[i].hours), str_from(rows[i].days), &shift);
        if (shift_open(&shift, utc, on(rows[i].weekday, rows[i].hour, rows[i].minute)) != rows[i].open)
            fail_msg("'%s' '%s' on day %d at %02d:%02d", rows[i].hours, rows[i].days, rows[i].weekday,
                     rows[i].hour, rows[i].minute);
    }
    zone_destroy(utc);
}

/* Each minute of three days around a clock change, compared with the answer for that minute. */
static void
assert_next_is_right(const char *zone_name, const char *hours, const char *days, int64_t from_ms)
{
    struct shift shift;
    struct zone *zone = zone_create(zone_name);
    shift_read(str_from(hours), str_from(days), &shift);
    int64_t next_ms = shift_next(&shift, zone, from_ms);
    bool open = shift_open(&shift, zone, from_ms);
    for (int64_t at_ms = from_ms; at_ms < from_ms + 3 * WORLD_DAY; at_ms += 60000) {
        bool now = shift_open(&shift, zone, at_ms);
        if (now == open)
            continue;
        if (next_ms != at_ms)
            fail_msg("%s '%s' '%s': said %lld, is %lld", zone_name, hours, days, (long long)next_ms,
                     (long long)at_ms);
        open = now;
        next_ms = shift_next(&shift, zone, at_ms);
    }
    zone_destroy(zone);
}

static void
the_next_change_is_right_to_the_minute_when_clocks_are_moved(void **state)
{
    (void)state;
    static const struct {
        const char *zone;
        int64_t from_s;
    } changes[] = {{"Europe/Paris", 1792800000},        {"Europe/Paris", 1806120000},
                   {"America/New_York", 1793380000},    {"America/Santiago", 1788580000},
                   {"Australia/Lord_Howe", 1775250000}, {"UTC", 1795000020}};
    static const char *const hours[] = {
        "06:00-14:00", "02:30-03:30", "01:15-01:45", "22:00-02:15", "", "23:30-00:30,02:10-02:20"};
    static const char *const days[] = {"", "sun", "mon-fri"};
    for (size_t c = 0; c < sizeof(changes) / sizeof(changes[0]); c++)
        for (size_t h = 0; h < sizeof(hours) / sizeof(hours[0]); h++)
            for (size_t d = 0; d < sizeof(days) / sizeof(days[0]); d++)
                assert_next_is_right(changes[c].zone, hours[h], days[d], changes[c].from_s / 60 * 60000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hours_and_days_are_read_as_people_write_them),
        cmocka_unit_test(the_next_change_is_right_to_the_minute_when_clocks_are_moved),
    };
    return cmocka_run_group_tests_name("shift", tests, NULL, NULL);
}
