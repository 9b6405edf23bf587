#include "test.h"

#include "text/url.h"

static void
references_join_their_base_as_rfc_3986_says(void **state)
{
    (void)state;
    static const struct {
        const char *reference, *expected;
    } rows[] = {
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y", "http://a/b/c/g?y"},
        {"#s", "http://a/b/c/d;p?q#s"},
        {"g#s", "http://a/b/c/g#s"},
        {"g?y#s", "http://a/b/c/g?y#s"},
        {";x", "http://a/b/c/;x"},
        {".", "http://a/b/c/"},
        {"./", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../..", "http://a/"},
        {"../../g", "http://a/g"},
        {"../../../g", "http://a/g"},
        {"/./g", "http://a/g"},
        {"/../g", "http://a/g"},
        {"g.", "http://a/b/c/g."},
        {"..g", "http://a/b/c/..g"},
        {"./../g", "http://a/b/g"},
        {"g/./h", "http://a/b/c/g/h"},
        {"g/../h", "http://a/b/c/h"},
        {"mailto:x@y", "mailto:x@y"},
        {" h\nttp://x/ ", "http://x/"},
        {"g?a/../b", "http://a/b/c/g?a/../b"},
    };
    struct arena *arena = arena_create(1 << 20);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_str(url_resolve(arena, STR("http://a/b/c/d;p?q"), str_from(rows[i].reference)),
                   rows[i].expected);
    assert_str(url_resolve(arena, STR("http://a"), STR("g")), "http://a/g");
    assert_null(url_resolve(arena, STR("http://a"), STR(" ")).ptr);
    arena_destroy(arena);
}

static void
a_base_that_is_no_web_address_changes_nothing(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 20);
    static const char *const bases[] = {"", "file:///x", "/home/x", "ftp://a/", "http://", "http:///x"};
    for (size_t i = 0; i < sizeof(bases) / sizeof(bases[0]); i++)
        assert_str(url_resolve(arena, str_from(bases[i]), STR("p/q.png")), "p/q.png");
    assert_str(url_resolve(arena, STR_NONE, STR("p.png")), "p.png");
    arena_destroy(arena);
}

static void
schemes_are_told_from_paths(void **state)
{
    (void)state;
    assert_true(url_is_http(STR("HTTPS://x")));
    assert_false(url_is_http(STR("http:x")));
    assert_true(url_has_scheme(STR("data:image/png;base64,x")));
    assert_true(url_has_scheme(STR("javascript:x")));
    assert_false(url_has_scheme(STR("a/b:c")));
    assert_false(url_has_scheme(STR(":x")));
    assert_false(url_has_scheme(STR("")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_join_their_base_as_rfc_3986_says),
        cmocka_unit_test(a_base_that_is_no_web_address_changes_nothing),
        cmocka_unit_test(schemes_are_told_from_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
