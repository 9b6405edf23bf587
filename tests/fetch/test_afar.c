#define _GNU_SOURCE
#include "test.h"

#include <stdio.h>

#include "fetch/asking.h"
#include "fetch/network.h"

/* Addresses of this machine in a network of its own. */
#define PUBLIC  "198.51.100.7" /* of RFC 5737: unused */
#define PRIVATE "10.9.9.1"
#define OTHER   "192.168.7.7"
#define SHARED  "100.64.3.2"
#define LINK    "169.254.169.254"

/* This machine has all of these addresses. */
static bool
add_addresses(void)
{
    static const char *const addresses[] = {PUBLIC, PRIVATE, OTHER, SHARED, LINK};
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    bool good = fd >= 0;
    for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++) {
        char name[IFNAMSIZ];
        snprintf(name, sizeof(name), "lo:%zu", i + 1);
        good = good && network_set_address(fd, name, addresses[i]);
    }
    close(fd);
    return good;
}

struct world {
    struct httpd *httpd;
    struct transfer_pool *pool;
    const char *proxy; /* or NULL */
};

/* A request and its expected result: `why` is a part of the reason, NULL for success. */
struct visit {
    const char *configured; /* host of the feed */
    const char *target;     /* the redirection of its server, or what the feed names; %d is the port */
    const char *why;
};

static struct transfer_request
request_of(const char *url, const struct world *world)
{
    return (struct transfer_request){
        .url = url, .proxy = world->proxy, .max_bytes = CEILING, .connect_ms = 5000, .total_ms = 5000};
}

static bool
as_expected(const struct world *world, struct transfer_request request, const char *why, const char *what)
{
    int before = httpd_hits(world->httpd, "/there");
    struct transfer *transfer = transfer_get(world->pool, &request);
    const struct transfer_answer *answer = transfer_answer(transfer);
    int hits = httpd_hits(world->httpd, "/there") - before;
    bool good = why ? answer->result == TRANSFER_FAILED && strstr(english(&answer->why), why) && hits == 0
                    : answer->result == TRANSFER_OK && hits == 1;
    if (!good)
        fprintf(stderr, "%s %s: %d, '%s', %d hits, expected '%s'\n", request.url, what, answer->result,
                english(&answer->why), hits, why ? why : "to arrive");
    transfer_finish(transfer);
    return good;
}

/* The configured server redirects to the target. */
static bool
redirected(const struct world *world, const struct visit *visit, enum transfer_reach reach)
{
    char url[64], target[64], raw[256];
    int port = httpd_port(world->httpd);
    snprintf(url, sizeof(url), "http://%s:%d/start", visit->configured, port);
    snprintf(target, sizeof(target), visit->target, port);
    snprintf(raw, sizeof(raw), "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", target);
    httpd_answer(world->httpd, "/start", str_from(raw), HTTPD_CLOSE);
    struct transfer_request request = request_of(url, world);
    request.local = true;
    request.reach = reach;
    return as_expected(world, request, visit->why, target);
}

/* The reach of addresses in the feed of the configured host. */
static enum transfer_reach
reach_of(const struct world *world, const char *configured)
{
    struct transfer_request request = request_of(configured, world);
    request.local = true;
    struct transfer *transfer = transfer_get(world->pool, &request);
    enum transfer_reach reach = transfer_answer(transfer)->reach;
    transfer_finish(transfer);
    return reach;
}

/* The feed of the configured server names the target as a picture. */
static bool
named(const struct world *world, const struct visit *visit, enum transfer_reach reach)
{
    char url[64], target[64];
    int port = httpd_port(world->httpd);
    snprintf(url, sizeof(url), "http://%s:%d/feed", visit->configured, port);
    snprintf(target, sizeof(target), visit->target, port);
    struct transfer_request request = request_of(target, world);
    request.configured = url;
    request.reach = reach_of(world, url);
    if (request.reach < reach)
        request.reach = reach;
    return as_expected(world, request, visit->why, "named");
}

#define MACHINE "an address of this machine, which is refused"
#define LOCAL   "an address of the local network, which is refused; intranet = yes"

static const struct visit visits[] = {
    {PUBLIC, "http://" PUBLIC ":%d/there", NULL},
    {PUBLIC, "http://127.0.0.1:%d/there", MACHINE},
    {PUBLIC, "http://localhost:%d/there", MACHINE},
    {PUBLIC, "http://[::1]:%d/there", MACHINE},
    {PUBLIC, "http://0.0.0.0:%d/there", MACHINE},
    {PUBLIC, "http://2130706433:%d/there", MACHINE},
    {PUBLIC, "http://0177.0.0.1:%d/there", MACHINE},
    {PUBLIC, "http://" LINK ":%d/there", MACHINE},
    {PUBLIC, "http://[::ffff:127.0.0.1]:%d/there", MACHINE},
    {PUBLIC, "http://[fe80::1]:%d/there", MACHINE},
    {PUBLIC, "http://" PRIVATE ":%d/there", LOCAL},
    {PUBLIC, "http://[::ffff:10.9.9.1]:%d/there", LOCAL},
    {PUBLIC, "http://" SHARED ":%d/there", LOCAL},
    {PRIVATE, "http://127.0.0.1:%d/there", MACHINE},
    {PRIVATE, "http://localhost:%d/there", MACHINE},
    {PRIVATE, "http://[::1]:%d/there", MACHINE},
    {PRIVATE, "http://0.0.0.0:%d/there", MACHINE},
    {PRIVATE, "http://" LINK ":%d/there", MACHINE},
    {PRIVATE, "http://[::ffff:127.0.0.1]:%d/there", MACHINE},
    {PRIVATE, "http://" PRIVATE ":%d/there", NULL},
    {PRIVATE, "http://" OTHER ":%d/there", NULL},
    {PRIVATE, "http://" PUBLIC ":%d/there", NULL},
    {SHARED, "http://" OTHER ":%d/there", NULL},
    {"127.0.0.1", "http://127.0.0.1:%d/there", NULL},
    {"127.0.0.1", "http://0x7f.1:%d/there", NULL},
    {"127.0.0.1", "http://127.0.0.2:%d/there", MACHINE},
    {"127.0.0.1", "http://0.0.0.0:%d/there", MACHINE},
    {"127.0.0.1", "http://" LINK ":%d/there", MACHINE},
    {"127.0.0.1", "http://" PRIVATE ":%d/there", NULL},
    {LINK, "http://" LINK ":%d/there", NULL},
    {LINK, "http://127.0.0.1:%d/there", MACHINE},
};

