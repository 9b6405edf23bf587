#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "fetch/asking.h"

static void
a_body_comes_with_its_type_validators_and_place(void **state)
{
    struct asking *asking = *state;
    httpd_answer_ok(asking->httpd, "/feed",
                    "Content-Type: application/rss+xml\r\nETag: \"1\"\r\n"
                    "Last-Modified: Mon, 23 Nov 2026 08:00:00 GMT\r\n",
                    STR("hello"));
    const struct transfer_answer *answer = get_path(asking, "/feed");
    assert_int_equal(answer->result, TRANSFER_OK);
    assert_int_equal(answer->status, 200);
    assert_str(answer->body, "hello");
    assert_str(answer->content_type, "application/rss+xml");
    assert_str(answer->etag, "\"1\"");
    assert_str(answer->last_modified, "Mon, 23 Nov 2026 08:00:00 GMT");
    assert_str(answer->location, asking->url);
    assert_int_equal(answer->reach, REACH_MACHINE);
}

static void
the_request_says_who_asks_and_keeps_no_cookies(void **state)
{
    struct asking *asking = *state;
    httpd_answer_ok(asking->httpd, "/a", "Set-Cookie: who=me\r\n", STR("x"));
    get_path(asking, "/a");
    struct transfer_request request = request_for(asking, "/a");
    request.accept = "application/feed+json, */*;q=0.5";
    get(asking, request);
    const char *head = httpd_last(asking->httpd);
    assert_non_null(strstr(head, "GET /a HTTP/1.1\r\n"));
    assert_non_null(strstr(head, "User-Agent: breakroom/"));
    assert_non_null(strstr(head, "Accept: application/feed+json, */*;q=0.5\r\n"));
    assert_non_null(strstr(head, "gzip"));
    assert_null(strstr(head, "Cookie"));
}

static void
validators_make_the_request_conditional(void **state)
{
    struct asking *asking = *state;
    httpd_answer_etag(asking->httpd, "/feed", "\"v7\"", STR("hello"));
    struct transfer_request request = request_for(asking, "/feed");
    request.etag = "\"v7\"";
    request.last_modified = "Mon, 23 Nov 2026 08:00:00 GMT";
    const struct transfer_answer *answer = get(asking, request);
    assert_int_equal(answer->result, TRANSFER_NOT_MODIFIED);
    assert_int_equal(answer->body.len, 0);
    assert_non_null(strstr(httpd_last(asking->httpd), "If-None-Match: \"v7\"\r\n"));
    assert_non_null(
        strstr(httpd_last(asking->httpd), "If-Modified-Since: Mon, 23 Nov 2026 08:00:00 GMT\r\n"));
    request.etag = "\"v6\"";
    assert_int_equal(get(asking, request)->result, TRANSFER_OK);
}

static void
a_304_that_nobody_asked_for_is_a_failure(void **state)
{
    struct asking *asking = *state;
    httpd_answer(asking->httpd, "/feed", REPLY("304 Not Modified\r\n\r\n"), HTTPD_CLOSE);
    assert_fails(get_path(asking, "/feed"), "304 Not Modified to an unconditional request");
}

static void
a_compressed_body_is_unpacked(void **state)
{
    struct asking *asking = *state;
    struct buf gz;
    buf_init(&gz, CEILING);
    compressed("printf hello | gzip", &gz);
    httpd_answer_ok(asking->httpd, "/gz", "Content-Encoding: gzip\r\n", buf_str(&gz));
    buf_finish(&gz);
    assert_str(get_path(asking, "/gz")->body, "hello");
}

static void
retry_after_is_read_as_seconds_or_date(void **state)
{
    struct asking *asking = *state;
    static const struct {
        const char *headers;
        int64_t ms;
    } rows[] = {
        {"Retry-After: 120\r\n", 120000},
        {"Retry-After: 0\r\n", 0},
        {"Retry-After: -5\r\n", 0},
        {"Retry-After: soon\r\n", 0},
        {"Retry-After: 99999999999999999\r\n", INT64_C(3153600000000)},
        {"Date: Mon, 23 Nov 2026 08:00:00 GMT\r\nRetry-After: Mon, 23 Nov 2026 08:10:00 GMT\r\n", 600000},
        {"Date: Mon, 23 Nov 2026 08:00:00 GMT\r\nRetry-After: Mon, 23 Nov 2026 07:10:00 GMT\r\n", 0},
        {"", 0},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf raw;
        buf_init(&raw, CEILING);
        buf_printf(&raw, "HTTP/1.1 503 Busy\r\n%s\r\n", rows[i].headers);
        httpd_answer(asking->httpd, "/busy", buf_str(&raw), HTTPD_CLOSE);
        buf_finish(&raw);
        const struct transfer_answer *answer = get_path(asking, "/busy");
        assert_fails(answer, "answered 503");
        assert_true(answer->retry_after_ms == rows[i].ms);
    }
}

static void
user_and_password_are_sent_and_never_shown(void **state)
{
    struct asking *asking = *state;
    char url[HTTPD_URL_BYTES];
    snprintf(url, sizeof(url), "http://joe:s3cret@127.0.0.1:%d/feed?token=abc", httpd_port(asking->httpd));
    httpd_answer_ok(asking->httpd, "/feed?token=abc", "", STR("x"));
    struct transfer_request request = request_for(asking, "");
    request.url = url;
    const struct transfer_answer *answer = get(asking, request);
    assert_non_null(strstr(httpd_last(asking->httpd), "Authorization: Basic am9lOnMzY3JldA==\r\n"));
    assert_int_equal(str_find(answer->location, STR("s3cret")), SIZE_MAX);
    httpd_answer(asking->httpd, "/feed?token=abc", REPLY("302 Found\r\nLocation: /feed?token=abc\r\n\r\n"),
                 HTTPD_CLOSE);
    answer = get(asking, request);
    assert_fails(answer, "too many redirects");
    assert_null(strstr(english(&answer->why), "s3cret"));
    assert_null(strstr(english(&answer->why), "abc"));
}

