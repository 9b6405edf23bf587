#include "test.h"

#include "playlist/scratch.h"

static struct playlist_verdict
judged(const struct playlist_options *options, const struct item *item, struct moment now, int64_t floor_ms)
{
    struct playlist *playlist = world_playlist(options);
    playlist_set_floor(playlist, floor_ms);
    playlist_set_items(playlist, item, 1, now);
    struct playlist_verdict verdict = playlist_verdict(playlist, 0);
    playlist_destroy(playlist);
    return verdict;
}

static void
assert_verdict(struct playlist_verdict verdict, enum playlist_reason reason, int64_t at_ms)
{
    assert_string_equal(playlist_reason_name(verdict.reason), playlist_reason_name(reason));
    assert_true(verdict.at_ms == at_ms);
}

static void
an_item_shows_from_its_beginning_to_its_end_to_the_millisecond(void **state)
{
    (void)state;
    struct item item = world_item("f", "a", KIND_NEWS);
    int64_t from_ms = WORLD_NOW + WORLD_HOUR;
    int64_t until_ms = WORLD_NOW + 2 * WORLD_HOUR;
    item.fields[FIELD_FROM] = world_instant(arena, from_ms);
    item.fields[FIELD_UNTIL] = world_instant(arena, until_ms);
    assert_verdict(judged(NULL, &item, world_at(from_ms - 1), TIME_NONE), PLAYLIST_EMBARGO, from_ms);
    assert_verdict(judged(NULL, &item, world_at(from_ms), TIME_NONE), PLAYLIST_SHOWN, until_ms);
    assert_verdict(judged(NULL, &item, world_at(until_ms - 1), TIME_NONE), PLAYLIST_SHOWN, until_ms);
    assert_verdict(judged(NULL, &item, world_at(until_ms), TIME_NONE), PLAYLIST_EXPIRED, until_ms);
}

static void
what_is_quarantined_does_not_show(void **state)
{
    (void)state;
    struct item item = world_item("f", "a", KIND_ALERT);
    item.quarantined = true;
    assert_verdict(judged(NULL, &item, world_at(WORLD_NOW), TIME_NONE), PLAYLIST_QUARANTINED, TIME_NONE);
}

static void
plain_dates_are_whole_local_days_also_when_the_clock_is_moved(void **state)
{
    (void)state;
    static const struct {
        const char *zone, *day;
        int64_t start_s, end_s; /* of the day */
    } rows[] = {
        {"UTC", "2026-11-20", 1795132800, 1795219200},
        {"Europe/Paris", "2026-11-20", 1795129200, 1795215600},
        {"America/New_York", "2026-11-20", 1795150800, 1795237200},
        {"Europe/Paris", "2026-10-25", 1792879200, 1792969200},     /* 25 hours */
        {"Europe/Paris", "2027-03-28", 1806188400, 1806271200},     /* 23 hours */
        {"America/Santiago", "2026-09-06", 1788667200, 1788750000}, /* begins at 1 o'clock */
        {"Pacific/Apia", "2026-12-31", 1798628400, 1798714800},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct playlist_options options = {.slide_max_ms = 20000, .zone = rows[i].zone};
        struct item item = world_item("f", "a", KIND_NEWS);
        item.published_s = TIME_NONE;
        item.fields[FIELD_FROM] = item.fields[FIELD_UNTIL] = world_text(arena, rows[i].day);
        int64_t start_ms = rows[i].start_s * 1000;
        int64_t end_ms = rows[i].end_s * 1000;
        assert_verdict(judged(&options, &item, world_at(start_ms - 1), TIME_NONE), PLAYLIST_EMBARGO,
                       start_ms);
        assert_verdict(judged(&options, &item, world_at(start_ms), TIME_NONE), PLAYLIST_SHOWN, end_ms);
        assert_verdict(judged(&options, &item, world_at(end_ms), TIME_NONE), PLAYLIST_EXPIRED, end_ms);
    }
}

