#include "test.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "play/power.h"

#define LOOKS_MAX 1000

/* Runs it at a time until no command runs; each run of a command adds a line. */
static void
settle(struct power *power, bool lit, int64_t mono_ms)
{
    power_keep(power, lit, mono_ms);
    for (int i = 0; i < LOOKS_MAX && power->pid; i++) {
        poll(NULL, 0, 10);
        power_keep(power, lit, mono_ms);
    }
    assert_int_equal(power->pid, 0);
}

static char path[] = "/tmp/breakroom-power-XXXXXX";

static int
create_file(void **state)
{
    (void)state;
    log_set_level(LOG_ERROR);
    strcpy(path + sizeof(path) - 7, "XXXXXX");
    int fd = mkstemp(path);
    setenv("POWER_FILE", path, 1);
    return fd < 0 ? -1 : close(fd);
}

static int
remove_file(void **state)
{
    (void)state;
    return unlink(path);
}

static const char *
content(void)
{
    static char text[256];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
    fclose(file);
    return text;
}

static void
each_change_runs_its_command_once(void **state)
{
    (void)state;
    struct power power = {.commands = {"echo off >>$POWER_FILE", "echo on >>$POWER_FILE"}};
    settle(&power, true, 0);
    settle(&power, true, 1000000);
    settle(&power, false, 2000000);
    settle(&power, false, 3000000);
    settle(&power, true, 4000000);
    assert_string_equal(content(), "on\noff\non\n");
}

static void
without_a_command_nothing_runs(void **state)
{
    (void)state;
    struct power power = {.commands = {"", ""}};
    power_keep(&power, true, 0);
    power_keep(&power, false, 1000);
    assert_int_equal(power.pid, 0);
}

static void
a_failure_is_tried_again_a_minute_later_and_not_for_ever(void **state)
{
    (void)state;
    struct power power = {.commands = {"echo off >>$POWER_FILE; false", ""}};
    for (int64_t now_ms = 0; now_ms < 20 * 60000; now_ms += 30000)
        settle(&power, false, now_ms);
    assert_string_equal(content(), "off\noff\noff\noff\noff\n");
    settle(&power, true, 30 * 60000);
    settle(&power, false, 31 * 60000);
    assert_string_equal(content(), "off\noff\noff\noff\noff\noff\n");
}

static void
a_command_that_hangs_is_stopped_with_what_it_began(void **state)
{
    (void)state;
    struct power power = {.commands = {"sleep 1000 & echo off >>$POWER_FILE; wait", ""}};
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
    power_keep(&power, false, 0);
    pid_t group = power.pid;
    assert_true(group > 0);
    for (int i = 0; i < LOOKS_MAX && !*content(); i++)
        poll(NULL, 0, 10);
    power_keep(&power, false, 29000);
    assert_int_equal(power.pid, group);
    settle(&power, false, 31000);
    int status; /* of its process, which is now our child */
    assert_true(waitpid(-group, &status, 0) > 0);
    assert_true(WIFSIGNALED(status));
}

static void
a_change_waits_for_the_command_that_runs(void **state)
{
    (void)state;
    struct power power = {.commands = {"echo off >>$POWER_FILE", "sleep 0.2; echo on >>$POWER_FILE"}};
    power_keep(&power, true, 0);
    pid_t first = power.pid;
    power_keep(&power, false, 0);
    assert_true(power.pid == first || power.pid == 0);
    settle(&power, false, 0);
    settle(&power, false, 0);
    assert_string_equal(content(), "on\noff\n");
}

/* A process without a process group of its own does not get the signal, like one that a device blocks. */
static void
a_command_that_survives_its_stop_is_not_due_until_it_ends(void **state)
{
    (void)state;
    pid_t pid = fork();
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        for (;;)
            pause();
    }
    struct power power = {.commands = {"off", ""}, .pid = pid, .tries = 1, .due_ms = 30000};
    assert_int_equal(power_deadline(&power), 30000);
    power_keep(&power, false, 30000);
    assert_int_equal(power.pid, pid);
    assert_int_equal(power_deadline(&power), INT64_MAX);
    kill(pid, SIGKILL);
    for (int i = 0; i < LOOKS_MAX && power.pid; i++) {
        poll(NULL, 0, 10);
        power_keep(&power, false, 31000);
    }
    assert_int_equal(power.pid, 0);
    assert_int_equal(power_deadline(&power), 31000 + 60000);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, create_file, remove_file)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(each_change_runs_its_command_once),
        ROW(without_a_command_nothing_runs),
        ROW(a_failure_is_tried_again_a_minute_later_and_not_for_ever),
        ROW(a_command_that_hangs_is_stopped_with_what_it_began),
        ROW(a_change_waits_for_the_command_that_runs),
        ROW(a_command_that_survives_its_stop_is_not_due_until_it_ends),
    };
    return cmocka_run_group_tests_name("power", tests, NULL, NULL);
}
