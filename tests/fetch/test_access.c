/* Passwords, tokens, headers and cookies for servers and proxies, and which hosts get them. */
#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "fetch/asking.h"
#include "fetch/transfer_private.h"

static const char *
last(struct asking *asking)
{
    return httpd_last(asking->httpd);
}

/* A file of secrets for the server of the test. */
static const char *
put_secrets(struct asking *asking, const char *lines, mode_t mode)
{
    static char path[64];
    char text[1024];
    snprintf(path, sizeof(path), "/tmp/breakroom-secrets-%d", (int)getpid());
    snprintf(text, sizeof(text), "[http://127.0.0.1:%d/in]\n%s", httpd_port(asking->httpd), lines);
    assert_true(file_replace_private(path, str_from(text)));
    assert_int_equal(chmod(path, mode), 0);
    return path;
}

static const struct transfer_answer *
get_with(struct asking *asking, const char *path, const char *secrets)
{
    struct transfer_request request = request_for(asking, path);
    request.secrets = secrets;
    return get(asking, request);
}

static void
a_token_and_a_header_go_to_their_own_address_only(void **state)
{
    struct asking *asking = *state;
    const char *secrets = put_secrets(asking, "token = t0ken\nheader = X-Api-Key: k3y\n", 0600);
    httpd_answer_ok(asking->httpd, "/in/feed", "", STR("x"));
    httpd_answer_ok(asking->httpd, "/inside", "", STR("x"));
    assert_int_equal(get_with(asking, "/in/feed", secrets)->result, TRANSFER_OK);
    assert_non_null(strstr(last(asking), "Authorization: Bearer t0ken\r\n"));
    assert_non_null(strstr(last(asking), "X-Api-Key: k3y\r\n"));
    assert_int_equal(get_with(asking, "/inside", secrets)->result, TRANSFER_OK);
    assert_null(strstr(last(asking), "t0ken"));
    assert_null(strstr(last(asking), "k3y"));
}

static void
nothing_follows_a_redirect_to_another_origin(void **state)
{
    struct asking *asking = *state;
    struct httpd *other = httpd_start();
    char url[HTTPD_URL_BYTES], raw[HTTPD_URL_BYTES + 128];
    static const char *const rows[] = {"token = t0ken\nheader = X-Api-Key: t0ken\n",
                                       "user = joe\npassword = t0ken\n"};
    httpd_answer_ok(other, "/feed", "", STR("there"));
    snprintf(raw, sizeof(raw), REPLY_C("302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"),
             httpd_url(other, "/feed", url));
    httpd_answer(asking->httpd, "/in/feed", str_from(raw), HTTPD_CLOSE);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        assert_str(get_with(asking, "/in/feed", put_secrets(asking, rows[i], 0600))->body, "there");
        assert_null(strstr(httpd_last(other), "t0ken"));
        assert_null(strstr(httpd_last(other), "Authorization"));
    }
    httpd_stop(other);
}

static void
a_password_is_digested_where_the_server_can(void **state)
{
    struct asking *asking = *state;
    const char *secrets = put_secrets(asking, "user = joe\npassword = s3cret\n", 0600);
    httpd_answer(asking->httpd, "/in/feed",
                 REPLY("401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"a\"\r\n"
                       "WWW-Authenticate: Digest realm=\"a\", nonce=\"1\", qop=\"auth\"\r\n"
                       "Content-Length: 0\r\n\r\n"),
                 HTTPD_CLOSE);
    const struct transfer_answer *answer = get_with(asking, "/in/feed", secrets);
    assert_non_null(strstr(last(asking), "Authorization: Digest username=\"joe\""));
    assert_null(strstr(last(asking), "Basic"));
    assert_int_equal(reason_code(&answer->why), REASON_HTTP_401_WRONG);
    httpd_answer(
        asking->httpd, "/in/feed",
        REPLY("401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"a\"\r\nContent-Length: 0\r\n\r\n"),
        HTTPD_CLOSE);
    get_with(asking, "/in/feed", secrets);
    assert_non_null(strstr(last(asking), "Authorization: Basic am9lOnMzY3JldA=="));
}