static void
a_publication_to_come_waits_however_far_ahead_it_is(void **state)
{
    (void)state;
    struct item item = world_item("f", "a", KIND_NEWS);
    item.published_s = (WORLD_NOW + WORLD_DAY) / 1000;
    assert_verdict(judged(NULL, &item, world_at(WORLD_NOW), TIME_NONE), PLAYLIST_NOT_YET,
                   WORLD_NOW + WORLD_DAY);
    item.published_s = (WORLD_NOW + 5000 * WORLD_DAY) / 1000;
    assert_verdict(judged(NULL, &item, world_at(WORLD_NOW), TIME_NONE), PLAYLIST_NOT_YET,
                   WORLD_NOW + 5000 * WORLD_DAY);
    item.published_s = 0;
    assert_verdict(judged(NULL, &item, world_at(WORLD_NOW), TIME_NONE), PLAYLIST_SHOWN, TIME_NONE);
}

static void
a_publication_that_is_the_day_of_an_event_hides_nothing(void **state)
{
    (void)state;
    struct item item = world_item("f", "a", KIND_UPCOMING);
    item.published_s = (WORLD_NOW + WORLD_DAY) / 1000;
    item.fields[FIELD_ON] = world_instant(arena, WORLD_NOW + WORLD_DAY);
    assert_int_equal(judged(NULL, &item, world_at(WORLD_NOW), TIME_NONE).reason, PLAYLIST_SHOWN);
    item.fields[FIELD_ON] = world_instant(arena, WORLD_NOW + 9 * WORLD_DAY);
    assert_verdict(judged(NULL, &item, world_at(WORLD_NOW), TIME_NONE), PLAYLIST_NOT_YET,
                   WORLD_NOW + WORLD_DAY);
}

static void
without_a_trusted_clock_embargoes_stay_closed_and_news_shown(void **state)
{
    (void)state;
    struct moment boot = {0, 1000, false}; /* 1970 */
    int64_t floor_ms = WORLD_NOW;
    struct item item = world_item("f", "a", KIND_NEWS);
    assert_verdict(judged(NULL, &item, boot, TIME_NONE), PLAYLIST_SHOWN, TIME_NONE);
    assert_verdict(judged(NULL, &item, boot, floor_ms), PLAYLIST_SHOWN, TIME_NONE);

    item.fields[FIELD_FROM] = world_instant(arena, WORLD_NOW + WORLD_DAY);
    assert_verdict(judged(NULL, &item, boot, floor_ms), PLAYLIST_CLOCK, TIME_NONE);
    item.fields[FIELD_FROM] = world_instant(arena, WORLD_NOW - WORLD_DAY);
    assert_verdict(judged(NULL, &item, boot, TIME_NONE), PLAYLIST_CLOCK, TIME_NONE);
    /* it began before the power failed */
    assert_verdict(judged(NULL, &item, boot, floor_ms), PLAYLIST_SHOWN, TIME_NONE);

    item.fields[FIELD_UNTIL] = world_instant(arena, WORLD_NOW - WORLD_HOUR);
    assert_verdict(judged(NULL, &item, boot, floor_ms), PLAYLIST_EXPIRED, WORLD_NOW - WORLD_HOUR);
    item.fields[FIELD_UNTIL] = world_instant(arena, WORLD_NOW + WORLD_HOUR);
    assert_int_equal(judged(NULL, &item, boot, floor_ms).reason, PLAYLIST_SHOWN);

    struct item planned = world_item("f", "b", KIND_NEWS);
    planned.published_s = (WORLD_NOW + WORLD_DAY) / 1000;
    assert_verdict(judged(NULL, &planned, boot, floor_ms), PLAYLIST_CLOCK, TIME_NONE);
    struct item shift = world_item("f", "c", KIND_NEWS);
    shift.fields[FIELD_HOURS] = world_text(arena, "06:00-07:00");
    assert_verdict(judged(NULL, &shift, boot, floor_ms), PLAYLIST_SHOWN, TIME_NONE);
}

static void
an_embargo_that_cannot_be_read_never_opens(void **state)
{
    (void)state;
    static const char *const bad[] = {"demain", "04/01/2027", "2026-11-31", "2026-11-01T25:00", "[…]", "{…}",
                                      "12",     "true",       "soon",       "2026-11-1"};
    static const enum field fields[] = {FIELD_FROM, FIELD_PUBLIC_ON};
    struct moment late = world_at(WORLD_NOW + 4000 * WORLD_DAY);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        for (size_t k = 0; k < 2; k++) {
            struct item item = world_item("f", "a", KIND_NEWS);
            item.fields[fields[k]] = world_text(arena, bad[i]);
            assert_verdict(judged(NULL, &item, world_at(WORLD_NOW), TIME_NONE), PLAYLIST_UNREADABLE,
                           TIME_NONE);
            assert_verdict(judged(NULL, &item, late, TIME_NONE), PLAYLIST_UNREADABLE, TIME_NONE);
            late.trusted = false;
            assert_verdict(judged(NULL, &item, late, WORLD_NOW), PLAYLIST_UNREADABLE, TIME_NONE);
            late.trusted = true;
            item.kind = KIND_ALERT;
            assert_verdict(judged(NULL, &item, world_at(item.published_s * 1000), TIME_NONE),
                           PLAYLIST_UNREADABLE, TIME_NONE);
        }
}

