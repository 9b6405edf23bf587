#define _GNU_SOURCE
#include "test.h"

#include <arpa/inet.h>
#include <net/if.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fetch/asking.h"

#define AFAR   "198.51.100.7" /* of RFC 5737: a public address that nobody has */
#define CANNOT 77

/* A network of our own, where this machine is also at a public address. */
static bool
enter_network(void)
{
    struct ifreq lo = {.ifr_flags = IFF_UP | IFF_RUNNING}, alias = {.ifr_flags = 0};
    struct sockaddr_in address = {.sin_family = AF_INET};
    if (unshare(CLONE_NEWNET) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return false;
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    snprintf(lo.ifr_name, sizeof(lo.ifr_name), "lo");
    snprintf(alias.ifr_name, sizeof(alias.ifr_name), "lo:1");
    inet_pton(AF_INET, AFAR, &address.sin_addr);
    memcpy(&alias.ifr_addr, &address, sizeof(address));
    bool good = fd >= 0 && ioctl(fd, SIOCSIFFLAGS, &lo) == 0 && ioctl(fd, SIOCSIFADDR, &alias) == 0;
    close(fd);
    return good;
}

struct visit {
    const char *location; /* where the server afar sends us; %d is its port */
    enum transfer_result result;
    const char *why;
};

static bool
as_expected(struct httpd *httpd, struct transfer_pool *pool, const struct visit *visit)
{
    char url[64], target[64], raw[256];
    snprintf(url, sizeof(url), "http://" AFAR ":%d/start", httpd_port(httpd));
    snprintf(target, sizeof(target), visit->location, httpd_port(httpd));
    snprintf(raw, sizeof(raw), "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", target);
    httpd_answer(httpd, "/start", str_from(raw), HTTPD_CLOSE);
    struct transfer_request request = {
        .url = url, .local = true, .max_bytes = CEILING, .connect_ms = 5000, .total_ms = 5000};
    struct transfer *transfer = transfer_get(pool, &request);
    const struct transfer_answer *answer = transfer_answer(transfer);
    bool good = answer->result == visit->result && strstr(answer->why, visit->why) && !answer->near;
    if (!good)
        fprintf(stderr, "%s: %d, '%s'\n", target, answer->result, answer->why);
    transfer_finish(transfer);
    return good;
}

static int
visit_all(void)
{
    static const struct visit visits[] = {
        {"http://" AFAR ":%d/there", TRANSFER_OK, ""},
        {"http://127.0.0.1:%d/there", TRANSFER_FAILED, "leads to 127.0.0.1, an address of this machine"},
        {"http://localhost:%d/there", TRANSFER_FAILED, "an address of this machine"},
        {"http://[::1]:%d/there", TRANSFER_FAILED, "leads to ::1, an address of this machine"},
        {"http://0.0.0.0:%d/there", TRANSFER_FAILED, "leads to 0.0.0.0, an address of this machine"},
        {"http://2130706433:%d/there", TRANSFER_FAILED, "leads to 127.0.0.1, an address of this machine"},
        {"http://169.254.169.254:%d/", TRANSFER_FAILED, "leads to 169.254.169.254, an address of"},
        {"http://[::ffff:127.0.0.1]:%d/", TRANSFER_FAILED, "an address of this machine"},
    };
    const char *why;
    if (!enter_network())
        return CANNOT;
    struct httpd *httpd = httpd_start_everywhere();
    struct transfer_pool *pool = transfer_pool_create(&why);
    bool good = pool != NULL;
    httpd_answer_ok(httpd, "/there", "", STR("x"));
    for (size_t i = 0; i < sizeof(visits) / sizeof(visits[0]); i++)
        good = good && as_expected(httpd, pool, &visits[i]);
    good = good && httpd_hits(httpd, "/there") == 1;
    transfer_pool_destroy(pool);
    httpd_stop(httpd);
    return good ? 0 : 1;
}

static void
a_server_afar_may_not_lead_to_this_machine(void **state)
{
    (void)state;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        _exit(visit_all());
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    if (WEXITSTATUS(status) == CANNOT)
        skip(); /* a network of one's own is not for everybody */
    assert_int_equal(WEXITSTATUS(status), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_server_afar_may_not_lead_to_this_machine),
    };
    return cmocka_run_group_tests_name("afar", tests, NULL, NULL);
}
