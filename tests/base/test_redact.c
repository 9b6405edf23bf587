#include "test.h"

#include "base/redact.h"

static void
expect(const char *address, const char *shown)
{
    char out[256];
    redact_address(address, out, sizeof(out));
    if (strcmp(out, shown) != 0)
        fail_msg("'%s' is shown as '%s', not '%s'", address, out, shown);
}

static void
an_address_is_shown_without_its_secrets(void **state)
{
    (void)state;
    static const struct {
        const char *address, *shown;
    } rows[] = {
        {"https://example.org/feed.xml", "https://example.org/feed.xml"},
        {"https://joe:pw@example.org/feed.xml", "https://example.org/feed.xml"},
        {"https://joe@example.org/feed.xml", "https://example.org/feed.xml"},
        {"https://joe:p@w@example.org:8080/", "https://example.org:8080/"},
        {"https://joe:pw@[2001:db8::1]:8080/x", "https://[2001:db8::1]:8080/x"},
        {"https://example.org/a@b?token=1#x", "https://example.org/a@b?…"},
        {"https://example.org?token=1", "https://example.org?…"},
        {"https://example.org/#token", "https://example.org/"},
        {"https://example.org/2026-11-28-company-news/Hauptversammlung.xml",
         "https://example.org/2026-11-28-company-news/Hauptversammlung.xml"},
        {"https://example.org/hooks/3f9a8b7c6d5e4f3a2b1c/feed.xml", "https://example.org/hooks/…/feed.xml"},
        {"https://example.org/s/xYzAbCdEfGhIjKlMnOpQ.xml", "https://example.org/s/….xml"},
        {"https://example.org/7b0c2d9e-1f52-4a6b-9c3d-0e8f7a6b5c4d/rss", "https://example.org/…/rss"},
        {"https://example.org/feed;key=abc/token=def/x", "https://example.org/feed;key=…/token=…/x"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        expect(rows[i].address, rows[i].shown);
}

static void
a_mistyped_address_shows_no_password(void **state)
{
    (void)state;
    static const struct {
        const char *address, *shown;
    } rows[] = {
        {"htps://joe:secret@example.org/feed", "htps://example.org/feed"},
        {"https:/joe:secret@example.org/feed", "https:/example.org/feed"},
        {"https:\\\\joe:secret@example.org\\feed", "https:\\\\example.org\\feed"},
        {"https//joe:secret@example.org/feed", "https//example.org/feed"},
        {"https;//joe:secret@example.org/feed", "https;//example.org/feed"},
        {"https:joe:secret@example.org/feed", "example.org/feed"},
        {"//joe:secret@example.org/feed", "//example.org/feed"},
        {"joe:secret@example.org/feed", "example.org/feed"},
        {"joe:secret@example.org", "example.org"},
        {"secret@example.org/feed", "example.org/feed"},
        {"www.example.org/feed?token=secret", "www.example.org/feed?…"},
        {"localhost:8080/feed?token=secret", "localhost:8080/feed?…"},
        {"joe:secret@https://example.org/feed", "https://example.org/feed"},
        {"http://joe:p@se#cret@example.org/", "http://…@example.org"},
        {"http://joe:se/cret@example.org/feed", "http://…@example.org"},
        {"http://joe:se?cret@example.org/feed", "http://…@example.org"},
        {"http://joe:secret@x@y/z@example.org:81/feed", "http://…@example.org"},
        {"https://example.org:8080/feed?by=joe@x&token=secret", "https://…"},
        {"\"https://joe:secret@example.org/feed\"", "…@example.org"},
        {" https://joe:secret@example.org/feed", "…@example.org"},
        {"https ://joe:secret@example.org/feed", "…@example.org"},
        {"url=https://joe:secret@example.org/feed", "…@example.org"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        expect(rows[i].address, rows[i].shown);
}

static void
a_path_is_shown_as_it_is(void **state)
{
    (void)state;
    static const char *const paths[] = {"feeds/company@week.json",
                                        "company@week.json",
                                        "news.json",
                                        "",
                                        "-",
                                        "/srv/feeds/a:b@c.json",
                                        "../a/b@c.json",
                                        "C:\\feeds\\a@b.json",
                                        "file:///srv/a@b/c.json",
                                        "file:/srv/a@b.json"};
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
        expect(paths[i], paths[i]);
}

static void
what_does_not_fit_is_cut(void **state)
{
    (void)state;
    char out[12] = "###########", one[1] = "#";
    redact_address("https://joe:secret@example.org/feed", out, sizeof(out));
    assert_string_equal(out, "https://exa");
    redact_address("https://example.org/", one, sizeof(one));
    assert_string_equal(one, "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_is_shown_without_its_secrets),
        cmocka_unit_test(a_mistyped_address_shows_no_password),
        cmocka_unit_test(a_path_is_shown_as_it_is),
        cmocka_unit_test(what_does_not_fit_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