static void
digest_follows_basic_for_a_password_in_an_address(void **state)
{
    struct asking *asking = *state;
    char url[HTTPD_URL_BYTES];
    struct transfer_request request = request_for(asking, "/feed");
    snprintf(url, sizeof(url), "http://joe:s3cret@127.0.0.1:%d/feed", httpd_port(asking->httpd));
    request.url = url;
    httpd_answer(asking->httpd, "/feed",
                 REPLY("401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"a\", nonce=\"1\"\r\n"
                       "Content-Length: 0\r\n\r\n"),
                 HTTPD_CLOSE);
    get(asking, request);
    assert_non_null(strstr(last(asking), "Authorization: Digest username=\"joe\""));
}

static void
a_file_that_others_may_read_is_not_used(void **state)
{
    struct asking *asking = *state;
    const char *secrets = put_secrets(asking, "token = t0ken\n", 0640);
    httpd_answer(asking->httpd, "/in/feed", REPLY("401 Unauthorized\r\nContent-Length: 0\r\n\r\n"),
                 HTTPD_CLOSE);
    const struct transfer_answer *answer = get_with(asking, "/in/feed", secrets);
    assert_null(strstr(last(asking), "t0ken"));
    assert_int_equal(reason_code(&answer->why), REASON_HTTP_401_SECRETS);
    assert_non_null(strstr(english(&answer->why), "other users can read it"));
    /* corrected, it is used without a restart */
    assert_int_equal(chmod(secrets, 0600), 0);
    get_with(asking, "/in/feed", secrets);
    assert_non_null(strstr(last(asking), "t0ken"));
}

static void
what_is_wrong_with_the_file_is_logged_without_secrets(void **state)
{
    struct asking *asking = *state;
    char text[4096] = "";
    FILE *log = tmpfile();
    int before = dup(STDERR_FILENO);
    dup2(fileno(log), STDERR_FILENO);
    httpd_answer_ok(asking->httpd, "/in/feed", "", STR("x"));
    get_with(asking, "/in/feed",
             put_secrets(asking, "passwort = s3cret\nheader = s3cret\ns3cret\n[s3cret]\n", 0600));
    dup2(before, STDERR_FILENO);
    close(before);
    assert_true(pread(fileno(log), text, sizeof(text) - 1, 0) > 0);
    fclose(log);
    assert_non_null(strstr(text, ":2: not one of: user password"));
    assert_non_null(strstr(text, ":3: header: not a header"));
    assert_non_null(strstr(text, ":5: not a section"));
    assert_null(strstr(text, "s3cret"));
}

static void
cookies_live_as_long_as_one_fetch(void **state)
{
    struct asking *asking = *state;
    httpd_answer(
        asking->httpd, "/feed",
        REPLY("302 Found\r\nLocation: /home\r\nSet-Cookie: session=17; Path=/\r\nContent-Length: 0\r\n\r\n"),
        HTTPD_CLOSE);
    httpd_answer_ok(asking->httpd, "/home", "", STR("x"));
    httpd_answer_ok(asking->httpd, "/picture", "", STR("x"));
    assert_int_equal(get_path(asking, "/feed")->result, TRANSFER_OK);
    assert_non_null(strstr(last(asking), "Cookie: session=17"));
    assert_int_equal(get_path(asking, "/picture")->result, TRANSFER_OK);
    assert_null(strstr(last(asking), "Cookie"));
    struct transfer_cookies *cookies = transfer_cookies_create();
    struct transfer_request request = request_for(asking, "/feed");
    request.cookies = cookies;
    get(asking, request);
    request.url = httpd_url(asking->httpd, "/picture", asking->url);
    get(asking, request);
    assert_non_null(strstr(last(asking), "Cookie: session=17"));
    transfer_finish(asking->transfer);
    asking->transfer = NULL;
    transfer_cookies_destroy(cookies);
}