static void
what_is_blank_is_no_embargo(void **state)
{
    (void)state;
    struct item item = world_item("f", "a", KIND_NEWS);
    item.fields[FIELD_FROM] = world_text(arena, "");
    item.fields[FIELD_PUBLIC_ON] = world_text(arena, " \n");
    assert_verdict(judged(NULL, &item, world_at(WORLD_NOW), TIME_NONE), PLAYLIST_SHOWN, TIME_NONE);
}

/* A notice is rather shown than lost: it ends like those without an end. */
static void
an_end_that_cannot_be_read_is_none(void **state)
{
    (void)state;
    struct item item = world_item("f", "a", KIND_ALERT);
    item.published_s = WORLD_NOW / 1000;
    item.fields[FIELD_UNTIL] = world_text(arena, "ce soir");
    assert_verdict(judged(NULL, &item, world_at(WORLD_NOW), TIME_NONE), PLAYLIST_SHOWN,
                   WORLD_NOW + 4 * WORLD_HOUR);
    struct playlist_options options = {.zone = "UTC", .max_age_ms = {[KIND_NEWS] = WORLD_DAY}};
    item.kind = KIND_NEWS;
    assert_verdict(judged(&options, &item, world_at(WORLD_NOW), TIME_NONE), PLAYLIST_SHOWN,
                   WORLD_NOW + WORLD_DAY);
}

static void
times_without_a_zone_are_those_of_the_screen(void **state)
{
    (void)state;
    struct playlist_options options = {.zone = "Europe/Paris"};
    struct item item = world_item("f", "a", KIND_NEWS);
    item.fields[FIELD_FROM] = world_text(arena, "2026-12-04T14:00");
    item.fields[FIELD_UNTIL] = world_text(arena, "2026-12-04 15:30:00");
    int64_t start_ms = test_time("2026-12-04T13:00:00Z"), end_ms = test_time("2026-12-04T14:30:00Z");
    assert_verdict(judged(&options, &item, world_at(start_ms - 1), TIME_NONE), PLAYLIST_EMBARGO, start_ms);
    assert_verdict(judged(&options, &item, world_at(start_ms), TIME_NONE), PLAYLIST_SHOWN, end_ms);
    assert_verdict(judged(&options, &item, world_at(end_ms), TIME_NONE), PLAYLIST_EXPIRED, end_ms);
}

static const struct value *
sites(const char *first, const char *second)
{
    struct value *value = arena_alloc(arena, sizeof(*value));
    struct str *names = arena_array(arena, 2, sizeof(*names));
    names[0] = str_from(first);
    names[1] = str_from(second);
    *value = (struct value){.type = TYPE_TEXTS, .texts = {names, 2}};
    return value;
}

static void
sites_mean_the_site_or_one_of_its_tags(void **state)
{
    (void)state;
    const char *const tags[] = {"shops", "south"};
    const struct playlist_options here = {
        .slide_max_ms = 20000, .site = "Lyon", .tags = tags, .tag_count = 2, .zone = "UTC"};
    struct item item = world_item("f", "a", KIND_NEWS);
    assert_int_equal(judged(&here, &item, world_at(WORLD_NOW), TIME_NONE).reason, PLAYLIST_SHOWN);
    item.fields[FIELD_SITES] = sites("Paris", "lyon");
    assert_int_equal(judged(&here, &item, world_at(WORLD_NOW), TIME_NONE).reason, PLAYLIST_SHOWN);
    item.fields[FIELD_SITES] = sites("Paris", "south");
    assert_int_equal(judged(&here, &item, world_at(WORLD_NOW), TIME_NONE).reason, PLAYLIST_SHOWN);
    item.fields[FIELD_SITES] = sites("Paris", "offices");
    assert_verdict(judged(&here, &item, world_at(WORLD_NOW), TIME_NONE), PLAYLIST_OTHER_SITE, TIME_NONE);
    assert_int_equal(judged(NULL, &item, world_at(WORLD_NOW), TIME_NONE).reason, PLAYLIST_OTHER_SITE);
}

