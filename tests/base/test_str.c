#include "test.h"

#include <stdio.h>

#include "base/str.h"

static void
split_gives_each_part_and_ends_absent(void **state)
{
    (void)state;
    struct str rest = STR("a,,b");
    assert_str(str_split(&rest, ','), "a");
    assert_str(str_split(&rest, ','), "");
    assert_str(str_split(&rest, ','), "b");
    assert_null(rest.ptr);
}

static void
a_word_of_a_list_is_whole(void **state)
{
    (void)state;
    assert_true(str_has_word(STR("mar mars march"), STR("mars")));
    assert_true(str_has_word(STR("mar mars march"), STR("march")));
    assert_false(str_has_word(STR("mars march"), STR("mar")));
    assert_false(str_has_word(STR_NONE, STR("mar")));
    struct str list = STR("aprilis april ap  aprils av apr apra a april-fool pril xapril aprile ap");
    assert_true(str_has_word(list, STR("aprile")));
    assert_true(str_has_word(list, STR("ap")));
    assert_true(str_has_word(list, STR("a")));
    assert_true(str_has_word(list, STR("pril")));
    assert_false(str_has_word(list, STR("fool")));
    assert_false(str_has_word(list, STR("apri")));
    assert_false(str_has_word(str_slice(list, 0, list.len - 4), STR("aprile")));
}

static void
only_the_case_of_letters_is_ignored(void **state)
{
    (void)state;
    assert_true(str_equal_nocase(STR("Straße [1]"), STR("sTRAße [1]")));
    assert_true(str_starts_nocase(STR("HTTP://"), STR("http")));
    assert_false(str_starts_nocase(STR("{1}"), STR("[1")));
    assert_false(str_starts_nocase(STR("a@"), STR("a`")));
    assert_false(str_starts_nocase(STR("ht"), STR("http")));
    assert_true(str_starts_nocase(STR("x"), STR("")));
}

static void
numbers_are_read_as_json_writes_them(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool good;
        double value;
    } rows[] = {{"4.6", true, 4.6},      {"-0.2", true, -0.2}, {"+3", true, 3},     {"1e3", true, 1000},
                {"1.5e-3", true, .0015}, {"", false, 0},       {"4,6", false, 0},   {"4.6 ", false, 0},
                {".", false, 0},         {"1e", false, 0},     {"1e999", false, 0}, {"0.1", true, 0.1}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        double value = 0;
        assert_int_equal(str_to_double(str_from(rows[i].text), &value), rows[i].good);
        if (rows[i].good)
            assert_true(value == rows[i].value);
    }
}

static void
integers_stop_at_the_range(void **state)
{
    (void)state;
    int64_t value = 0;
    assert_true(str_to_int(STR("9223372036854775807"), &value));
    assert_true(value == INT64_MAX);
    assert_false(str_to_int(STR("9223372036854775808"), &value));
    assert_false(str_to_int(STR("12a"), &value));
    assert_false(str_to_int(STR("-"), &value));
}

static void
find_meets_the_first_one(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("abcabc"), STR("ca")), 2);
    assert_int_equal(str_find(STR("aaab"), STR("aab")), 1);
    assert_true(str_find(STR("ab"), STR("abc")) == SIZE_MAX);
    assert_int_equal(str_find(STR("ab"), STR("")), 0);
}

static void
a_buffer_refuses_to_pass_its_ceiling(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 5);
    assert_true(buf_put(&b, STR("abc")));
    assert_false(buf_put(&b, STR("defg")));
    assert_true(b.full);
    assert_str(buf_str(&b), "abcde");
    assert_false(buf_put_code(&b, 0x20AC));
    buf_clear(&b);
    assert_true(buf_printf(&b, "%d", 42));
    assert_string_equal(buf_c(&b), "42");
    buf_finish(&b);
}

static void
words_are_filled_with_arguments_on_one_line(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 40);
    const struct str args[FILL_ARGS] = {STR("tea\n{1}"), STR("\x1b[1m"), STR_NONE, STR("4")};
    assert_true(buf_fill(&b, "{3} of {0}, {1}{2} {4} {", args));
    assert_string_equal(buf_c(&b), "4 of tea {1},  [1m {4} {");
    assert_false(buf_fill(&b, "{0} and more than there is room for", args));
    assert_true(b.full && b.len == 40);
    buf_finish(&b);
}

static void
escapes_are_decoded_but_for_control_characters(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected; /* NULL: refused */
    } rows[] = {
        {"/srv/news.xml", "/srv/news.xml"},
        {"/a%20b%2Fc", "/a b/c"},
        {"%C3%a9t%c3%A9", "été"},
        {"100%", "100%"},
        {"%4", "%4"},
        {"%zz%2520", "%zz%20"},
        {"a%00b", NULL},
        {"a%0ab", NULL},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char text[64];
        snprintf(text, sizeof(text), "%s", rows[i].text);
        assert_int_equal(str_decode_percent(text), rows[i].expected != NULL);
        if (rows[i].expected)
            assert_string_equal(text, rows[i].expected);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(split_gives_each_part_and_ends_absent),
        cmocka_unit_test(a_word_of_a_list_is_whole),
        cmocka_unit_test(only_the_case_of_letters_is_ignored),
        cmocka_unit_test(numbers_are_read_as_json_writes_them),
        cmocka_unit_test(integers_stop_at_the_range),
        cmocka_unit_test(find_meets_the_first_one),
        cmocka_unit_test(a_buffer_refuses_to_pass_its_ceiling),
        cmocka_unit_test(words_are_filled_with_arguments_on_one_line),
        cmocka_unit_test(escapes_are_decoded_but_for_control_characters),
    };
    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
