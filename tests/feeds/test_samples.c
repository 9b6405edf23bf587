/* The sample feeds are the demo, and people copy from them: they have no mistake. Run from the root. */
#include "feeds/samples.h"

#include <unistd.h>

static const char *const json_feeds[] = {"feeds/semaine.json", "feeds/week.json", "feeds/alerte.json",
                                         "feeds/alert.json"};
#define JSON_FEEDS (sizeof(json_feeds) / sizeof(json_feeds[0]))

/* The first item; the others follow by `next`. */
static const struct json *
items_of(struct arena *arena, const char *path)
{
    const struct json *root = json_read(arena, sample_read(arena, path));
    if (!root)
        fail_msg("%s: no strict JSON", path);
    assert_non_null(json_get(root, "items"));
    return json_get(root, "items")->first;
}

static void
every_field_is_known_belongs_to_its_kind_and_has_its_type(void **state)
{
    for (size_t i = 0; i < JSON_FEEDS; i++)
        for (const struct json *item = items_of(*state, json_feeds[i]); item; item = item->next)
            sample_check_item(*state, item);
}

static void
check_kinds(struct arena *arena, const char *path, bool alerts)
{
    size_t count[KIND_COUNT] = {0};
    for (const struct json *item = items_of(arena, path); item; item = item->next)
        count[sample_kind(item)]++;
    for (enum kind kind = 0; kind < KIND_COUNT; kind++)
        if ((count[kind] > 0) != ((kind == KIND_ALERT) == alerts))
            fail_msg("%s: %zu of %s", path, count[kind], kind_name(kind));
}

static void
the_weeks_show_every_kind_but_the_alert_which_has_feeds_of_its_own(void **state)
{
    check_kinds(*state, "feeds/semaine.json", false);
    check_kinds(*state, "feeds/week.json", false);
    check_kinds(*state, "feeds/alerte.json", true);
    check_kinds(*state, "feeds/alert.json", true);
}

static void
every_item_has_an_id_of_its_own(void **state)
{
    for (size_t i = 0; i < JSON_FEEDS; i++)
        for (const struct json *item = items_of(*state, json_feeds[i]); item; item = item->next)
            for (const struct json *other = item->next; other; other = other->next)
                assert_false(str_equal(json_get_text(item, "id"), json_get_text(other, "id")));
}

static void
every_picture_is_in_the_repository(void **state)
{
    size_t count = 0;
    for (size_t i = 0; i < JSON_FEEDS; i++)
        for (const struct json *item = items_of(*state, json_feeds[i]); item; item = item->next) {
            struct str image = json_get_text(item, "image");
            if (!image.ptr)
                continue;
            const char *path = file_join(*state, "feeds", arena_c(*state, image));
            if (access(path, R_OK) != 0)
                fail_msg("%s is not there", path);
            count++;
        }
    assert_true(count >= 20);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_is_known_belongs_to_its_kind_and_has_its_type),
        cmocka_unit_test(the_weeks_show_every_kind_but_the_alert_which_has_feeds_of_its_own),
        cmocka_unit_test(every_item_has_an_id_of_its_own),
        cmocka_unit_test(every_picture_is_in_the_repository),
    };
    return cmocka_run_group_tests(tests, samples_setup, samples_teardown);
}