/* What [feed] intranet allows, and what not. */
static const struct visit allowed[] = {
    {PUBLIC, "http://" PRIVATE ":%d/there", NULL},
    {PUBLIC, "http://[::ffff:10.9.9.1]:%d/there", NULL},
    {PUBLIC, "http://127.0.0.1:%d/there", MACHINE},
    {PUBLIC, "http://" LINK ":%d/there", MACHINE},
};

/* With a proxy only the address itself can be judged. */
static const struct visit proxied[] = {
    {"feed.example", "http://127.0.0.1:%d/there", MACHINE},
    {"feed.example", "http://a.localhost:%d/there", MACHINE},
    {"feed.example", "http://localhost.:%d/there", MACHINE},
    {"feed.example", "http://[::1]:%d/there", MACHINE},
    {"feed.example", "https://127.0.0.1:%d/there", MACHINE},
    {"feed.example", "http://2852039166:%d/there", MACHINE}, /* LINK */
    {"feed.example", "http://" PRIVATE ":%d/there", LOCAL},
    {"feed.example", "http://other.example:%d/there", NULL},
    {PRIVATE, "http://" OTHER ":%d/there", NULL},
    {PRIVATE, "http://127.0.0.1:%d/there", MACHINE},
};

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static bool
visit_all(const struct world *world, const struct visit *rows, size_t count, enum transfer_reach reach)
{
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        good = redirected(world, &rows[i], reach) && good;
        good = named(world, &rows[i], reach) && good;
    }
    return good;
}

static bool
visit_directly(const struct world *world)
{
    return visit_all(world, visits, COUNT(visits), REACH_PUBLIC);
}

static bool
visit_with_intranet(const struct world *world)
{
    return visit_all(world, allowed, COUNT(allowed), REACH_PRIVATE);
}

static bool
asked_by_proxy(const struct world *world, const struct visit *visit)
{
    char target[96], configured[64];
    int port = httpd_port(world->httpd);
    snprintf(target, sizeof(target), visit->target, port);
    snprintf(configured, sizeof(configured), "http://%s:%d/feed", visit->configured, port);
    httpd_answer_ok(world->httpd, target, "", STR("x"));
    struct transfer_request request = request_of(target, world);
    request.configured = configured;
    request.reach = reach_of(world, configured);
    struct transfer *transfer = transfer_get(world->pool, &request);
    const struct transfer_answer *answer = transfer_answer(transfer);
    int hits = httpd_hits(world->httpd, target);
    bool good = visit->why ? strstr(english(&answer->why), visit->why) && hits == 0
                           : answer->result == TRANSFER_OK && hits == 1;
    if (!good)
        fprintf(stderr, "%s by proxy: %d, '%s'\n", target, answer->result, english(&answer->why));
    transfer_finish(transfer);
    return good;
}

/* The scripted server as the proxy: requests have whole addresses. */
static bool
visit_through_proxy(const struct world *direct)
{
    char proxy[64];
    struct world world = *direct;
    bool good = true;
    snprintf(proxy, sizeof(proxy), "http://" PRIVATE ":%d", httpd_port(direct->httpd));
    world.proxy = proxy;
    for (size_t i = 0; i < COUNT(proxied); i++)
        good = asked_by_proxy(&world, &proxied[i]) && good;
    return good;
}

typedef bool visit_fn(const struct world *world);

static int
in_network(void *visit)
{
    if (!network_up() || !add_addresses())
        return NETWORK_REFUSED;
    struct world world = {.httpd = httpd_start_everywhere(), .pool = transfer_pool_create(NULL)};
    httpd_answer_ok(world.httpd, "/there", "", STR("x"));
    httpd_answer_ok(world.httpd, "/feed", "", STR("x"));
    bool good = world.pool && (*(visit_fn *const *)visit)(&world);
    transfer_pool_destroy(world.pool);
    httpd_stop(world.httpd);
    return good ? 0 : 1;
}

static void
run_in_network(visit_fn *visit)
{
    network_run(in_network, &visit);
}

static void
what_a_feed_names_leads_no_further_inside_than_its_address(void **state)
{
    (void)state;
    run_in_network(visit_directly);
}

static void
an_intranet_is_reached_when_the_configuration_allows_it(void **state)
{
    (void)state;
    run_in_network(visit_with_intranet);
}

static void
a_proxy_is_not_asked_for_this_machine_or_for_private_addresses(void **state)
{
    (void)state;
    run_in_network(visit_through_proxy);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_feed_names_leads_no_further_inside_than_its_address),
        cmocka_unit_test(an_intranet_is_reached_when_the_configuration_allows_it),
        cmocka_unit_test(a_proxy_is_not_asked_for_this_machine_or_for_private_addresses),
    };
    return cmocka_run_group_tests_name("afar", tests, NULL, NULL);
}