static void
an_alert_without_an_end_ends_after_a_while(void **state)
{
    (void)state;
    struct item item = world_item("f", "a", KIND_ALERT);
    item.published_s = WORLD_NOW / 1000;
    int64_t end_ms = WORLD_NOW + 4 * WORLD_HOUR;
    assert_verdict(judged(NULL, &item, world_at(WORLD_NOW), TIME_NONE), PLAYLIST_SHOWN, end_ms);
    assert_verdict(judged(NULL, &item, world_at(end_ms), TIME_NONE), PLAYLIST_EXPIRED, end_ms);
    item.published_s = TIME_NONE;
    item.first_seen_ms = WORLD_NOW + WORLD_HOUR;
    const struct playlist_options hour = {.slide_max_ms = 20000, .alert_ms = WORLD_HOUR, .zone = "UTC"};
    assert_verdict(judged(&hour, &item, world_at(WORLD_NOW + WORLD_HOUR), TIME_NONE), PLAYLIST_SHOWN,
                   WORLD_NOW + 2 * WORLD_HOUR);
    item.fields[FIELD_UNTIL] = world_instant(arena, WORLD_NOW + WORLD_DAY);
    assert_verdict(judged(&hour, &item, world_at(WORLD_NOW + WORLD_HOUR), TIME_NONE), PLAYLIST_SHOWN,
                   WORLD_NOW + WORLD_DAY);
}

static void
check_leaves_with_its_day(enum kind kind)
{
    struct item item = world_item("f", "a", kind);
    item.fields[FIELD_ON] = world_text(arena, "2026-11-20");
    int64_t end_ms = (int64_t)1795219200 * 1000;
    assert_verdict(judged(NULL, &item, world_at(end_ms - 1), TIME_NONE), PLAYLIST_SHOWN, end_ms);
    assert_verdict(judged(NULL, &item, world_at(end_ms), TIME_NONE), PLAYLIST_EXPIRED, end_ms);
    item.fields[FIELD_ON] = world_text(arena, "2026-11-20T10:00:00Z");
    assert_verdict(judged(NULL, &item, world_at(end_ms - 1), TIME_NONE), PLAYLIST_SHOWN, end_ms);
    item.fields[FIELD_UNTIL] = world_text(arena, "2026-11-30");
    assert_int_equal(judged(NULL, &item, world_at(end_ms), TIME_NONE).reason, PLAYLIST_SHOWN);
}

static void
what_is_upcoming_or_celebrated_leaves_with_its_day(void **state)
{
    (void)state;
    check_leaves_with_its_day(KIND_UPCOMING);
    check_leaves_with_its_day(KIND_CELEBRATION);
    check_leaves_with_its_day(KIND_MENU);
}

static void
a_menu_of_a_week_leaves_with_its_last_day(void **state)
{
    (void)state;
    struct str days[] = {STR("mon:"), STR("Soup"), STR("tue:"), STR("Stew")};
    struct str dated[] = {STR("2026-11-18:"), STR("Soup"), STR("2026-11-20:"), STR("Stew")};
    struct value lines = {.type = TYPE_TEXTS, .texts = {days, 4}};
    struct item item = world_item("f", "a", KIND_MENU);
    int64_t friday_ms = (int64_t)1795219200 * 1000, sunday_ms = friday_ms + 2 * WORLD_DAY;
    item.fields[FIELD_DISHES] = &lines;
    item.fields[FIELD_ON] = world_text(arena, "2026-11-17");
    assert_verdict(judged(NULL, &item, world_at(sunday_ms - 1), TIME_NONE), PLAYLIST_SHOWN, sunday_ms);
    lines.texts.items = dated;
    assert_verdict(judged(NULL, &item, world_at(friday_ms - 1), TIME_NONE), PLAYLIST_SHOWN, friday_ms);
}

