#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "fakes/httpd.h"
#include "fetch/transfer.h"

#define CEILING    100000
#define REPLY_C(s) "HTTP/1.1 " s
#define REPLY(s)   STR(REPLY_C(s))

struct world {
    struct httpd *httpd;
    struct transfer_pool *pool;
    struct transfer *transfer;
    char url[HTTPD_URL_BYTES];
};

static int
set_up(void **state)
{
    struct world *world = memory_alloc(sizeof(*world));
    const char *why;
    world->httpd = httpd_start();
    world->pool = transfer_pool_create(&why);
    *state = world;
    return world->pool ? 0 : -1;
}

static int
tear_down(void **state)
{
    struct world *world = *state;
    transfer_finish(world->transfer);
    transfer_pool_destroy(world->pool);
    httpd_stop(world->httpd);
    memory_free(world);
    return 0;
}

static struct transfer_request
request_for(struct world *world, const char *path)
{
    return (struct transfer_request){.url = httpd_url(world->httpd, path, world->url),
                                     .local = true,
                                     .max_bytes = CEILING,
                                     .connect_ms = 5000,
                                     .total_ms = 10000};
}

static const struct transfer_answer *
get(struct world *world, struct transfer_request request)
{
    transfer_finish(world->transfer);
    world->transfer = transfer_get(world->pool, &request);
    return transfer_answer(world->transfer);
}

static const struct transfer_answer *
get_path(struct world *world, const char *path)
{
    return get(world, request_for(world, path));
}

static void
assert_fails(const struct transfer_answer *answer, const char *why)
{
    if (answer->result != TRANSFER_FAILED)
        fail_msg("it did not fail");
    if (!strstr(answer->why, why))
        fail_msg("'%s' is not in '%s'", why, answer->why);
    assert_int_equal(answer->body.len, 0);
}

static void
a_body_comes_with_its_type_validators_and_place(void **state)
{
    struct world *world = *state;
    httpd_answer_ok(world->httpd, "/feed",
                    "Content-Type: application/rss+xml\r\nETag: \"1\"\r\n"
                    "Last-Modified: Mon, 23 Nov 2026 08:00:00 GMT\r\n",
                    STR("hello"));
    const struct transfer_answer *answer = get_path(world, "/feed");
    assert_int_equal(answer->result, TRANSFER_OK);
    assert_int_equal(answer->status, 200);
    assert_str(answer->body, "hello");
    assert_str(answer->content_type, "application/rss+xml");
    assert_str(answer->etag, "\"1\"");
    assert_str(answer->last_modified, "Mon, 23 Nov 2026 08:00:00 GMT");
    assert_str(answer->location, world->url);
    assert_true(answer->near);
}

static void
the_request_says_who_asks_and_keeps_no_cookies(void **state)
{
    struct world *world = *state;
    httpd_answer_ok(world->httpd, "/a", "Set-Cookie: who=me\r\n", STR("x"));
    get_path(world, "/a");
    struct transfer_request request = request_for(world, "/a");
    request.accept = "application/feed+json, */*;q=0.5";
    get(world, request);
    const char *head = httpd_last(world->httpd);
    assert_non_null(strstr(head, "GET /a HTTP/1.1\r\n"));
    assert_non_null(strstr(head, "User-Agent: breakroom/"));
    assert_non_null(strstr(head, "Accept: application/feed+json, */*;q=0.5\r\n"));
    assert_non_null(strstr(head, "gzip"));
    assert_null(strstr(head, "Cookie"));
}

static void
validators_make_the_request_conditional(void **state)
{
    struct world *world = *state;
    httpd_answer_etag(world->httpd, "/feed", "\"v7\"", STR("hello"));
    struct transfer_request request = request_for(world, "/feed");
    request.etag = "\"v7\"";
    request.last_modified = "Mon, 23 Nov 2026 08:00:00 GMT";
    const struct transfer_answer *answer = get(world, request);
    assert_int_equal(answer->result, TRANSFER_NOT_MODIFIED);
    assert_int_equal(answer->body.len, 0);
    assert_non_null(strstr(httpd_last(world->httpd), "If-None-Match: \"v7\"\r\n"));
    assert_non_null(strstr(httpd_last(world->httpd), "If-Modified-Since: Mon, 23 Nov 2026 08:00:00 GMT\r\n"));
    request.etag = "\"v6\"";
    assert_int_equal(get(world, request)->result, TRANSFER_OK);
}