static void
the_screen_calls_itself_as_it_is_told(void **state)
{
    struct asking *asking = *state;
    struct transfer_request request = request_for(asking, "/feed");
    httpd_answer_ok(asking->httpd, "/feed", "", STR("x"));
    get(asking, request);
    assert_non_null(strstr(last(asking), "User-Agent: breakroom/"));
    request.user_agent = "Mozilla/5.0 (break room)";
    get(asking, request);
    assert_non_null(strstr(last(asking), "User-Agent: Mozilla/5.0 (break room)\r\n"));
}

static void
a_move_is_one_only_when_all_of_it_is_for_good(void **state)
{
    struct asking *asking = *state;
    static const struct {
        const char *first, *second, *moved;
    } rows[] = {{"301 Moved", "308 Moved", "/new"},
                {"308 Moved", "302 Found", "/then"},
                {"302 Found", "301 Moved", NULL},
                {"307 Later", "303 Other", NULL}};
    httpd_answer_ok(asking->httpd, "/new", "", STR("x"));
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char first[128], second[128], url[HTTPD_URL_BYTES];
        snprintf(first, sizeof(first), REPLY_C("%s\r\nLocation: then\r\nContent-Length: 0\r\n\r\n"),
                 rows[i].first);
        snprintf(second, sizeof(second), REPLY_C("%s\r\nLocation: /new\r\nContent-Length: 3\r\n\r\nabc"),
                 rows[i].second);
        httpd_answer(asking->httpd, "/old", str_from(first), HTTPD_CLOSE);
        httpd_answer(asking->httpd, "/then", str_from(second), HTTPD_CLOSE);
        const struct transfer_answer *answer = get_path(asking, "/old");
        assert_int_equal(answer->result, TRANSFER_OK);
        if (rows[i].moved)
            assert_str(answer->moved, httpd_url(asking->httpd, rows[i].moved, url));
        else
            assert_null(answer->moved.ptr);
    }
}

/* --- proxies --- */

static const struct transfer_answer *
get_by_proxy(struct asking *asking, const char *url, const char *secrets)
{
    static char proxy[HTTPD_URL_BYTES];
    struct transfer_request request = request_for(asking, "/");
    request.url = url;
    request.proxy = httpd_url(asking->httpd, "", proxy);
    request.secrets = secrets;
    return get(asking, request);
}

static void
a_fault_of_the_proxy_is_called_that(void **state)
{
    struct asking *asking = *state;
    static const struct {
        const char *reply;
        enum reason_code why;
    } rows[] = {
        {REPLY_C("407 Who are you\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n"),
         REASON_PROXY_407},
        {REPLY_C("403 Forbidden\r\nContent-Length: 0\r\n\r\n"), REASON_PROXY_FORBIDS},
        {REPLY_C("502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"), REASON_PROXY_CANNOT_REACH},
        {REPLY_C("500 Oh\r\nContent-Length: 0\r\n\r\n"), REASON_PROXY_STATUS},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        httpd_answer(asking->httpd, "news.example:443", str_from(rows[i].reply), HTTPD_CLOSE);
        const struct transfer_answer *answer = get_by_proxy(asking, "https://news.example/feed", NULL);
        if (reason_code(&answer->why) != rows[i].why)
            fail_msg("row %zu: %s", i, english(&answer->why));
        assert_non_null(strstr(english(&answer->why), "the proxy 'http://127.0.0.1:"));
    }
    httpd_answer(
        asking->httpd, "http://news.example/feed",
        REPLY("407 Who are you\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n"),
        HTTPD_CLOSE);
    assert_int_equal(reason_code(&get_by_proxy(asking, "http://news.example/feed", NULL)->why),
                     REASON_PROXY_407);
}