static void
old_items_leave_unless_they_name_their_end_or_lie_ahead(void **state)
{
    (void)state;
    struct playlist_options options = {.slide_max_ms = 20000, .zone = "UTC"};
    options.max_age_ms[KIND_NEWS] = options.max_age_ms[KIND_UPCOMING] = 10 * WORLD_DAY;
    struct item item = world_item("f", "a", KIND_NEWS);
    assert_verdict(judged(&options, &item, world_at(WORLD_NOW), TIME_NONE), PLAYLIST_TOO_OLD,
                   WORLD_NOW - 20 * WORLD_DAY);
    item.kind = KIND_RULE;
    assert_int_equal(judged(&options, &item, world_at(WORLD_NOW), TIME_NONE).reason, PLAYLIST_SHOWN);
    item.kind = KIND_NEWS;
    item.fields[FIELD_UNTIL] = world_instant(arena, WORLD_NOW + WORLD_DAY);
    assert_int_equal(judged(&options, &item, world_at(WORLD_NOW), TIME_NONE).reason, PLAYLIST_SHOWN);
    item.fields[FIELD_UNTIL] = NULL;
    item.kind = KIND_UPCOMING;
    item.fields[FIELD_ON] = world_text(arena, "2026-12-24");
    assert_int_equal(judged(&options, &item, world_at(WORLD_NOW), TIME_NONE).reason, PLAYLIST_SHOWN);
}

static void
the_newest_of_each_feed_stay_when_there_are_too_many(void **state)
{
    (void)state;
    const struct playlist_feed feed = {"f", 0, 2};
    const struct playlist_options two = {
        .slide_max_ms = 20000, .feeds = &feed, .feed_count = 1, .zone = "UTC"};
    struct item items[] = {world_item("f", "old", KIND_NEWS), world_item("f", "new", KIND_NEWS),
                           world_item("f", "alert", KIND_ALERT), world_item("g", "other", KIND_NEWS),
                           world_item("f", "newest", KIND_NEWS)};
    items[1].published_s += 1000;
    items[2].published_s = WORLD_NOW / 1000;
    items[4].published_s += 2000;
    struct playlist *playlist = world_playlist(&two);
    playlist_set_items(playlist, items, 5, world_at(WORLD_NOW));
    assert_verdict(playlist_verdict(playlist, 0), PLAYLIST_TOO_MANY, TIME_NONE);
    for (size_t i = 1; i < 5; i++)
        assert_int_equal(playlist_verdict(playlist, i).reason, PLAYLIST_SHOWN);
    playlist_destroy(playlist);
}

static void
the_richer_of_two_copies_is_shown(void **state)
{
    (void)state;
    struct item items[] = {world_item("cms", "1", KIND_NEWS),  world_item("json", "1", KIND_NEWS),
                           world_item("json", "2", KIND_NEWS), world_item("cms", "2", KIND_NEWS),
                           world_item("cms", "2", KIND_NEWS),  world_item("json", "3", KIND_NEWS)};
    items[0].url = items[1].url = STR("https://house.example/one");
    items[1].text =
        STR("A text that the other does not have, long enough to be worth more than nothing at all");
    /* an address that many items of a feed share has no meaning */
    items[2].url = items[3].url = items[5].url = STR("https://house.example/");
    struct playlist *playlist = world_playlist(NULL);
    playlist_set_items(playlist, items, 6, world_at(WORLD_NOW));
    static const enum playlist_reason expected[] = {PLAYLIST_DUPLICATE, PLAYLIST_SHOWN,     PLAYLIST_SHOWN,
                                                    PLAYLIST_SHOWN,     PLAYLIST_DUPLICATE, PLAYLIST_SHOWN};
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(playlist_verdict(playlist, i).reason, expected[i]);
    playlist_destroy(playlist);
}

static void
an_item_without_words_and_picture_is_empty(void **state)
{
    (void)state;
    struct item item = world_item("f", "a", KIND_NEWS);
    item.title = STR("  ");
    assert_verdict(judged(NULL, &item, world_at(WORLD_NOW), TIME_NONE), PLAYLIST_EMPTY, TIME_NONE);
    item.image = STR("https://house.example/a.jpg");
    assert_int_equal(judged(NULL, &item, world_at(WORLD_NOW), TIME_NONE).reason, PLAYLIST_SHOWN);
}

