#include "test.h"

#include "base/duration.h"
#include "store/house.h"

/* STR, as an initialiser of static data. */
#define S(literal)                                                                                           \
    {                                                                                                        \
        literal, sizeof(literal) - 1                                                                         \
    }

/* A feed of so many items, first seen at HOUSE_NOW. */
static void
put(struct house *house, struct store *writer, const char *name, const char *url, size_t items)
{
    bool changed;
    struct feed feed = house_feed(house, name, items);
    struct store_feed state = house_state(name);
    state.url = str_from(url);
    state.etag = str_from(name);
    assert_true(store_put_feed(writer, &state, &feed, HOUSE_NOW, &changed));
}

/* How many of its items a reader sees. */
static size_t
count_of(struct house *house, const char *name)
{
    size_t count = 0;
    struct store_content content = house_load(house);
    for (size_t i = 0; i < content.count; i++)
        count += str_equal(content.items[i].feed, str_from(name));
    arena_destroy(content.arena);
    return count;
}

static struct str
etag_of(struct house *house, struct store *writer, const char *name)
{
    struct store_feed state;
    return store_feed_state(writer, str_from(name), house->arena, &state) ? state.etag : STR_NONE;
}

static const struct store_named other[] = {{S("other"), S("http://house.example/other")}};
static const struct store_named both[] = {{S("other"), S("http://house.example/other")},
                                          {S("lobby"), S("http://house.example/a")}};

static struct store *
two_feeds(struct house *house)
{
    struct store *writer = house_open(house, STORE_WRITE);
    put(house, writer, "other", "http://house.example/other", 1);
    put(house, writer, "news", "http://house.example/a", 3);
    return writer;
}

static void
a_renamed_feed_keeps_items_dates_and_validators(void **state)
{
    struct house *house = *state;
    struct store *writer = two_feeds(house);
    assert_true(store_rename_feeds(writer, both, 2));
    assert_int_equal(count_of(house, "lobby"), 3);
    assert_int_equal(count_of(house, "news"), 0);
    struct store_content content = house_load(house);
    for (size_t i = 0; i < content.count; i++)
        assert_true(content.items[i].first_seen_ms == HOUSE_NOW);
    arena_destroy(content.arena);
    assert_str(etag_of(house, writer, "lobby"), "news");
    store_close(writer);
}

static void
one_that_is_not_named_is_hidden_and_comes_back_under_any_name(void **state)
{
    struct house *house = *state;
    struct store *writer = two_feeds(house);
    assert_true(store_keep_feeds(writer, other, 1, house_moment(HOUSE_NOW)));
    assert_int_equal(count_of(house, "news"), 0);
    assert_null(etag_of(house, writer, "news").ptr);
    struct store_content content = house_load(house);
    assert_int_equal(content.count, 1);
    arena_destroy(content.arena);
    assert_true(store_keep_feeds(writer, both, 2, house_moment(HOUSE_NOW + 29 * DAY_MS)));
    assert_int_equal(count_of(house, "lobby"), 3);
    assert_str(etag_of(house, writer, "lobby"), "news");
    store_close(writer);
}

static void
after_thirty_days_it_is_gone(void **state)
{
    struct house *house = *state;
    struct store *writer = two_feeds(house);
    assert_true(store_keep_feeds(writer, other, 1, house_moment(HOUSE_NOW)));
    assert_true(store_keep_feeds(writer, other, 1, house_moment(HOUSE_NOW + 31 * DAY_MS)));
    assert_true(store_keep_feeds(writer, both, 2, house_moment(HOUSE_NOW + 31 * DAY_MS)));
    assert_int_equal(count_of(house, "lobby"), 0);
    assert_int_equal(count_of(house, "other"), 1);
    store_close(writer);
}

static void
a_clock_that_is_not_trusted_removes_nothing(void **state)
{
    struct house *house = *state;
    struct store *writer = two_feeds(house);
    struct moment late = {.wall_ms = HOUSE_NOW + 4000 * DAY_MS, .trusted = false};
    assert_true(store_keep_feeds(writer, other, 1, late));
    assert_true(store_keep_feeds(writer, other, 1, late));
    /* the first trusted time begins the thirty days */
    assert_true(store_keep_feeds(writer, other, 1, house_moment(HOUSE_NOW)));
    assert_true(store_keep_feeds(writer, other, 1, house_moment(HOUSE_NOW + 29 * DAY_MS)));
    assert_true(store_keep_feeds(writer, both, 2, house_moment(HOUSE_NOW + 29 * DAY_MS)));
    assert_int_equal(count_of(house, "lobby"), 3);
    store_close(writer);
}

static void
feeds_may_exchange_their_names(void **state)
{
    static const struct store_named exchanged[] = {{S("news"), S("http://house.example/other")},
                                                   {S("other"), S("http://house.example/a")}};
    struct house *house = *state;
    struct store *writer = two_feeds(house);
    assert_true(store_keep_feeds(writer, exchanged, 2, house_moment(HOUSE_NOW)));
    assert_int_equal(count_of(house, "news"), 1);
    assert_int_equal(count_of(house, "other"), 3);
    store_close(writer);
}

static void
a_name_that_another_address_takes_keeps_nothing_from_it(void **state)
{
    static const struct store_named moved[] = {{S("news"), S("http://house.example/other")}};
    struct house *house = *state;
    struct store *writer = two_feeds(house);
    assert_true(store_rename_feeds(writer, moved, 1));
    assert_int_equal(count_of(house, "news"), 1);
    assert_true(store_keep_feeds(writer, both, 2, house_moment(HOUSE_NOW)));
    assert_int_equal(count_of(house, "lobby"), 3);
    store_close(writer);
}

static void
a_corrected_address_keeps_the_items_of_its_name(void **state)
{
    static const struct store_named corrected[] = {{S("other"), S("http://house.example/other")},
                                                   {S("news"), S("http://house.example/b")}};
    struct house *house = *state;
    struct store *writer = two_feeds(house);
    assert_true(store_keep_feeds(writer, corrected, 2, house_moment(HOUSE_NOW)));
    assert_int_equal(count_of(house, "news"), 3);
    store_close(writer);
}

static void
an_address_that_two_feeds_have_says_nothing(void **state)
{
    static const struct store_named twins[] = {{S("one"), S("http://house.example/a")},
                                               {S("two"), S("http://house.example/a")}};
    struct house *house = *state;
    struct store *writer = two_feeds(house);
    assert_true(store_keep_feeds(writer, twins, 2, house_moment(HOUSE_NOW)));
    struct store *reader = house_open(house, STORE_READ);
    struct store_content content;
    const struct str names[] = {STR("one"), STR("two")};
    assert_false(store_load(reader, names, 2, &content));
    store_close(reader);
    store_close(writer);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, house_create, house_destroy)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(a_renamed_feed_keeps_items_dates_and_validators),
        ROW(one_that_is_not_named_is_hidden_and_comes_back_under_any_name),
        ROW(after_thirty_days_it_is_gone),
        ROW(a_clock_that_is_not_trusted_removes_nothing),
        ROW(feeds_may_exchange_their_names),
        ROW(a_name_that_another_address_takes_keeps_nothing_from_it),
        ROW(a_corrected_address_keeps_the_items_of_its_name),
        ROW(an_address_that_two_feeds_have_says_nothing),
    };
    return cmocka_run_group_tests_name("hidden", tests, NULL, NULL);
}
