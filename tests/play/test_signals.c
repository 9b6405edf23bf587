#include "test.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "play/signals.h"

static const int harmless[] = {SIGPIPE, SIGHUP, SIGUSR1, SIGUSR2, SIGALRM, SIGTTIN, SIGTTOU, SIGXFSZ};

/* How a process that runs `run` ends. */
static int
end_of(void (*run)(void))
{
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        run();
        _exit(0);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return status;
}

static void
get_all_harmless(void)
{
    signals_ignore_harmless();
    for (size_t i = 0; i < sizeof(harmless) / sizeof(harmless[0]); i++)
        raise(harmless[i]);
}

static void
unhandled_signals_end_nothing(void **state)
{
    (void)state;
    assert_int_equal(end_of(get_all_harmless), 0);
}

static void
take_each(void)
{
    signals_hold();
    if (signals_take() != 0)
        _exit(1);
    raise(SIGTERM);
    if (signals_take() != SIGTERM || signals_take() != 0)
        _exit(2);
    raise(SIGINT);
    if (signals_take() != SIGINT || signals_take() != 0)
        _exit(3);
}

static void
a_signal_to_end_is_kept_until_it_is_asked_for(void **state)
{
    (void)state;
    assert_int_equal(end_of(take_each), 0);
}

static void
get_pipe_after_reset(void)
{
    signals_ignore_harmless();
    signals_hold();
    signals_reset();
    raise(SIGPIPE);
}

static void
get_term_after_reset(void)
{
    signals_hold();
    raise(SIGTERM);
    signals_reset();
}

static void
a_program_that_is_started_finds_every_signal_as_usual(void **state)
{
    (void)state;
    int status = end_of(get_pipe_after_reset);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGPIPE);
    status = end_of(get_term_after_reset);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGTERM);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unhandled_signals_end_nothing),
        cmocka_unit_test(a_signal_to_end_is_kept_until_it_is_asked_for),
        cmocka_unit_test(a_program_that_is_started_finds_every_signal_as_usual),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