static void
a_field_alone_is_shown_if_it_says_something(void **state)
{
    (void)state;
    static const struct {
        enum kind kind;
        enum field field;
        enum playlist_reason reason;
    } rows[] = {
        {KIND_FIGURE, FIELD_NUMBER, PLAYLIST_SHOWN},    {KIND_RULE, FIELD_NUMBER, PLAYLIST_EMPTY},
        {KIND_NEWS, FIELD_NUMBER, PLAYLIST_EMPTY},      {KIND_OPERATIONS, FIELD_TELL, PLAYLIST_SHOWN},
        {KIND_OPERATIONS, FIELD_WHERE, PLAYLIST_EMPTY}, {KIND_SPOTLIGHT, FIELD_WHO, PLAYLIST_SHOWN},
        {KIND_SMILE, FIELD_WHO, PLAYLIST_EMPTY},        {KIND_UPCOMING, FIELD_ON, PLAYLIST_EMPTY},
    };
    struct value value = {.text = STR("2026-12-24")};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct item item = world_item("f", "a", rows[i].kind);
        item.title = STR_NONE;
        item.fields[rows[i].field] = &value;
        assert_int_equal(judged(NULL, &item, world_at(WORLD_NOW), TIME_NONE).reason, rows[i].reason);
    }
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

static void
news_grow_old_in_a_feed_that_names_no_ends(void **state)
{
    (void)state;
    struct playlist_options options = {.news_age_ms = 60 * WORLD_DAY};
    struct item items[] = {world_item("a", "old", KIND_NEWS), world_item("a", "new", KIND_NEWS),
                           world_item("a", "tip", KIND_TIP),  world_item("b", "1", KIND_NEWS),
                           world_item("b", "2", KIND_NEWS),   world_item("b", "3", KIND_NEWS),
                           world_item("b", "4", KIND_NEWS)};
    const size_t count = sizeof(items) / sizeof(items[0]);
    for (size_t i = 0; i < count; i++)
        items[i].published_s = (WORLD_NOW - (70 + (int64_t)i) * WORLD_DAY) / 1000;
    items[1].published_s = (WORLD_NOW - 59 * WORLD_DAY) / 1000;
    struct playlist *playlist = playlist_create(&options);
    playlist_set_items(playlist, items, count, world_at(WORLD_NOW));
    assert_int_equal(playlist_verdict(playlist, 0).reason, PLAYLIST_TOO_OLD);
    assert_int_equal(playlist_verdict(playlist, 1).reason, PLAYLIST_SHOWN);
    assert_true(playlist_verdict(playlist, 1).at_ms == WORLD_NOW + WORLD_DAY);
    assert_int_equal(playlist_verdict(playlist, 2).reason, PLAYLIST_SHOWN);
    for (size_t i = 3; i < 6; i++) {
        assert_int_equal(playlist_verdict(playlist, i).reason, PLAYLIST_SHOWN);
        assert_true(playlist_verdict(playlist, i).kept);
    }
    assert_int_equal(playlist_verdict(playlist, 6).reason, PLAYLIST_TOO_OLD);
    items[1].placeholder = true;
    playlist_set_items(playlist, items, count, world_at(WORLD_NOW));
    assert_int_equal(playlist_verdict(playlist, 1).reason, PLAYLIST_PLACEHOLDER);
    playlist_destroy(playlist);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(news_grow_old_in_a_feed_that_names_no_ends),
        T(an_item_shows_from_its_beginning_to_its_end_to_the_millisecond),
        T(what_is_quarantined_does_not_show),
        T(plain_dates_are_whole_local_days_also_when_the_clock_is_moved),
        T(a_publication_to_come_waits_however_far_ahead_it_is),
        T(a_publication_that_is_the_day_of_an_event_hides_nothing),
        T(without_a_trusted_clock_embargoes_stay_closed_and_news_shown),
        T(an_embargo_that_cannot_be_read_never_opens),
        T(what_is_blank_is_no_embargo),
        T(an_end_that_cannot_be_read_is_none),
        T(times_without_a_zone_are_those_of_the_screen),
        T(sites_mean_the_site_or_one_of_its_tags),
        T(an_alert_without_an_end_ends_after_a_while),
        T(what_is_upcoming_or_celebrated_leaves_with_its_day),
        T(a_menu_of_a_week_leaves_with_its_last_day),
        T(old_items_leave_unless_they_name_their_end_or_lie_ahead),
        T(the_newest_of_each_feed_stay_when_there_are_too_many),
        T(the_richer_of_two_copies_is_shown),
        T(an_item_without_words_and_picture_is_empty),
        T(a_field_alone_is_shown_if_it_says_something),
    };
    return cmocka_run_group_tests_name("judge", tests, NULL, NULL);
}
