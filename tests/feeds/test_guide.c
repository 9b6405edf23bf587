/* The guide for authors of feeds: its examples are valid. Run from the root. */
#include "feeds/samples.h"

#define GUIDE        "docs/feeds.md"
#define GUIDE_FRENCH "docs/feeds.fr.md"

/* The next block between ```json and ```, or absent. */
static struct str
next_example(struct str *rest)
{
    size_t at = str_find(*rest, STR("```json\n"));
    if (at == SIZE_MAX)
        return STR_NONE;
    *rest = str_slice(*rest, at + 8, SIZE_MAX);
    size_t end = str_find(*rest, STR("```"));
    assert_true(end != SIZE_MAX);
    struct str example = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end + 3, SIZE_MAX);
    return example;
}

static void
check_example(struct arena *arena, struct str text, bool *shown)
{
    const struct json *json = json_read(arena, text);
    if (!json)
        fail_msg("no strict JSON: %.*s", STR_ARG(text));
    if (json_get(json, "items"))
        json = json_get(json, "items")->first;
    sample_check_item(arena, json);
    shown[sample_kind(json)] = true;
}

static void
check_examples(struct arena *arena, const char *path, bool *shown)
{
    struct str rest = sample_read(arena, path);
    for (struct str text = next_example(&rest); text.ptr; text = next_example(&rest))
        check_example(arena, text, shown);
}

static const char *const guides[] = {GUIDE, GUIDE_FRENCH};

static void
each_kind_has_a_right_example(void **state)
{
    for (int i = 0; i < 2; i++) {
        bool shown[KIND_COUNT] = {false};
        check_examples(*state, guides[i], shown);
        for (enum kind kind = 0; kind < KIND_COUNT; kind++)
            if (!shown[kind])
                fail_msg("%s has no example of %s", guides[i], kind_name(kind));
    }
}

static void
every_field_is_in_both_guides(void **state)
{
    for (int i = 0; i < 2; i++) {
        struct str guide = sample_read(*state, guides[i]);
        for (enum field field = 0; field < FIELD_COUNT; field++)
            if (str_find(guide, arena_printf(*state, "`%s`", field_name(field))) == SIZE_MAX)
                fail_msg("%s has nothing about %s", guides[i], field_name(field));
    }
}

/* Each `Name` in the table of categories that begins with `head`; counts those that name a kind. */
static void
check_categories(struct str guide, struct str head, bool *named)
{
    size_t at = str_find(guide, head);
    assert_true(at != SIZE_MAX);
    struct str table = str_slice(guide, at, SIZE_MAX);
    table = str_slice(table, 0, str_find(table, STR("\n\n")));
    for (str_split(&table, '`'); table.len; str_split(&table, '`')) {
        enum kind kind;
        struct str name = str_split(&table, '`');
        if (!kind_from_category(name, &kind))
            fail_msg("'%.*s' is no category", STR_ARG(name));
        named[kind] = true;
    }
    for (enum kind kind = 0; kind < KIND_COUNT; kind++)
        if (!named[kind])
            fail_msg("no category for %s", kind_name(kind));
}

static void
the_categories_in_the_tables_name_every_kind(void **state)
{
    bool named[KIND_COUNT] = {false}, named_in_french[KIND_COUNT] = {false};
    check_categories(sample_read(*state, GUIDE), STR("| to get |"), named);
    check_categories(sample_read(*state, GUIDE_FRENCH), STR("| pour montrer |"), named_in_french);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_has_a_right_example),
        cmocka_unit_test(every_field_is_in_both_guides),
        cmocka_unit_test(the_categories_in_the_tables_name_every_kind),
    };
    return cmocka_run_group_tests(tests, samples_setup, samples_teardown);
}
