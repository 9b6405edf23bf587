/* The samples as the player reads them over HTTP. Run from the root. */
#include "feeds/samples.h"

#include <unistd.h>

#include "formats/feed_reader.h"

#define ADDRESS "https://samples.example/"

static const struct sample {
    const char *path;
    enum feed_format format;
    size_t count;
    size_t pictures; /* items with this field */
} samples[] = {
    {"feeds/semaine.json", FEED_JSON, 32, 13}, {"feeds/week.json", FEED_JSON, 32, 15},
    {"feeds/alerte.json", FEED_JSON, 1, 0},    {"feeds/alert.json", FEED_JSON, 1, 0},
    {"feeds/wordpress.xml", FEED_RSS, 8, 3},   {"feeds/rss-breakroom.xml", FEED_RSS, 6, 2},
    {"feeds/atom.xml", FEED_ATOM, 6, 2},
};
#define SAMPLES (sizeof(samples) / sizeof(samples[0]))

/* NULL with the reason in *why. */
static struct feed *
parse(struct arena *arena, const char *path, enum reason_code *why)
{
    struct feed_context context = {.base = arena_printf(arena, ADDRESS "%s", path),
                                   .limits = feed_limits_default(),
                                   .default_kind = KIND_NEWS};
    *why = REASON_NONE;
    return feed_parse(sample_read(arena, path), &context, why);
}

static struct feed *
parse_good(struct arena *arena, const char *path)
{
    enum reason_code why = REASON_NONE;
    struct feed *feed = parse(arena, path, &why);
    if (!feed)
        fail_msg("%s: %s", path, reason_code_words(why, REASON_ENGLISH));
    return feed;
}

static void
each_sample_has_its_items(void **state)
{
    for (size_t i = 0; i < SAMPLES; i++) {
        struct feed *feed = parse_good(*state, samples[i].path);
        assert_int_equal(feed->format, samples[i].format);
        assert_int_equal(feed->count, samples[i].count);
        assert_true(feed->title.len > 0);
        assert_true(feed->language.len > 0);
        assert_null(feed->fault.ptr);
        feed_destroy(feed);
    }
}

static bool
check_picture(struct arena *arena, const struct item *item)
{
    if (item->pictures.count == 0)
        return false;
    struct str url = item->pictures.items[0];
    assert_true(str_starts(url, STR(ADDRESS)));
    const char *path = arena_c(arena, str_slice(url, strlen(ADDRESS), SIZE_MAX));
    if (access(path, R_OK) != 0)
        fail_msg("%s is not there", path);
    return true;
}

static void
the_first_picture_of_each_item_is_in_the_repository(void **state)
{
    for (size_t i = 0; i < SAMPLES; i++) {
        struct feed *feed = parse_good(*state, samples[i].path);
        size_t count = 0;
        for (size_t k = 0; k < feed->count; k++)
            count += check_picture(*state, &feed->items[k]);
        if (count != samples[i].pictures)
            fail_msg("%s: %zu pictures", samples[i].path, count);
        feed_destroy(feed);
    }
}

static void
check_kinds(struct arena *arena, const char *path, const enum kind *kinds)
{
    struct feed *feed = parse_good(arena, path);
    for (size_t i = 0; i < feed->count; i++)
        if (feed->items[i].kind != kinds[i])
            fail_msg("%s: item %zu is %s", path, i + 1, kind_name(feed->items[i].kind));
    feed_destroy(feed);
}

static void
categories_and_elements_give_items_their_kinds(void **state)
{
    check_kinds(*state, "feeds/wordpress.xml",
                (enum kind[]){KIND_NEWS, KIND_COMPLIMENT, KIND_NEWS, KIND_COMPLIMENT, KIND_NEWS, KIND_TIP,
                              KIND_PEOPLE, KIND_NEWS});
    check_kinds(*state, "feeds/atom.xml",
                (enum kind[]){KIND_NEWS, KIND_COMPLIMENT, KIND_NEWS, KIND_TIP, KIND_SMILE, KIND_OPERATIONS});
    check_kinds(*state, "feeds/rss-breakroom.xml",
                (enum kind[]){KIND_BAROMETER, KIND_COMPLIMENT, KIND_PEOPLE, KIND_PRODUCT, KIND_OPERATIONS,
                              KIND_PICTURE});
}

static void
repeated_elements_make_lists(void **state)
{
    struct feed *feed = parse_good(*state, "feeds/rss-breakroom.xml");
    assert_int_equal(feed->items[0].fields[FIELD_SERIES]->count, 5);
    assert_int_equal(feed->items[1].fields[FIELD_TO]->texts.count, 2);
    assert_str(feed->items[1].fields[FIELD_TO]->texts.items[1], "Nadège Célestin");
    feed_destroy(feed);
}

static void
a_wordpress_post_shows_its_largest_picture_and_no_code(void **state)
{
    struct feed *feed = parse_good(*state, "feeds/wordpress.xml");
    const struct item *item = &feed->items[2];
    assert_true(str_ends(item->title, STR("une vitrine & une file d’attente")));
    assert_str(item->pictures.items[0], ADDRESS "feeds/pictures/boutique.jpg");
    assert_str(item->author, "Sophie Marchand");
    assert_true(str_find(item->body, STR("\n•\tGrenoble et Chambéry, le 25\u00a0novembre\n")) != SIZE_MAX);
    assert_int_equal(str_find(item->body, STR("<")), SIZE_MAX);
    assert_int_equal(str_find(item->body, STR("&#")), SIZE_MAX);
    feed_destroy(feed);
}

static void
what_is_no_feed_is_refused_with_a_reason(void **state)
{
    static const char *const paths[] = {"feeds/broken/login.html", "feeds/broken/empty.xml",
                                        "feeds/broken/truncated.json"};
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        enum reason_code why = REASON_NONE;
        if (parse(*state, paths[i], &why))
            fail_msg("%s was taken for a feed", paths[i]);
        assert_int_not_equal(why, REASON_NONE);
    }
}

static void
what_can_be_saved_of_a_broken_feed_is_saved(void **state)
{
    struct feed *feed = parse_good(*state, "feeds/broken/truncated.xml");
    assert_true(feed->count >= 3);
    assert_str(feed->items[2].title, "Yuki Tanaka succède à Paul Lemaire");
    feed_destroy(feed);
    feed = parse_good(*state, "feeds/broken/ampersand.xml");
    assert_int_equal(feed->count, 2);
    assert_str(feed->items[1].title, "Lyon & Vienne échangent leurs vitrines");
    feed_destroy(feed);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_sample_has_its_items),
        cmocka_unit_test(the_first_picture_of_each_item_is_in_the_repository),
        cmocka_unit_test(categories_and_elements_give_items_their_kinds),
        cmocka_unit_test(repeated_elements_make_lists),
        cmocka_unit_test(a_wordpress_post_shows_its_largest_picture_and_no_code),
        cmocka_unit_test(what_is_no_feed_is_refused_with_a_reason),
        cmocka_unit_test(what_can_be_saved_of_a_broken_feed_is_saved),
    };
    return cmocka_run_group_tests(tests, samples_setup, samples_teardown);
}