static void
the_login_of_a_feed_counts_for_its_own_host_only(void **state)
{
    struct asking *asking = *state;
    char login[HTTPD_URL_BYTES];
    snprintf(login, sizeof(login), "http://joe:s3cret@127.0.0.1:%d/feed", httpd_port(asking->httpd));
    httpd_answer_ok(asking->httpd, "/a b.jpg", "", STR("x"));
    httpd_answer_ok(asking->httpd, "/a%20b.jpg", "", STR("x"));
    struct transfer_request request = request_for(asking, "/a b.jpg");
    request.configured = login;
    assert_int_equal(get(asking, request)->result, TRANSFER_OK);
    assert_non_null(strstr(httpd_last(asking->httpd), "Authorization: Basic"));
    request.configured = "http://joe:s3cret@127.0.0.1:1/feed";
    assert_int_equal(get(asking, request)->result, TRANSFER_OK);
    assert_null(strstr(httpd_last(asking->httpd), "Authorization"));
}

static void
the_environment_names_no_proxy(void **state)
{
    struct asking *asking = *state;
    setenv("http_proxy", "http://127.0.0.1:1", 1);
    httpd_answer_ok(asking->httpd, "/a", "", STR("x"));
    assert_int_equal(get_path(asking, "/a")->result, TRANSFER_OK);
    unsetenv("http_proxy");
}

static void
a_configured_proxy_is_asked_for_what_is_elsewhere(void **state)
{
    struct asking *asking = *state;
    char proxy[HTTPD_URL_BYTES];
    httpd_answer_ok(asking->httpd, "http://feeds.example/a", "", STR("by proxy"));
    httpd_answer_ok(asking->httpd, "/a", "", STR("straight"));
    struct transfer_request request = request_for(asking, "/a");
    request.proxy = httpd_url(asking->httpd, "", proxy);
    assert_str(get(asking, request)->body, "straight");
    request.url = "http://feeds.example/a";
    assert_str(get(asking, request)->body, "by proxy");
}

static void
many_transfers_share_one_loop(void **state)
{
    struct asking *asking = *state;
    struct transfer *transfers[8];
    httpd_answer_ok(asking->httpd, "/a", "", STR("x"));
    struct transfer_request request = request_for(asking, "/a");
    for (int i = 0; i < 8; i++)
        transfers[i] = transfer_start(asking->pool, &request);
    transfer_finish(transfers[0]); /* one that still runs */
    for (int i = 1; i < 8; i++) {
        while (!transfer_answer(transfers[i]))
            transfer_pool_run(asking->pool, 1000);
        assert_int_equal(transfer_answer(transfers[i])->result, TRANSFER_OK);
        transfer_finish(transfers[i]);
    }
}

static void
files_are_read_with_a_ceiling(void **state)
{
    struct asking *asking = *state;
    char path[] = "/tmp/breakroom-test-XXXXXX", url[64];
    int fd = mkstemp(path);
    assert_int_equal(write(fd, "hello", 5), 5);
    close(fd);
    struct transfer_request request = request_for(asking, "");
    request.url = path;
    assert_str(get(asking, request)->body, "hello");
    snprintf(url, sizeof(url), "file://%s", path);
    request.url = url;
    assert_str(get(asking, request)->body, "hello");
    request.max_bytes = 4;
    assert_fails(get(asking, request), "5 bytes, the limit is 4 bytes ([fetch] max-size)");
    unlink(path);
    assert_fails(get(asking, request), "No such file");
    request.url = "/dev/zero";
    assert_fails(get(asking, request), "not a regular file");
}

static void
an_address_of_a_file_is_its_path(void **state)
{
    (void)state;
    static const struct {
        const char *url, *path; /* NULL: none */
    } rows[] = {
        {"/srv/news.xml", "/srv/news.xml"},
        {"file:///srv/a%20b.xml", "/srv/a b.xml"},
        {"FILE:/srv/news.xml", "/srv/news.xml"},
        {"file://localhost/srv/news.xml?x#y", "/srv/news.xml"},
        {"file://server/share/news.xml", NULL},
        {"file:news.xml", NULL},
        {"file:///srv/a%00b", NULL},
        {"https://intranet.example/news.xml", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *path = transfer_file_path(rows[i].url);
        assert_int_equal(path != NULL, rows[i].path != NULL);
        if (path)
            assert_string_equal(path, rows[i].path);
        memory_free(path);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ASKING(a_body_comes_with_its_type_validators_and_place),
        ASKING(the_request_says_who_asks_and_keeps_no_cookies),
        ASKING(validators_make_the_request_conditional),
        ASKING(a_304_that_nobody_asked_for_is_a_failure),
        ASKING(a_compressed_body_is_unpacked),
        ASKING(retry_after_is_read_as_seconds_or_date),
        ASKING(user_and_password_are_sent_and_never_shown),
        ASKING(the_login_of_a_feed_counts_for_its_own_host_only),
        ASKING(the_environment_names_no_proxy),
        ASKING(a_configured_proxy_is_asked_for_what_is_elsewhere),
        ASKING(many_transfers_share_one_loop),
        ASKING(files_are_read_with_a_ceiling),
        cmocka_unit_test(an_address_of_a_file_is_its_path),
    };
    return cmocka_run_group_tests_name("transfer", tests, NULL, NULL);
}
