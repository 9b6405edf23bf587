/* The messages to systemd, on a socket like its own. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "play/watchdog.h"

static int heard;

static int
set_up(void **state)
{
    (void)state;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int len =
        snprintf(address.sun_path + 1, sizeof(address.sun_path) - 1, "breakroom-notify-%d", (int)getpid());
    char name[128], pid[16];
    snprintf(name, sizeof(name), "@%s", address.sun_path + 1);
    snprintf(pid, sizeof(pid), "%d", (int)getpid());
    heard = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    setenv("NOTIFY_SOCKET", name, 1);
    setenv("WATCHDOG_USEC", "20000000", 1);
    setenv("WATCHDOG_PID", pid, 1);
    return bind(heard, (struct sockaddr *)&address, (socklen_t)(sizeof(sa_family_t) + 1 + (size_t)len));
}

static int
tear_down(void **state)
{
    (void)state;
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    unsetenv("WATCHDOG_PID");
    return close(heard);
}

/* Everything that was sent, separated by spaces. */
static const char *
all_heard(void)
{
    static char text[1024];
    size_t len = 0;
    text[0] = '\0';
    for (ssize_t got; (got = recv(heard, text + len, sizeof(text) - len - 2, 0)) > 0;) {
        len += (size_t)got;
        text[len++] = ' ';
        text[len] = '\0';
    }
    return text;
}

static void
the_start_is_over_with_the_first_frame(void **state)
{
    (void)state;
    struct watchdog watchdog = {0};
    watchdog_feed(&watchdog);
    assert_string_equal(all_heard(), "READY=1 WATCHDOG=1 ");
    watchdog_feed(&watchdog);
    assert_string_equal(all_heard(), "WATCHDOG=1 ");
}

/* Until it is open, or cannot be opened. */
static void
a_screen_may_take_two_minutes_to_open(void **state)
{
    (void)state;
    struct watchdog watchdog = {0};
    watchdog_extend(&watchdog);
    assert_string_equal(all_heard(), ""); /* before READY no watchdog runs */
    watchdog_feed(&watchdog);
    all_heard();
    watchdog_extend(&watchdog);
    assert_string_equal(all_heard(), "WATCHDOG_USEC=120000000 ");
    watchdog_feed(&watchdog);
    assert_string_equal(all_heard(), "WATCHDOG_USEC=20000000 WATCHDOG=1 ");
    watchdog_feed(&watchdog);
    assert_string_equal(all_heard(), "WATCHDOG=1 ");
}

/* And not after it was opened and took no picture. */
static void
an_unusable_display_has_the_usual_deadline(void **state)
{
    (void)state;
    struct watchdog watchdog = {0};
    watchdog_feed(&watchdog);
    watchdog_extend(&watchdog);
    all_heard();
    watchdog_shorten(&watchdog);
    watchdog_shorten(&watchdog); /* each would count as progress */
    assert_string_equal(all_heard(), "WATCHDOG_USEC=20000000 ");
}

static void
without_a_watchdog_nothing_is_extended(void **state)
{
    (void)state;
    struct watchdog watchdog = {0};
    unsetenv("WATCHDOG_USEC");
    watchdog_feed(&watchdog);
    watchdog_extend(&watchdog);
    watchdog_feed(&watchdog);
    assert_string_equal(all_heard(), "READY=1 WATCHDOG=1 WATCHDOG=1 ");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_start_is_over_with_the_first_frame, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_screen_may_take_two_minutes_to_open, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_unusable_display_has_the_usual_deadline, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_a_watchdog_nothing_is_extended, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
