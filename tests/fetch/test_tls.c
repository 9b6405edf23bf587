#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "fakes/httpd.h"
#include "fakes/tlsd.h"
#include "fetch/transfer.h"

#define CEILING 100000

struct world {
    struct tlsd_authority *authority;
    struct transfer_pool *pool;
    struct transfer *transfer;
    char url[HTTPD_URL_BYTES];
    const char *secrets;
};

static int
set_up(void **state)
{
    struct world *world = memory_alloc(sizeof(*world));
    world->authority = tlsd_authority_create();
    tlsd_put(world->authority, "feed",
             STR("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"));
    world->pool = transfer_pool_create(NULL);
    *state = world;
    return world->pool ? 0 : -1;
}

static int
tear_down(void **state)
{
    struct world *world = *state;
    transfer_finish(world->transfer);
    transfer_pool_destroy(world->pool);
    tlsd_authority_destroy(world->authority);
    memory_free(world);
    return 0;
}

static const struct transfer_answer *
get(struct world *world, int port, const char *ca_file)
{
    snprintf(world->url, sizeof(world->url), "https://localhost:%d/feed", port);
    struct transfer_request request = {.url = world->url,
                                       .local = true,
                                       .ca_file = ca_file,
                                       .secrets = world->secrets,
                                       .max_bytes = CEILING,
                                       .connect_ms = 5000,
                                       .total_ms = 10000};
    transfer_finish(world->transfer);
    world->transfer = transfer_get(world->pool, &request);
    return transfer_answer(world->transfer);
}

static void
assert_fails(const struct transfer_answer *answer, const char *why)
{
    if (answer->result != TRANSFER_FAILED)
        fail_msg("it did not fail");
    if (!strstr(english(&answer->why), why))
        fail_msg("'%s' is not in '%s'", why, english(&answer->why));
}

static void
an_authority_of_the_company_is_trusted_when_it_is_named(void **state)
{
    struct world *world = *state;
    struct tlsd *tlsd = tlsd_start(world->authority, TLSD_GOOD, "");
    assert_str(get(world, tlsd_port(tlsd), tlsd_authority_file(world->authority))->body, "hello");
    assert_fails(get(world, tlsd_port(tlsd), ""), "was issued by an unknown authority");
    tlsd_stop(tlsd);
}

