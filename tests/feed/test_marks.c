#include "feed/marks.h"

#include "test.h"

static void
marks_are_written_and_read_back(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 16);
    struct buf text;
    struct str rows;
    buf_init(&text, 100);
    buf_put(&text, STR("See "));
    buf_put_char(&text, HTML_MARK_SIGN + HTML_MARK_LINK);
    buf_put(&text, STR("the plan"));
    buf_put_char(&text, HTML_MARK_END_LINK);
    buf_put_char(&text, HTML_MARK_SIGN + HTML_MARK_HIDDEN);
    buf_put(&text, STR(" (hidden)"));
    buf_put_char(&text, HTML_MARK_END);
    struct str plain = marks_take(arena, buf_str(&text), &rows);
    assert_str(plain, "See the plan (hidden)");
    struct mark_list list = marks_read(arena, rows, plain.len);
    assert_int_equal(list.count, 2);
    assert_int_equal(list.items[0].kind, HTML_MARK_LINK);
    assert_int_equal(list.items[0].from, 4);
    assert_int_equal(list.items[0].to, 12);
    assert_int_equal(list.items[1].kind, HTML_MARK_HIDDEN);
    assert_int_equal(list.items[1].from, 12);
    assert_int_equal(list.items[1].to, 21);
    buf_finish(&text);
    arena_destroy(arena);
}

/* As in a store that was damaged: no mark may lead out of the body. */
static void
a_mark_outside_the_body_is_left_out(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "a0+11",
        "a10+1",
        "a11+1",
        "a0+0",
        "a-1+2",
        "a4294967296+2",
        "a1+4294967297",
        "a4294967297+4",
        "a9223372036854775807+9223372036854775807",
        "~0+1",
        "a0",
        "a+1",
    };
    struct arena *arena = arena_create(1 << 16);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (marks_read(arena, str_from(rows[i]), 10).count)
            fail_msg("'%s' is read", rows[i]);
    struct mark_list list = marks_read(arena, STR("a0+11 a0+10 a9+1"), 10);
    assert_int_equal(list.count, 2);
    assert_int_equal(list.items[1].to, 10);
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_written_and_read_back),
        cmocka_unit_test(a_mark_outside_the_body_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
