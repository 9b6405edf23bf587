/* Days in titles of upcoming items and of menus. */
#include "test.h"

#include "formats/feed_reader.h"

#define SEEN_MS INT64_C(1795433040000) /* 2026-11-23 11:24 UTC, a Monday */
#define SEEN    "Mon, 23 Nov 2026 11:24:00 GMT"

#define DISHES "<description>&lt;ul>&lt;li>Soup&lt;li>Rice&lt;/ul></description>"
#define WEEK                                                                                                 \
    "<description>&lt;p>Lundi : soupe&lt;/p>&lt;p>Mardi : pain&lt;/p>&lt;p>Mercredi : riz</description>"

struct row {
    const char *title, *on, *until;
};

static void
assert_field(const struct row *row, const struct item *item, enum field field, const char *expected)
{
    struct str found = item_text(item, field);
    if (!str_equal(found, str_from(expected)))
        fail_msg("%s: %s is '%.*s' and not '%s'", row->title, field_name(field), STR_ARG(found),
                 expected ? expected : "");
}

/* As an item in this language, published when it was first seen or at no known time. */
static void
check(const struct row *row, const char *language, const char *kind, const char *description, bool published)
{
    struct feed_context context = {.limits = feed_limits_default()};
    struct arena *arena = arena_create(1 << 16);
    enum reason_code why;
    struct str document = arena_printf(
        arena,
        "<rss><channel><title>T</title><language>%s</language><item><guid>1</guid><title>%s</title>"
        "<category>%s</category>%s%s</item></channel></rss>",
        language, row->title, kind, description, published ? "<pubDate>" SEEN "</pubDate>" : "");
    struct feed *feed = feed_parse(document, &context, &why);
    assert_non_null(feed);
    item_take_event_date(feed->arena, &feed->items[0], SEEN_MS);
    assert_field(row, &feed->items[0], FIELD_ON, row->on);
    assert_field(row, &feed->items[0], FIELD_UNTIL, row->until);
    feed_destroy(feed);
    arena_destroy(arena);
}

static void
check_both(const struct row *rows, size_t count, const char *language, const char *kind,
           const char *description)
{
    for (size_t i = 0; i < 2 * count; i++)
        check(&rows[i / 2], language, kind, description, i % 2);
}

#define CHECK(rows, ...) check_both(rows, sizeof(rows) / sizeof((rows)[0]), __VA_ARGS__)

static void
what_is_upcoming_is_on_the_day_of_its_title(void **state)
{
    static const struct row rows[] = {
        {"@ Town Hall, 12 December", "2026-12-12", NULL},
        {"Open day @ Hall 3, December 12", "2026-12-12", NULL},
        {"Course of 3 runs, 12 December", "2026-12-12", NULL},
        {"Bal, 1er décembre", "2026-12-01", NULL},
        {"Weihnachtsfeier am 12.12.", "2026-12-12", NULL},
        {"Weihnachtsfeier am 12.12.2026 um 18 Uhr", "2026-12-12T18:00:00", NULL},
        {"Party 12 December 2026, 18:00–22:00", "2026-12-12T18:00:00", NULL},
        {"Party 12 December - 14 h", "2026-12-12", NULL},
        {"Wigilia 12 grudnia", "2026-12-12", NULL},
        {"Joulujuhla 12.12.", "2026-12-12", NULL},
        {"12月1日 忘年会", "2026-12-01", NULL},
        {"송년회 12월 1일", "2026-12-01", NULL},
        {"Tea of today, 23 November", "2026-11-23", NULL},
        {"Tea for 12 in hall 3", NULL, NULL},
        {"Tea 04/12", NULL, NULL},
        {"Tea, 7 June", NULL, NULL}, /* half a year in the past or future */
    };
    (void)state;
    CHECK(rows, "en", "Events", "");
}

static void
of_several_days_the_last_is_the_end(void **state)
{
    static const struct row rows[] = {
        {"Foire du 12 au 14 décembre", "2026-12-12", "2026-12-14"},
        {"Fair 12–14 December", "2026-12-12", "2026-12-14"},
        {"Fair 12-14 December 2026", "2026-12-12", "2026-12-14"},
        {"Messe 12.12.-14.12.2026", "2026-12-12", "2026-12-14"},
        {"Messe vom 28. November bis 2. Dezember", "2026-11-28", "2026-12-02"},
        {"Messe 28. bis 2. Dezember", "2026-11-28", "2026-12-02"},
        {"Feria del 12 al 14 de diciembre", "2026-12-12", "2026-12-14"},
        {"Targi od 12 do 14 grudnia", "2026-12-12", "2026-12-14"},
        {"Ярмарка с 12 по 14 декабря", "2026-12-12", "2026-12-14"},
        {"Salon 30/11 - 04/12", "2026-11-30", "2026-12-04"},
        {"Expo December 12 to 14", "2026-12-12", "2026-12-14"},
        {"Expo Dec 28 – Jan 3", "2026-12-28", "2027-01-03"},
        {"2026-12-12 – 2026-12-14 Expo", "2026-12-12", "2026-12-14"},
        {"2 for 1 until 12 December", "2026-12-12", NULL},
    };
    (void)state;
    CHECK(rows, "en", "Events", "");
}