static void
bad_certificates_are_refused_with_the_remedy(void **state)
{
    struct world *world = *state;
    static const struct {
        enum tlsd_certificate certificate;
        const char *why;
    } rows[] = {
        {TLSD_EXPIRED, "has expired: the clock of this machine ("},
        {TLSD_FUTURE, "is not valid yet: the clock of this machine ("},
        {TLSD_OTHER_HOST, "is not for 'localhost'"},
        {TLSD_SELF_SIGNED, "was issued by an unknown authority: is the right one in ca-file, '/"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct tlsd *tlsd = tlsd_start(world->authority, rows[i].certificate, "");
        assert_fails(get(world, tlsd_port(tlsd), tlsd_authority_file(world->authority)), rows[i].why);
        tlsd_stop(tlsd);
    }
}

static void
a_missing_authority_file_is_named_and_nothing_is_sent(void **state)
{
    struct world *world = *state;
    struct tlsd *tlsd = tlsd_start(world->authority, TLSD_GOOD, "");
    assert_fails(get(world, tlsd_port(tlsd), "/nonexistent/ca.pem"),
                 "the authorities in '/nonexistent/ca.pem' (ca-file) cannot be read");
    tlsd_stop(tlsd);
}

static void
run(const char *format, const char *folder_file)
{
    char command[1024], folder[512];
    snprintf(folder, sizeof(folder), "%s", folder_file);
    *strrchr(folder, '/') = '\0';
    snprintf(command, sizeof(command), "cd %s && (%s) >/dev/null 2>&1", folder, format);
    assert_int_equal(system(command), 0);
}

static void
an_authority_in_der_form_is_named_with_the_command(void **state)
{
    struct world *world = *state;
    const char *file = tlsd_authority_file(world->authority);
    char der[512], command[1200];
    struct tlsd *tlsd = tlsd_start(world->authority, TLSD_GOOD, "");
    run("openssl x509 -in ca.pem -outform DER -out ca.der", file);
    snprintf(der, sizeof(der), "%.*s/ca.der", (int)(strrchr(file, '/') - file), file);
    snprintf(command, sizeof(command), "is in DER form, not PEM: openssl x509 -inform DER -in %s -out %s.pem",
             der, der);
    assert_fails(get(world, tlsd_port(tlsd), der), command);
    tlsd_stop(tlsd);
}

static void
a_client_certificate_is_asked_for_and_given(void **state)
{
    struct world *world = *state;
    const char *file = tlsd_authority_file(world->authority);
    static const char *const versions[] = {"-tls1_2 -Verify 1 -verify_return_error -CAfile ca.pem",
                                           "-tls1_3 -Verify 1 -verify_return_error -CAfile ca.pem"};
    run("openssl req -newkey rsa:2048 -nodes -keyout client.key -out client.csr -subj /CN=screen && "
        "openssl ca -config ca.cnf -batch -notext -cert ca.pem -keyfile ca.key -in client.csr -out "
        "client.pem "
        "-days 2",
        file);
    for (size_t i = 0; i < sizeof(versions) / sizeof(versions[0]); i++) {
        struct tlsd *tlsd = tlsd_start(world->authority, TLSD_GOOD, versions[i]);
        char path[512], text[2048];
        int folder = (int)(strrchr(file, '/') - file);
        snprintf(path, sizeof(path), "%.*s/secrets", folder, file);
        FILE *out = fopen(path, "w");
        fprintf(out, "[https://localhost:%d]\ncertificate = %.*s/client.pem\nkey = %.*s/client.key\n",
                tlsd_port(tlsd), folder, file, folder, file);
        fclose(out);
        assert_int_equal(chmod(path, 0600), 0);
        snprintf(text, sizeof(text),
                 "'localhost' requires a client certificate: name its files as certificate and "
                 "key in the file of secrets, under [https://localhost:%d]",
                 tlsd_port(tlsd));
        assert_fails(get(world, tlsd_port(tlsd), file), text);
        world->secrets = path;
        assert_str(get(world, tlsd_port(tlsd), file)->body, "hello");
        world->secrets = NULL;
        tlsd_stop(tlsd);
    }
}

static void
a_key_that_is_too_short_is_called_that(void **state)
{
    struct world *world = *state;
    const char *file = tlsd_authority_file(world->authority);
    run("openssl req -newkey rsa:1024 -nodes -keyout short.key -out short.csr -subj /CN=test "
        "-addext subjectAltName=DNS:localhost && openssl ca -config ca.cnf -batch -notext -cert ca.pem "
        "-keyfile ca.key -in short.csr -out short.pem -days 2",
        file);
    struct tlsd *tlsd =
        tlsd_start(world->authority, TLSD_GOOD, "-cert short.pem -key short.key -cipher DEFAULT@SECLEVEL=0");
    assert_fails(get(world, tlsd_port(tlsd), file), "is refused: its key is too short: at least 2048 bits");
    tlsd_stop(tlsd);
}

static void
old_versions_of_tls_are_refused(void **state)
{
    struct world *world = *state;
    struct tlsd *tlsd = tlsd_start(world->authority, TLSD_GOOD, "-tls1_1 -cipher ALL:@SECLEVEL=0");
    assert_fails(get(world, tlsd_port(tlsd), tlsd_authority_file(world->authority)), "no secure connection");
    tlsd_stop(tlsd);
}

static void
https_never_leads_to_http(void **state)
{
    struct world *world = *state;
    struct tlsd *tlsd = tlsd_start(world->authority, TLSD_GOOD, "");
    struct httpd *httpd = httpd_start();
    char target[HTTPD_URL_BYTES], raw[HTTPD_URL_BYTES * 2];
    httpd_answer_ok(httpd, "/plain", "", STR("x"));
    snprintf(raw, sizeof(raw), "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: %s\r\n\r\n",
             httpd_url(httpd, "/plain", target));
    tlsd_put(world->authority, "feed", str_from(raw));
    assert_fails(get(world, tlsd_port(tlsd), tlsd_authority_file(world->authority)),
                 "https may only lead to https");
    assert_int_equal(httpd_hits(httpd, "/plain"), 0);
    httpd_stop(httpd);
    tlsd_stop(tlsd);
}

static void
a_handshake_that_stalls_is_left(void **state)
{
    struct world *world = *state;
    struct httpd *httpd = httpd_start(); /* waits for headers that never come */
    snprintf(world->url, sizeof(world->url), "https://localhost:%d/", httpd_port(httpd));
    struct transfer_request request = {
        .url = world->url, .local = true, .max_bytes = CEILING, .connect_ms = 300, .total_ms = 10000};
    world->transfer = transfer_get(world->pool, &request);
    assert_fails(transfer_answer(world->transfer), "no connection to 'localhost' in time");
    httpd_stop(httpd);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(an_authority_of_the_company_is_trusted_when_it_is_named),
        ROW(bad_certificates_are_refused_with_the_remedy),
        ROW(a_missing_authority_file_is_named_and_nothing_is_sent),
        ROW(an_authority_in_der_form_is_named_with_the_command),
        ROW(a_client_certificate_is_asked_for_and_given),
        ROW(a_key_that_is_too_short_is_called_that),
        ROW(old_versions_of_tls_are_refused),
        ROW(https_never_leads_to_http),
        ROW(a_handshake_that_stalls_is_left),
    };
    return cmocka_run_group_tests_name("tls", tests, NULL, NULL);
}
