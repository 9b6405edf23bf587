#include "test.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "play/signals.h"
#include "play/wake.h"

#define SOON_MS 5000

static struct wake wake;

static bool
is_woken(int64_t wait_ms)
{
    struct descriptors early = {.count = 0};
    wake_add(&wake, &early);
    return descriptors_wait(&early, wait_ms);
}

static int
set_up(void **state)
{
    (void)state;
    signals_hold();
    wake_open(&wake);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    wake_close(&wake);
    return 0;
}

static void
a_signal_wakes_until_its_taker_has_it(void **state)
{
    (void)state;
    assert_false(is_woken(0));
    raise(SIGTERM);
    wake_take(&wake);
    assert_true(is_woken(0));
    assert_int_equal(signals_take(), SIGTERM);
    assert_false(is_woken(0));
}

static void
a_child_that_ends_wakes_once(void **state)
{
    (void)state;
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    assert_true(is_woken(SOON_MS));
    wake_take(&wake);
    assert_false(is_woken(0));
    assert_int_equal(waitpid(pid, NULL, WNOHANG), pid);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_signal_wakes_until_its_taker_has_it),
        cmocka_unit_test(a_child_that_ends_wakes_once),
    };
    return cmocka_run_group_tests_name("wake", tests, set_up, tear_down);
}