static void
a_304_that_nobody_asked_for_is_a_failure(void **state)
{
    struct world *world = *state;
    httpd_answer(world->httpd, "/feed", REPLY("304 Not Modified\r\n\r\n"), HTTPD_CLOSE);
    assert_fails(get_path(world, "/feed"), "304 Not Modified though");
}

static void
compressed(const char *command, struct buf *out)
{
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    char piece[4096];
    for (size_t got; (got = fread(piece, 1, sizeof(piece), pipe)) > 0;)
        buf_put(out, (struct str){piece, got});
    assert_int_equal(pclose(pipe), 0);
}

static void
a_compressed_body_is_unpacked(void **state)
{
    struct world *world = *state;
    struct buf gz;
    buf_init(&gz, CEILING);
    compressed("printf hello | gzip", &gz);
    httpd_answer_ok(world->httpd, "/gz", "Content-Encoding: gzip\r\n", buf_str(&gz));
    buf_finish(&gz);
    assert_str(get_path(world, "/gz")->body, "hello");
}

static void
a_compression_bomb_is_cut_at_the_ceiling(void **state)
{
    struct world *world = *state;
    struct buf gz;
    buf_init(&gz, CEILING);
    compressed("head -c 30000000 /dev/zero | gzip -9", &gz);
    assert_true(gz.len < CEILING && !gz.full);
    httpd_answer_ok(world->httpd, "/bomb", "Content-Encoding: gzip\r\n", buf_str(&gz));
    buf_finish(&gz);
    assert_fails(get_path(world, "/bomb"), "larger than 100000 bytes");
}

static void
a_body_of_exactly_the_ceiling_is_whole(void **state)
{
    struct world *world = *state;
    char *bytes = memory_alloc(CEILING + 1);
    httpd_answer_ok(world->httpd, "/most", "", (struct str){bytes, CEILING});
    httpd_answer_ok(world->httpd, "/more", "", (struct str){bytes, CEILING + 1});
    memory_free(bytes);
    assert_int_equal(get_path(world, "/most")->body.len, CEILING);
    assert_fails(get_path(world, "/more"), "larger than");
}

