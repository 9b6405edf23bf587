#define _GNU_SOURCE
#include "test.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "play/child.h"
#include "recovery/recovery.h"
#include "runtime/runtime.h"

#define SECOND 1000

/* The child executes this program again in one of these roles: see main. */
enum { OUT_FD = 20 };

static struct arena *arena;

static int
set_up(void **state)
{
    (void)state;
    log_set_level(LOG_ERROR);
    arena = arena_create(65536);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    arena_destroy(arena);
    return 0;
}

static struct child *
child_that(const char *what, const char *word)
{
    char *argv[] = {"child", (char *)what, (char *)word, NULL};
    return child_create(arena, "/proc/self/exe", argv);
}

/* Waits until it has ended; child_keep reaps it. */
static void
await_death(void)
{
    siginfo_t info;
    assert_int_equal(waitid(P_ALL, 0, &info, WEXITED | WNOWAIT), 0);
}

/* A pipe whose write end the child has as OUT_FD; returns the read end. */
static int
listen_to_child(void)
{
    int ends[2];
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    assert_int_equal(dup2(ends[1], OUT_FD), OUT_FD);
    close(ends[1]);
    return ends[0];
}

static void
it_runs_this_program_with_the_arguments_it_was_given(void **state)
{
    (void)state;
    char text[64] = "";
    char word[] = "two words";
    int from = listen_to_child();
    struct child *child = child_that("say", word);
    word[0] = 'x'; /* they were copied */
    child_keep(child, 0);
    close(OUT_FD);
    assert_true(read(from, text, sizeof(text) - 1) > 0);
    assert_string_equal(text, "two words");
    assert_true(child_deadline(child) == INT64_MAX);
    await_death();
    child_keep(child, SECOND);
    child_stop(child);
    close(from);
}

static void
nothing_is_started_before_it_is_kept(void **state)
{
    (void)state;
    struct child *child = child_that("end", "");
    assert_int_equal(child_deadline(child), 0);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    child_stop(child);
}

static void
a_child_that_ends_at_once_is_started_again_after_growing_pauses_up_to_a_minute(void **state)
{
    (void)state;
    static const int waits[] = {2, 4, 8, 16, 32, 60, 60};
    struct child *child = child_that("end", "");
    int64_t now = 0;
    for (size_t i = 0; i < sizeof(waits) / sizeof(waits[0]); i++) {
        child_keep(child, now);
        assert_true(child_deadline(child) == INT64_MAX);
        await_death();
        now += 100;
        child_keep(child, now);
        assert_int_equal(child_deadline(child), now + waits[i] * SECOND);
        now += waits[i] * SECOND;
        child_keep(child, now - 1);
        assert_int_equal(child_deadline(child), now); /* not running yet */
    }
    child_stop(child);
}

static void
a_child_that_ran_for_a_minute_is_started_again_soon(void **state)
{
    (void)state;
    struct child *child = child_that("end", "");
    child_keep(child, 0);
    await_death();
    child_keep(child, SECOND);
    child_keep(child, 3 * SECOND);
    await_death();
    child_keep(child, 63 * SECOND);
    assert_int_equal(child_deadline(child), 65 * SECOND);
    child_stop(child);
}

static void
it_ends_when_it_is_told_to(void **state)
{
    (void)state;
    struct child *child = child_that("stay", "");
    child_keep(child, 0);
    child_stop(child);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    child_stop(child);
}

static void
a_child_that_does_not_end_is_killed(void **state)
{
    (void)state;
    char byte;
    int from = listen_to_child();
    struct child *child = child_that("refuse", "");
    child_keep(child, 0);
    close(OUT_FD);
    assert_int_equal(read(from, &byte, 1), 1); /* it fails from now on */
    child_stop(child);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    close(from);
}

static void
it_does_not_outlive_this_program(void **state)
{
    (void)state;
    char byte;
    int from = listen_to_child();
    fflush(NULL);
    pid_t player = fork();
    if (player == 0) {
        struct child *child = child_that("stay", "");
        child_keep(child, 0);
        poll(NULL, 0, -1);
    }
    close(OUT_FD);
    assert_int_equal(read(from, &byte, 1), 1); /* it keeps running */
    kill(player, SIGKILL);
    waitpid(player, NULL, 0);
    assert_int_equal(read(from, &byte, 1), 0); /* no process has the other end */
    close(from);
}

static void
a_child_without_progress_for_a_minute_is_killed_and_started_again(void **state)
{
    (void)state;
    struct child *child = child_that("stay", "");
    child_watch(child, "/nonexistent/child.fetch");
    child_keep(child, 0);
    assert_int_equal(child_deadline(child), 60 * SECOND);
    child_keep(child, 60 * SECOND - 1);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), 0);
    child_keep(child, 60 * SECOND);
    await_death();
    child_keep(child, 61 * SECOND);
    assert_int_equal(child_deadline(child), 63 * SECOND);
    child_stop(child);
}

static void
a_child_that_reports_progress_goes_on(void **state)
{
    (void)state;
    char byte;
    char folder[] = "/tmp/breakroom-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    const char *report = arena_printf(arena, "%s/x.fetch", folder).ptr;
    int from = listen_to_child();
    struct child *child = child_that("progress", report);
    child_watch(child, report);
    child_keep(child, 0);
    close(OUT_FD);
    assert_int_equal(read(from, &byte, 1), 1); /* it reported progress at 50 s */
    child_keep(child, 60 * SECOND);
    assert_int_equal(child_deadline(child), 110 * SECOND);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), 0);
    child_stop(child);
    close(from);
    unlink(arena_printf(arena, "%s.record", report).ptr);
    rmdir(folder);
}

static int
be_the_child(const char *what, const char *word)
{
    if (strcmp(what, "end") == 0)
        return 1;
    if (strcmp(what, "say") == 0)
        return write(OUT_FD, word, strlen(word)) < 0;
    if (strcmp(what, "refuse") == 0)
        signal(SIGTERM, SIG_IGN);
    struct runtime runtime = {.path = word, .role = "fetch"};
    struct recovery *recovery = strcmp(what, "progress") == 0 ? recovery_open(&runtime, SECOND) : NULL;
    recovery_leave(recovery);
    recovery_alive(recovery, 50 * SECOND);
    if (write(OUT_FD, "!", 1) < 0)
        close(OUT_FD);
    return poll(NULL, 0, -1);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(int argc, char **argv)
{
    if (argc == 3)
        return be_the_child(argv[1], argv[2]);
    const struct CMUnitTest tests[] = {
        ROW(it_runs_this_program_with_the_arguments_it_was_given),
        ROW(nothing_is_started_before_it_is_kept),
        ROW(a_child_that_ends_at_once_is_started_again_after_growing_pauses_up_to_a_minute),
        ROW(a_child_that_ran_for_a_minute_is_started_again_soon),
        ROW(it_ends_when_it_is_told_to),
        ROW(a_child_that_does_not_end_is_killed),
        ROW(it_does_not_outlive_this_program),
        ROW(a_child_without_progress_for_a_minute_is_killed_and_started_again),
        ROW(a_child_that_reports_progress_goes_on),
    };
    return cmocka_run_group_tests_name("child", tests, NULL, NULL);
}
