#include "test.h"

#include <stdio.h>

#include "fetch/asking.h"

static void
a_compression_bomb_is_cut_at_the_ceiling(void **state)
{
    struct asking *asking = *state;
    struct buf gz;
    buf_init(&gz, CEILING);
    compressed("head -c 30000000 /dev/zero | gzip -9", &gz);
    assert_true(gz.len < CEILING && !gz.full);
    httpd_answer_ok(asking->httpd, "/bomb", "Content-Encoding: gzip\r\n", buf_str(&gz));
    buf_finish(&gz);
    assert_fails(get_path(asking, "/bomb"), "larger than 100000 bytes");
}

static void
a_body_of_exactly_the_ceiling_is_whole(void **state)
{
    struct asking *asking = *state;
    char *bytes = memory_alloc(CEILING + 1);
    httpd_answer_ok(asking->httpd, "/most", "", (struct str){bytes, CEILING});
    httpd_answer_ok(asking->httpd, "/more", "", (struct str){bytes, CEILING + 1});
    memory_free(bytes);
    assert_int_equal(get_path(asking, "/most")->body.len, CEILING);
    assert_fails(get_path(asking, "/more"), "100001 bytes, the limit is 100000 bytes ([fetch] max-size)");
}

/* Answers of a server that are not complete or valid. */
static void
wrong_answers_fail_with_a_reason(void **state)
{
    struct asking *asking = *state;
    static const struct {
        const char *raw;
        enum httpd_end end;
        const char *why;
    } rows[] = {
        {REPLY_C("200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), HTTPD_ENDLESS, "larger than"},
        {REPLY_C("200 OK\r\nContent-Length: 10\r\n\r\nhello"), HTTPD_CLOSE, "cut short"},
        {REPLY_C("200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), HTTPD_CLOSE, "cut short"},
        {REPLY_C("200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n"), HTTPD_CLOSE, "broke"},
        {REPLY_C("200 OK\r\nContent-Length: 99999999\r\n\r\nhello"), HTTPD_CLOSE, "95 MB, the limit is "},
        {REPLY_C("200 OK\r\nContent-Length: 10\r\n\r\nhello"), HTTPD_RESET, "the connection broke"},
        {REPLY_C("200 OK\r\nContent-Encoding: gzip\r\n\r\nno gzip"), HTTPD_CLOSE,
         "the compressed response is corrupt"},
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
        httpd_answer(asking->httpd, "/bad", str_from(rows[i].raw), rows[i].end);
        assert_fails(get_path(asking, "/bad"), rows[i].why);
    }
}

static void
endless_headers_are_cut(void **state)
{
    struct asking *asking = *state;
    struct buf raw;
    buf_init(&raw, (size_t)4 * 1024 * 1024);
    buf_printf(&raw, "HTTP/1.1 200 OK\r\n");
    while (raw.len < (size_t)2 * 1024 * 1024)
        buf_printf(&raw, "X-Filler-%zu: %0512d\r\n", raw.len, 0);
    httpd_answer(asking->httpd, "/headers", buf_str(&raw), HTTPD_STALL);
    buf_finish(&raw);
    assert_fails(get_path(asking, "/headers"), "response headers too large");
}

/* Limits of libcurl: a line of 100 kB, and 300 kB of lines in later releases. */
static void
one_large_header_is_named(void **state)
{
    struct asking *asking = *state;
    struct buf raw;
    buf_init(&raw, (size_t)4 * 1024 * 1024);
    buf_printf(&raw, "HTTP/1.1 200 OK\r\nX-Filler: ");
    while (raw.len < (size_t)1024 * 1024)
        buf_put_char(&raw, 'x');
    buf_printf(&raw, "\r\nContent-Length: 1\r\n\r\nx");
    httpd_answer(asking->httpd, "/header", buf_str(&raw), HTTPD_CLOSE);
    buf_finish(&raw);
    assert_fails(get_path(asking, "/header"), "response headers too large");
}

static void
a_server_that_stops_is_left(void **state)
{
    struct asking *asking = *state;
    httpd_answer(asking->httpd, "/stall", REPLY("200 OK\r\nContent-Length: 10\r\n\r\nhe"), HTTPD_STALL);
    httpd_answer(asking->httpd, "/trickle", REPLY("200 OK\r\nX-Filler: 0000000000000000000000000\r\n\r\n"),
                 HTTPD_TRICKLE);
    struct transfer_request request = request_for(asking, "/stall");
    request.total_ms = 300;
    assert_fails(get(asking, request), "did not send all of it in time");
    request = request_for(asking, "/trickle");
    request.total_ms = 300;
    assert_fails(get(asking, request), "did not send all of it in time");
}

static void
a_slow_server_is_left(void **state)
{
    struct asking *asking = *state;
    httpd_answer(asking->httpd, "/slow", REPLY("200 OK\r\nContent-Length: 10\r\n\r\nhe"), HTTPD_STALL);
    struct transfer_request request = request_for(asking, "/slow");
    request.slow_ms = 1000;
    assert_fails(get(asking, request), "sends too slowly");
}

static void
redirects_are_followed_up_to_five(void **state)
{
    struct asking *asking = *state;
    char path[16];
    for (int i = 0; i < 8; i++) {
        struct buf raw;
        buf_init(&raw, CEILING);
        buf_printf(&raw,
                   "HTTP/1.1 %d Moved\r\nLocation: /hop%d\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                   i % 2 ? 301 : 308, i + 1);
        snprintf(path, sizeof(path), "/hop%d", i);
        httpd_answer(asking->httpd, path, buf_str(&raw), HTTPD_CLOSE);
        buf_finish(&raw);
    }
    httpd_answer_ok(asking->httpd, "/hop8", "", STR("there"));
    const struct transfer_answer *answer = get_path(asking, "/hop3");
    assert_str(answer->body, "there");
    assert_true(str_ends(answer->location, STR("/hop8")));
    assert_fails(get_path(asking, "/hop2"), "too many redirects, the last to http://127.0.0.1");
    assert_int_equal(httpd_hits(asking->httpd, "/hop8"), 1);
}

static void
a_redirect_to_another_protocol_is_refused(void **state)
{
    struct asking *asking = *state;
    static const char *const targets[] = {"file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/"};
    for (size_t i = 0; i < sizeof(targets) / sizeof(targets[0]); i++) {
        struct buf raw;
        buf_init(&raw, CEILING);
        buf_printf(&raw, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", targets[i]);
        httpd_answer(asking->httpd, "/away", buf_str(&raw), HTTPD_CLOSE);
        buf_finish(&raw);
        const struct transfer_answer *answer = get_path(asking, "/away");
        assert_fails(answer, "redirected to ");
        assert_fails(answer, "refused");
        assert_fails(answer, targets[i]);
    }
}

static void
a_feed_from_afar_may_not_name_this_machine(void **state)
{
    struct asking *asking = *state;
    httpd_answer_ok(asking->httpd, "/picture", "", STR("x"));
    struct transfer_request request = request_for(asking, "/picture");
    request.local = false;
    assert_fails(get(asking, request), "leads to 127.0.0.1, an address of this machine, which is refused");
    assert_int_equal(httpd_hits(asking->httpd, "/picture"), 0);
    request.reach = REACH_MACHINE; /* without a configured host */
    assert_fails(get(asking, request), "which is refused");
    request.configured = "http://localhost:1/feed";
    assert_fails(get(asking, request), "which is refused");
    request.configured = "http://127.0.0.1:1/feed";
    request.reach = REACH_PRIVATE;
    assert_fails(get(asking, request), "which is refused");
    request.reach = REACH_MACHINE;
    assert_int_equal(get(asking, request)->result, TRANSFER_OK);
}

static void
an_open_connection_is_no_way_around_the_refusal(void **state)
{
    struct asking *asking = *state;
    httpd_answer_ok(asking->httpd, "/a", "", STR("x"));
    get_path(asking, "/a");
    struct transfer_request request = request_for(asking, "/a");
    request.local = false;
    assert_fails(get(asking, request), "which is refused");
}

static void
only_the_administrator_names_files(void **state)
{
    struct asking *asking = *state;
    static const char *const urls[] = {"/etc/hostname",    "file:///etc/hostname", "-",       "",
                                       "ftp://127.0.0.1/", "javascript:1",         "data:,x", "http://"};
    for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
        struct transfer_request request = request_for(asking, "");
        request.url = urls[i];
        request.local = false;
        assert_fails(get(asking, request), "not an address that can be fetched");
    }
}

/* With a mistyped password, libcurl takes a part of it for the host. */
static void
a_reason_names_no_part_of_a_password(void **state)
{
    struct asking *asking = *state;
    static const struct {
        const char *url, *why;
    } rows[] = {
        {"http://joe:p@secret#word@127.0.0.1:1/", "write the # of a password as %23 and its @ as %40"},
        {"http://joe:p@secret.invalid/word@127.0.0.1:1/", "host name 'http://…@127.0.0.1' not found"},
        {"htps://joe:secret@127.0.0.1:1/", "not an address that can be fetched"},
        {"https:/joe:secret@127.0.0.1/x", "'https:/127.0.0.1/x': No such file"},
        {"joe:secret@127.0.0.1/x", "'127.0.0.1/x': No such file"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct transfer_request request = request_for(asking, "/");
        request.url = rows[i].url;
        const struct transfer_answer *answer = get(asking, request);
        assert_fails(answer, rows[i].why);
        assert_null(strstr(english(&answer->why), "secret"));
    }
}

static void
a_closed_port_and_an_unknown_host_are_named(void **state)
{
    struct asking *asking = *state;
    struct transfer_request request = request_for(asking, "/");
    request.url = "http://127.0.0.1:1/feed";
    assert_fails(get(asking, request), "no connection to '127.0.0.1': Connection refused");
    request.url = "http://no-such-host.invalid/feed";
    assert_fails(get(asking, request), "host name 'no-such-host.invalid' not found");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ASKING(a_compression_bomb_is_cut_at_the_ceiling),
        ASKING(a_body_of_exactly_the_ceiling_is_whole),
        ASKING(wrong_answers_fail_with_a_reason),
        ASKING(endless_headers_are_cut),
        ASKING(one_large_header_is_named),
        ASKING(a_server_that_stops_is_left),
        ASKING(a_slow_server_is_left),
        ASKING(redirects_are_followed_up_to_five),
        ASKING(a_redirect_to_another_protocol_is_refused),
        ASKING(a_feed_from_afar_may_not_name_this_machine),
        ASKING(an_open_connection_is_no_way_around_the_refusal),
        ASKING(only_the_administrator_names_files),
        ASKING(a_reason_names_no_part_of_a_password),
        ASKING(a_closed_port_and_an_unknown_host_are_named),
    };
    return cmocka_run_group_tests_name("refused", tests, NULL, NULL);
}