/* An unencrypted answer may come from anybody, unless it can only be the server's. */
static void
an_answer_that_may_be_the_proxys_names_it(void **state)
{
    struct asking *asking = *state;
    static const struct {
        const char *reply;
        bool named;
    } rows[] = {
        {REPLY_C("403 Forbidden\r\nContent-Length: 0\r\n\r\n"), true},
        {REPLY_C("503 Busy\r\nContent-Length: 0\r\n\r\n"), true},
        {REPLY_C("404 Not Found\r\nContent-Length: 0\r\n\r\n"), false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        httpd_answer(asking->httpd, "http://news.example/feed", str_from(rows[i].reply), HTTPD_CLOSE);
        const struct transfer_answer *answer = get_by_proxy(asking, "http://news.example/feed", NULL);
        const char *said = strstr(english(&answer->why), "; or the proxy 'http://127.0.0.1:");
        assert_int_equal(said != NULL, rows[i].named);
    }
}

static void
a_proxy_that_is_not_there_is_called_that(void **state)
{
    struct asking *asking = *state;
    struct transfer_request request = request_for(asking, "/");
    request.url = "https://news.example/feed";
    request.proxy = "http://127.0.0.1:1";
    const struct transfer_answer *answer = get(asking, request);
    assert_string_equal(english(&answer->why),
                        "no connection to the proxy 'http://127.0.0.1:1': Connection refused");
    request.proxy = "http://joe:s3cret@proxy.invalid:3128";
    answer = get(asking, request);
    assert_int_equal(reason_code(&answer->why), REASON_PROXY_NOT_FOUND);
    assert_null(strstr(english(&answer->why), "s3cret"));
}

static void
the_proxy_is_told_its_own_password_only(void **state)
{
    struct asking *asking = *state;
    char text[256];
    const char *path = put_secrets(asking, "", 0600);
    snprintf(text, sizeof(text),
             "[http://127.0.0.1:%d]\nuser = screen\npassword = pr0xy\n[http://news.example]\ntoken = t0ken\n",
             httpd_port(asking->httpd));
    assert_true(file_replace_private(path, str_from(text)));
    httpd_answer(asking->httpd, "news.example:443",
                 REPLY("407 Who are you\r\nProxy-Authenticate: Basic realm=\"p\"\r\nConnection: "
                       "close\r\nContent-Length: 0\r\n\r\n"),
                 HTTPD_CLOSE);
    const struct transfer_answer *answer = get_by_proxy(asking, "https://news.example/feed", path);
    assert_non_null(strstr(last(asking), "Proxy-Authorization: Basic c2NyZWVuOnByMHh5"));
    assert_null(strstr(last(asking), "t0ken"));
    assert_int_equal(reason_code(&answer->why), REASON_PROXY_407_WRONG);
}

static void
hosts_of_the_list_are_asked_without_the_proxy(void **state)
{
    struct asking *asking = *state;
    static const struct {
        const char *list, *url;
        bool listed;
    } rows[] = {
        {"intranet.example", "https://intranet.example/feed", true},
        {"intranet.example", "https://news.intranet.example:8443/", true},
        {"intranet.example", "https://myintranet.example/", false},
        {" a.example ,.lan", "http://server.lan/", true},
        {"*.lan", "http://server.lan/", true},
        {"a.example;10.0.0.0/8", "http://10.1.2.3/", true},
        {"10.0.0.0/8", "http://11.1.2.3/", false},
        {"192.168.1.7", "http://192.168.1.7:80/", true},
        {"192.168.1.0/25", "http://192.168.1.129/", false},
        {"fd00::/8", "http://[fd12::1]/", true},
        {"10.0.0.0/99, 10.0.0.0/x, /, .", "http://10.0.0.1/", false},
        {"*", "http://a.example/", true},
        {"", "http://a.example/", false},
        {NULL, "http://a.example/", false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (address_is_listed(rows[i].list, rows[i].url) != rows[i].listed)
            fail_msg("row %zu", i);
    struct transfer_request request = request_for(asking, "/feed");
    request.proxy = "http://127.0.0.1:1";
    request.no_proxy = "127.0.0.0/8";
    httpd_answer_ok(asking->httpd, "/feed", "", STR("x"));
    assert_int_equal(get(asking, request)->result, TRANSFER_OK);
}

/* --- many at a time --- */

struct taken {
    size_t count;
    bool seen[20];
    size_t failed;
    size_t stop_after;
};

static bool
take(void *ctx, size_t index, const struct transfer_answer *answer)
{
    struct taken *taken = ctx;
    assert_false(taken->seen[index]);
    taken->seen[index] = true;
    taken->failed += answer->result != TRANSFER_OK;
    return ++taken->count != taken->stop_after;
}

static void
many_are_had_side_by_side_within_a_time(void **state)
{
    struct asking *asking = *state;
    struct transfer_request requests[20];
    struct taken taken = {.count = 0};
    char urls[20][HTTPD_URL_BYTES];
    httpd_answer_ok(asking->httpd, "/good", "", STR("x"));
    httpd_answer(asking->httpd, "/never", REPLY("200 OK\r\n"), HTTPD_STALL);
    for (size_t i = 0; i < 20; i++) {
        requests[i] = request_for(asking, "/");
        requests[i].url = httpd_url(asking->httpd, i == 3 ? "/never" : "/good", urls[i]);
    }
    struct transfer_batch batch = {
        .requests = requests, .count = 20, .at_once = 4, .total_ms = 1500, .take = take, .ctx = &taken};
    transfer_get_batch(asking->pool, &batch);
    assert_int_equal(taken.count, 20);
    assert_int_equal(taken.failed, 1);
    taken = (struct taken){.stop_after = 2};
    transfer_get_batch(asking->pool, &batch);
    assert_int_equal(taken.count, 2);
}

static void
an_answer_that_is_kept_makes_nobody_spin(void **state)
{
    struct asking *asking = *state;
    httpd_answer_ok(asking->httpd, "/kept", "", STR("x"));
    httpd_answer(asking->httpd, "/never", REPLY("200 OK\r\n"), HTTPD_STALL);
    struct transfer_request first = request_for(asking, "/kept");
    struct transfer *kept = transfer_get(asking->pool, &first);
    struct transfer_request request = request_for(asking, "/never");
    request.total_ms = 300;
    struct transfer *transfer = transfer_start(asking->pool, &request);
    int turns = 0;
    for (; !transfer_answer(transfer); turns++)
        transfer_pool_run(asking->pool, 1000);
    assert_in_range(turns, 1, 30);
    transfer_finish(transfer);
    transfer_finish(kept);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ASKING(a_token_and_a_header_go_to_their_own_address_only),
        ASKING(nothing_follows_a_redirect_to_another_origin),
        ASKING(a_password_is_digested_where_the_server_can),
        ASKING(digest_follows_basic_for_a_password_in_an_address),
        ASKING(a_file_that_others_may_read_is_not_used),
        ASKING(what_is_wrong_with_the_file_is_logged_without_secrets),
        ASKING(cookies_live_as_long_as_one_fetch),
        ASKING(the_screen_calls_itself_as_it_is_told),
        ASKING(a_move_is_one_only_when_all_of_it_is_for_good),
        ASKING(a_fault_of_the_proxy_is_called_that),
        ASKING(an_answer_that_may_be_the_proxys_names_it),
        ASKING(a_proxy_that_is_not_there_is_called_that),
        ASKING(the_proxy_is_told_its_own_password_only),
        ASKING(hosts_of_the_list_are_asked_without_the_proxy),
        ASKING(many_are_had_side_by_side_within_a_time),
        ASKING(an_answer_that_is_kept_makes_nobody_spin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