/* What a server may send that is no whole, good answer. */
static void
wrong_answers_fail_with_a_reason(void **state)
{
    struct world *world = *state;
    static const struct {
        const char *raw;
        enum httpd_end end;
        const char *why;
    } rows[] = {
        {REPLY_C("200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), HTTPD_ENDLESS, "larger than"},
        {REPLY_C("200 OK\r\nContent-Length: 10\r\n\r\nhello"), HTTPD_CLOSE, "cut short"},
        {REPLY_C("200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), HTTPD_CLOSE, "cut short"},
        {REPLY_C("200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n"), HTTPD_CLOSE, "broke"},
        {REPLY_C("200 OK\r\nContent-Length: 99999999\r\n\r\nhello"), HTTPD_CLOSE, "larger than"},
        {REPLY_C("200 OK\r\nContent-Length: 10\r\n\r\nhello"), HTTPD_RESET, "the connection broke"},
        {REPLY_C("200 OK\r\nContent-Encoding: gzip\r\n\r\nno gzip"), HTTPD_CLOSE, "compression"},
        {REPLY_C("404 Not Found\r\nContent-Length: 4\r\n\r\ngone"), HTTPD_CLOSE, "answered 404 Not Found"},
        {REPLY_C("404 Not Found\r\n\r\ngone"), HTTPD_ENDLESS, "answered 404 Not Found"},
        {REPLY_C("401 Unauthorized\r\nWWW-Authenticate: Basic\r\n\r\n"), HTTPD_CLOSE, "password"},
        {REPLY_C("204 No Content\r\n\r\n"), HTTPD_CLOSE, "status 204 instead of 200"},
        {REPLY_C("302 Found\r\n\r\n"), HTTPD_CLOSE, "status 302 instead of 200"},
        {REPLY_C("500 Oops %s%n\r\n\r\n"), HTTPD_CLOSE, "answered 500 Internal Server Error"},
        {"", HTTPD_CLOSE, "without an answer"},
        {"hello, this is HTTP/0.9", HTTPD_CLOSE, "does not speak HTTP"},
        {"HTTP/9.9 999 \r\n\r\n", HTTPD_CLOSE, "does not speak HTTP"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        httpd_answer(world->httpd, "/bad", str_from(rows[i].raw), rows[i].end);
        assert_fails(get_path(world, "/bad"), rows[i].why);
    }
}

static void
endless_headers_are_cut(void **state)
{
    struct world *world = *state;
    struct buf raw;
    buf_init(&raw, (size_t)4 * 1024 * 1024);
    buf_printf(&raw, "HTTP/1.1 200 OK\r\n");
    while (raw.len < (size_t)2 * 1024 * 1024)
        buf_printf(&raw, "X-Filler-%zu: %0512d\r\n", raw.len, 0);
    httpd_answer(world->httpd, "/headers", buf_str(&raw), HTTPD_STALL);
    buf_finish(&raw);
    assert_fails(get_path(world, "/headers"), "no end of headers");
}

static void
a_server_that_stops_is_left(void **state)
{
    struct world *world = *state;
    httpd_answer(world->httpd, "/stall", REPLY("200 OK\r\nContent-Length: 10\r\n\r\nhe"), HTTPD_STALL);
    httpd_answer(world->httpd, "/trickle", REPLY("200 OK\r\nX-Filler: 0000000000000000000000000\r\n\r\n"),
                 HTTPD_TRICKLE);
    struct transfer_request request = request_for(world, "/stall");
    request.total_ms = 300;
    assert_fails(get(world, request), "did not send all of it in time");
    request = request_for(world, "/trickle");
    request.total_ms = 300;
    assert_fails(get(world, request), "did not send all of it in time");
}

static void
a_slow_server_is_left(void **state)
{
    struct world *world = *state;
    httpd_answer(world->httpd, "/slow", REPLY("200 OK\r\nContent-Length: 10\r\n\r\nhe"), HTTPD_STALL);
    struct transfer_request request = request_for(world, "/slow");
    request.slow_ms = 1000;
    assert_fails(get(world, request), "sends too slowly");
}

static void
redirects_are_followed_up_to_five(void **state)
{
    struct world *world = *state;
    char path[16];
    for (int i = 0; i < 8; i++) {
        struct buf raw;
        buf_init(&raw, CEILING);
        buf_printf(&raw, "HTTP/1.1 %d Moved\r\nLocation: /hop%d\r\nContent-Length: 0\r\n\r\n",
                   i % 2 ? 301 : 308, i + 1);
        snprintf(path, sizeof(path), "/hop%d", i);
        httpd_answer(world->httpd, path, buf_str(&raw), HTTPD_CLOSE);
        buf_finish(&raw);
    }
    httpd_answer_ok(world->httpd, "/hop8", "", STR("there"));
    const struct transfer_answer *answer = get_path(world, "/hop3");
    assert_str(answer->body, "there");
    assert_true(str_ends(answer->location, STR("/hop8")));
    assert_fails(get_path(world, "/hop2"), "too many redirects, the last to http://127.0.0.1");
    assert_int_equal(httpd_hits(world->httpd, "/hop8"), 1);
}

static void
a_redirect_to_another_protocol_is_refused(void **state)
{
    struct world *world = *state;
    static const char *const targets[] = {"file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/"};
    for (size_t i = 0; i < sizeof(targets) / sizeof(targets[0]); i++) {
        struct buf raw;
        buf_init(&raw, CEILING);
        buf_printf(&raw, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", targets[i]);
        httpd_answer(world->httpd, "/away", buf_str(&raw), HTTPD_CLOSE);
        buf_finish(&raw);
        const struct transfer_answer *answer = get_path(world, "/away");
        assert_fails(answer, "redirected to ");
        assert_fails(answer, "refused");
        assert_fails(answer, targets[i]);
    }
}

static void
a_feed_from_afar_may_not_name_this_machine(void **state)
{
    struct world *world = *state;
    httpd_answer_ok(world->httpd, "/picture", "", STR("x"));
    struct transfer_request request = request_for(world, "/picture");
    request.local = false;
    assert_fails(get(world, request), "leads to 127.0.0.1, an address of this machine, which is refused");
    assert_int_equal(httpd_hits(world->httpd, "/picture"), 0);
    request.near = true;
    assert_int_equal(get(world, request)->result, TRANSFER_OK);
}

static void
an_open_connection_is_no_way_around_the_refusal(void **state)
{
    struct world *world = *state;
    httpd_answer_ok(world->httpd, "/a", "", STR("x"));
    get_path(world, "/a");
    struct transfer_request request = request_for(world, "/a");
    request.local = false;
    assert_fails(get(world, request), "which is refused");
}

static void
only_the_administrator_names_files(void **state)
{
    struct world *world = *state;
    static const char *const urls[] = {"/etc/hostname",    "file:///etc/hostname", "-",       "",
                                       "ftp://127.0.0.1/", "javascript:1",         "data:,x", "http://"};
    for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
        struct transfer_request request = request_for(world, "");
        request.url = urls[i];
        request.local = false;
        assert_fails(get(world, request), "not an address that can be fetched");
    }
}

static void
retry_after_is_read_as_seconds_or_date(void **state)
{
    struct world *world = *state;
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
        httpd_answer(world->httpd, "/busy", buf_str(&raw), HTTPD_CLOSE);
        buf_finish(&raw);
        const struct transfer_answer *answer = get_path(world, "/busy");
        assert_fails(answer, "answered 503");
        assert_true(answer->retry_after_ms == rows[i].ms);
    }
}

static void
a_closed_port_and_an_unknown_host_are_named(void **state)
{
    struct world *world = *state;
    struct transfer_request request = request_for(world, "/");
    request.url = "http://127.0.0.1:1/feed";
    assert_fails(get(world, request), "no connection to '127.0.0.1': Connection refused");
    request.url = "http://no-such-host.invalid/feed";
    assert_fails(get(world, request), "host name 'no-such-host.invalid' not found");
}

static void
user_and_password_are_sent_and_never_shown(void **state)
{
    struct world *world = *state;
    char url[HTTPD_URL_BYTES];
    snprintf(url, sizeof(url), "http://joe:s3cret@127.0.0.1:%d/feed?token=abc", httpd_port(world->httpd));
    httpd_answer_ok(world->httpd, "/feed?token=abc", "", STR("x"));
    struct transfer_request request = request_for(world, "");
    request.url = url;
    const struct transfer_answer *answer = get(world, request);
    assert_non_null(strstr(httpd_last(world->httpd), "Authorization: Basic am9lOnMzY3JldA==\r\n"));
    assert_int_equal(str_find(answer->location, STR("s3cret")), SIZE_MAX);
    httpd_answer(world->httpd, "/feed?token=abc", REPLY("302 Found\r\nLocation: /feed?token=abc\r\n\r\n"),
                 HTTPD_CLOSE);
    answer = get(world, request);
    assert_fails(answer, "too many redirects");
    assert_null(strstr(answer->why, "s3cret"));
    assert_null(strstr(answer->why, "abc"));
}

static void
the_login_of_a_feed_counts_for_its_own_host_only(void **state)
{
    struct world *world = *state;
    char login[HTTPD_URL_BYTES];
    snprintf(login, sizeof(login), "http://joe:s3cret@127.0.0.1:%d/feed", httpd_port(world->httpd));
    httpd_answer_ok(world->httpd, "/a b.jpg", "", STR("x"));
    httpd_answer_ok(world->httpd, "/a%20b.jpg", "", STR("x"));
    struct transfer_request request = request_for(world, "/a b.jpg");
    request.login = login;
    assert_int_equal(get(world, request)->result, TRANSFER_OK);
    assert_non_null(strstr(httpd_last(world->httpd), "Authorization: Basic"));
    request.login = "http://joe:s3cret@127.0.0.1:1/feed";
    assert_int_equal(get(world, request)->result, TRANSFER_OK);
    assert_null(strstr(httpd_last(world->httpd), "Authorization"));
}

static void
the_environment_names_no_proxy(void **state)
{
    struct world *world = *state;
    setenv("http_proxy", "http://127.0.0.1:1", 1);
    httpd_answer_ok(world->httpd, "/a", "", STR("x"));
    assert_int_equal(get_path(world, "/a")->result, TRANSFER_OK);
    unsetenv("http_proxy");
}

static void
a_configured_proxy_is_asked_for_what_is_elsewhere(void **state)
{
    struct world *world = *state;
    char proxy[HTTPD_URL_BYTES];
    httpd_answer_ok(world->httpd, "http://feeds.example/a", "", STR("by proxy"));
    httpd_answer_ok(world->httpd, "/a", "", STR("straight"));
    struct transfer_request request = request_for(world, "/a");
    request.proxy = httpd_url(world->httpd, "", proxy);
    assert_str(get(world, request)->body, "straight");
    request.url = "http://feeds.example/a";
    assert_str(get(world, request)->body, "by proxy");
}

static void
many_transfers_share_one_loop(void **state)
{
    struct world *world = *state;
    struct transfer *transfers[8];
    httpd_answer_ok(world->httpd, "/a", "", STR("x"));
    struct transfer_request request = request_for(world, "/a");
    for (int i = 0; i < 8; i++)
        transfers[i] = transfer_start(world->pool, &request);
    transfer_finish(transfers[0]); /* one that still runs */
    for (int i = 1; i < 8; i++) {
        while (!transfer_answer(transfers[i]))
            transfer_pool_run(world->pool, 1000);
        assert_int_equal(transfer_answer(transfers[i])->result, TRANSFER_OK);
        transfer_finish(transfers[i]);
    }
}

static void
files_are_read_with_a_ceiling(void **state)
{
    struct world *world = *state;
    char path[] = "/tmp/breakroom-test-XXXXXX", url[64];
    int fd = mkstemp(path);
    assert_int_equal(write(fd, "hello", 5), 5);
    close(fd);
    struct transfer_request request = request_for(world, "");
    request.url = path;
    assert_str(get(world, request)->body, "hello");
    snprintf(url, sizeof(url), "file://%s", path);
    request.url = url;
    assert_str(get(world, request)->body, "hello");
    request.max_bytes = 4;
    assert_fails(get(world, request), "larger than 4 bytes");
    unlink(path);
    assert_fails(get(world, request), "No such file");
    request.url = "/tmp";
    assert_fails(get(world, request), "a folder");
    request.url = "/dev/zero";
    assert_fails(get(world, request), "not a regular file");
}

static void
addresses_are_redacted_for_the_log(void **state)
{
    (void)state;
    static const struct {
        const char *url, *shown;
    } rows[] = {
        {"https://example.org/feed.xml", "https://example.org/feed.xml"},
        {"https://joe:pw@example.org/feed.xml", "https://example.org/feed.xml"},
        {"https://joe:p@w@example.org:8080/", "https://example.org:8080/"},
        {"https://example.org/a@b?token=1#x", "https://example.org/a@b?…"},
        {"https://example.org?token=1", "https://example.org?…"},
        {"https://example.org/#token", "https://example.org/"},
        {"feeds/company@week.json", "feeds/company@week.json"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char out[64];
        transfer_redact(rows[i].url, out, sizeof(out));
        assert_string_equal(out, rows[i].shown);
    }
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(a_body_comes_with_its_type_validators_and_place),
        ROW(the_request_says_who_asks_and_keeps_no_cookies),
        ROW(validators_make_the_request_conditional),
        ROW(a_304_that_nobody_asked_for_is_a_failure),
        ROW(a_compressed_body_is_unpacked),
        ROW(a_compression_bomb_is_cut_at_the_ceiling),
        ROW(a_body_of_exactly_the_ceiling_is_whole),
        ROW(wrong_answers_fail_with_a_reason),
        ROW(endless_headers_are_cut),
        ROW(a_server_that_stops_is_left),
        ROW(a_slow_server_is_left),
        ROW(redirects_are_followed_up_to_five),
        ROW(a_redirect_to_another_protocol_is_refused),
        ROW(a_feed_from_afar_may_not_name_this_machine),
        ROW(an_open_connection_is_no_way_around_the_refusal),
        ROW(only_the_administrator_names_files),
        ROW(retry_after_is_read_as_seconds_or_date),
        ROW(a_closed_port_and_an_unknown_host_are_named),
        ROW(user_and_password_are_sent_and_never_shown),
        ROW(the_login_of_a_feed_counts_for_its_own_host_only),
        ROW(the_environment_names_no_proxy),
        ROW(a_configured_proxy_is_asked_for_what_is_elsewhere),
        ROW(many_transfers_share_one_loop),
        ROW(files_are_read_with_a_ceiling),
        cmocka_unit_test(addresses_are_redacted_for_the_log),
    };
    return cmocka_run_group_tests_name("transfer", tests, NULL, NULL);
}
