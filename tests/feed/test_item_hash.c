/* An edited item has another hash; an unchanged one keeps it, in any process. */
#include "test.h"

#include "feed/item.h"

static struct item
an_item(void)
{
    return (struct item){.key = STR("1"),
                         .title = STR("Soup"),
                         .text = STR("Leek"),
                         .kind = KIND_TIP,
                         .published_s = 5,
                         .updated_s = TIME_NONE,
                         .first_seen_ms = TIME_NONE};
}

static void
each_part_of_what_is_shown_counts(void **state)
{
    (void)state;
    struct str picture = STR("https://house.example/a.jpg");
    struct value place = {.type = TYPE_TEXT, .text = STR("Hall")};
    struct item changed[9];
    for (size_t i = 0; i < sizeof(changed) / sizeof(changed[0]); i++)
        changed[i] = an_item();
    changed[0].key = STR("2");
    changed[1].title = STR("Soups");
    changed[2].text = STR("Leak");
    changed[3].kind = KIND_NEWS;
    changed[4].published_s = 6;
    changed[5].pictures = (struct str_list){&picture, 1};
    changed[6].fields[FIELD_WHERE] = &place;
    changed[7].title = STR("SoupL"); /* text that moves from one part to the next */
    changed[7].text = STR("eek");
    changed[8].body = STR("Leek");
    struct item plain = an_item();
    for (size_t i = 0; i < sizeof(changed) / sizeof(changed[0]); i++)
        for (size_t k = 0; k <= i; k++)
            assert_true(item_hash(&changed[i]) != item_hash(k == i ? &plain : &changed[k]));
}

static void
where_and_when_it_was_loaded_does_not(void **state)
{
    (void)state;
    struct item plain = an_item(), loaded = plain;
    loaded.feed = STR("lobby");
    loaded.source = STR("The house");
    loaded.first_seen_ms = 1795600000000;
    loaded.summary = STR("");
    loaded.offset = 77;
    loaded.quarantined = true;
    assert_true(item_hash(&loaded) == item_hash(&plain));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_part_of_what_is_shown_counts),
        cmocka_unit_test(where_and_when_it_was_loaded_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