static void
a_menu_ends_with_the_day_or_the_week_of_its_title(void **state)
{
    static const struct row rows[] = {
        {"Menu du mardi 1er décembre", "2026-12-01", NULL},
        {"Menu du 23 novembre", "2026-11-23", NULL},
        {"Menu du 20 novembre", "2026-11-20", NULL}, /* it is past */
        {"Menu du 04/12", "2026-12-04", NULL},
        {"Menu du 04/12/2026", "2026-12-04", NULL},
        {"Menu du mardi", "2026-11-24", NULL},
        {"Tuesday's menu", "2026-11-24", NULL},
        {"Menu de la semaine du 30 novembre au 4 décembre", NULL, "2026-12-04"},
        {"Menu du 30/11 au 04/12", NULL, "2026-12-04"},
        {"Menu 30.11.–04.12.", NULL, "2026-12-04"},
        {"Menu of the week of 30 November", NULL, "2026-12-06"},
        {"Speiseplan vom 30.11. bis 4.12.2026", NULL, "2026-12-04"},
        {"Étlap 2026. november 30. – december 4.", NULL, "2026-12-04"},
        {"Speiseplan KW 49", NULL, "2026-12-06"},
        {"Speiseplan KW49", NULL, "2026-12-06"},
        {"Menu semaine 49", NULL, "2026-12-06"},
        {"Matsedel vecka 53", NULL, "2027-01-03"},
        {"Week 1 menu", NULL, "2027-01-10"},
        {"Menu semaine n° 49", NULL, "2026-12-06"},
        {"Menu semaine n°49", NULL, "2026-12-06"},
        {"Menu du jour", NULL, NULL},
        {"Menu de la semaine", NULL, NULL},
        {"Menu de la semaine : 3 plats à 12 euros", NULL, NULL}, /* not numbers of weeks */
        {"Herzhaftes Gulasch am 1. Dezember", "2026-12-01", NULL},
    };
    static const struct row dutch[] = {{"Het menu van 1 december", "2026-12-01", NULL}};
    static const struct row hungarian[] = {{"A hét menüje: december 1.", NULL, "2026-12-06"}};
    (void)state;
    CHECK(rows, "fr", "Menu", DISHES);
    CHECK(dutch, "nl", "Menu", DISHES);
    CHECK(hungarian, "hu", "Menu", DISHES);
}

/* The days are in the text. */
static void
a_menu_of_several_days_lasts_their_week(void **state)
{
    static const struct row rows[] = {
        {"Menu du 30 novembre", NULL, "2026-12-06"},
        {"Menu du lundi 30 novembre", NULL, "2026-12-06"},
        {"Menu du mardi", NULL, NULL},
    };
    (void)state;
    CHECK(rows, "fr", "Menu", WEEK);
}

static void
what_says_its_days_itself_keeps_them(void **state)
{
    static const struct row rows[] = {
        {"Menu du 30 novembre", NULL, "2026-12-02"},
    };
    (void)state;
    CHECK(rows, "fr", "Menu", DISHES "<until xmlns='urn:breakroom:1'>2026-12-02</until>");
}

static void
sites_in_english_are_of_countries_with_other_orders(void **state)
{
    static const struct row row = {"Tea 04/12/2026", NULL, NULL},
                            british = {"Tea 04/12/2026", "2026-12-04", NULL};
    (void)state;
    check(&row, "en", "Events", "", true);
    check(&row, "en-US", "Events", "", true);
    check(&british, "en-GB", "Events", "", true);
    check(&british, "pt-BR", "Events", "", true);
    check(&row, "en_US", "Events", "", true);
    check(&row, "ja", "Events", "", true);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_upcoming_is_on_the_day_of_its_title),
        cmocka_unit_test(of_several_days_the_last_is_the_end),
        cmocka_unit_test(a_menu_ends_with_the_day_or_the_week_of_its_title),
        cmocka_unit_test(a_menu_of_several_days_lasts_their_week),
        cmocka_unit_test(what_says_its_days_itself_keeps_them),
        cmocka_unit_test(sites_in_english_are_of_countries_with_other_orders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
