/* The record of a process in its file: what the next process reads after each kind of end. */
#include "test.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "recovery/recovery.h"
#include "runtime/runtime.h"

#define SECOND ((int64_t)1000)

static struct arena *arena;
static struct runtime runtime;
static char folder[] = "/tmp/breakroom-test-XXXXXX";

static int
set_up(void **state)
{
    (void)state;
    log_set_level(LOG_ERROR);
    arena = arena_create(65536);
    runtime = (struct runtime){.path = arena_printf(arena, "%s/x.play", folder).ptr, .role = "play"};
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    unlink(arena_printf(arena, "%s.record", runtime.path).ptr);
    arena_destroy(arena);
    return 0;
}

static void
be_quiet(void)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    if (!freopen("/dev/null", "w", stderr))
        _exit(1);
}

static void
abort_at_work(struct recovery *recovery)
{
    struct recovery_work work = recovery_work_on(RECOVERY_SLIDE, 7, STR("lobby"), STR("Soup"));
    recovery_enter(recovery, &work);
    abort();
}

static void
want_memory_at_work(struct recovery *recovery)
{
    struct recovery_work work = recovery_work_on(RECOVERY_SLIDE, 7, STR("lobby"), STR("Soup"));
    recovery_enter(recovery, &work);
    errno = ENOMEM;
    BUG("out of memory");
}

struct deep {
    int (*volatile down)(struct deep *deep, int depth);
};

static int
go_down(struct deep *deep, int depth)
{
    volatile char bytes[1 << 14];
    memset((char *)bytes, depth, sizeof(bytes));
    return deep->down(deep, depth + 1) + bytes[0];
}

static void
overflow_the_stack(struct recovery *recovery)
{
    struct recovery_work work = recovery_work_on(RECOVERY_SLIDE, 7, STR("lobby"), STR("Soup"));
    recovery_enter(recovery, &work);
    struct deep deep = {go_down};
    go_down(&deep, 0);
}

static void
end_cleanly(struct recovery *recovery)
{
    recovery_close(recovery);
    _exit(0);
}

static void
be_told_to_end_at_work(struct recovery *recovery)
{
    struct recovery_work work = recovery_work(RECOVERY_LOAD);
    recovery_hold_signals(recovery);
    recovery_enter(recovery, &work);
    raise(SIGTERM);
    recovery_leave(recovery);
    recovery_leave(recovery); /* the start: it happens now */
    _exit(0);
}

static void
be_told_to_end_while_it_waits(struct recovery *recovery)
{
    recovery_hold_signals(recovery);
    recovery_leave(recovery);
    raise(SIGTERM);
    _exit(0);
}

static void
let_a_child_abort(struct recovery *recovery)
{
    struct recovery_work work = recovery_work(RECOVERY_PICTURE);
    recovery_enter(recovery, &work);
    pid_t child = fork();
    if (child == 0)
        abort();
    waitpid(child, NULL, 0);
    recovery_leave(recovery);
    recovery_leave(recovery);
    kill(getpid(), SIGKILL);
}

/* A process that opens the record and does this; returns how it ended. */
static int
run(void (*what)(struct recovery *recovery), int64_t mono_ms)
{
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        be_quiet();
        what(recovery_open(&runtime, mono_ms));
        _exit(1);
    }
    int status = -1;
    waitpid(pid, &status, 0);
    return status;
}

static struct recovery_record
read_record(void)
{
    struct recovery_record record;
    assert_true(recovery_read(runtime.path, &record));
    return record;
}

static void
a_fault_is_noted_and_ends_the_process_as_it_would(void **state)
{
    (void)state;
    int status = run(abort_at_work, SECOND);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    struct recovery_record record = read_record();
    assert_int_equal(record.signal, SIGABRT);
    assert_int_equal(record.work.id, 7);
    assert_string_equal(record.work.title, "Soup");
}

static void
out_of_memory_is_recorded_as_such(void **state)
{
    (void)state;
    int status = run(want_memory_at_work, SECOND);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    assert_int_equal(read_record().signal, SIGABRT | RECOVERY_MEMORY);
}

static void
sigterm_while_it_waits_is_a_clean_end(void **state)
{
    (void)state;
    int status = run(be_told_to_end_while_it_waits, SECOND);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    assert_int_equal(read_record().running, 0);
    status = run(let_a_child_abort, SECOND); /* a kill is not a fault */
    assert_int_equal(read_record().running, 1);
}

static void
a_stack_that_overflows_is_noted_too(void **state)
{
    (void)state;
    int status = run(overflow_the_stack, SECOND);
    assert_false(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_int_equal(read_record().signal, SIGSEGV);
}

static void
the_third_process_leaves_alone_what_ended_two(void **state)
{
    (void)state;
    int64_t far_ms = (int64_t)1 << 50; /* the times in the record are those of the machine's clock */
    run(abort_at_work, far_ms);
    run(abort_at_work, far_ms + SECOND);
    struct recovery *third = recovery_open(&runtime, far_ms + 2 * SECOND);
    assert_true(recovery_is_quarantined(recovery_record(third), 7));
    assert_int_equal(recovery_step(third), 0);
    recovery_close(third);
}

static void
a_clean_end_leaves_nothing_to_say(void **state)
{
    (void)state;
    assert_int_equal(run(end_cleanly, SECOND), 0);
    assert_int_equal(read_record().running, 0);
}

static void
sigterm_waits_for_the_end_of_work(void **state)
{
    (void)state;
    int status = run(be_told_to_end_at_work, SECOND);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    struct recovery_record record = read_record();
    assert_false(recovery_is_work(record.work.stage));
    assert_int_equal(record.signal, 0);
}

static void
a_fault_of_a_child_is_not_its_own(void **state)
{
    (void)state;
    int status = run(let_a_child_abort, SECOND);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    assert_int_equal(read_record().signal, 0);
}

static void
without_a_place_it_works_in_memory(void **state)
{
    (void)state;
    struct runtime nowhere = {.role = "play"};
    struct recovery *recovery = recovery_open(&nowhere, SECOND);
    assert_int_equal(recovery_step(recovery), 0);
    recovery_leave(recovery);
    recovery_alive(recovery, 2 * SECOND);
    assert_int_equal(recovery_record(recovery)->alive_ms, 2 * SECOND);
    recovery_close(recovery);
}

/* systemd is told that it is ready, then at most each 15 s that it is alive. */
static void
progress_is_told_to_systemd(void **state)
{
    (void)state;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof(address.sun_path), "%s/notify", folder);
    int heard = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(heard, (const struct sockaddr *)&address, sizeof(address)), 0);
    setenv("NOTIFY_SOCKET", address.sun_path, 1);
    struct recovery *recovery = recovery_open(&runtime, 0);
    char text[64] = "";
    assert_true(recv(heard, text, sizeof(text), 0) < 0);
    recovery_beat(recovery, SECOND);
    assert_true(recv(heard, text, sizeof(text) - 1, 0) > 0);
    assert_non_null(strstr(text, "READY=1"));
    recovery_beat(recovery, 15 * SECOND);
    assert_true(recv(heard, text, sizeof(text) - 1, 0) < 0);
    recovery_beat(recovery, 16 * SECOND);
    assert_true(recv(heard, text, sizeof(text) - 1, 0) > 0);
    assert_non_null(strstr(text, "WATCHDOG=1"));
    recovery_close(recovery);
    unsetenv("NOTIFY_SOCKET");
    close(heard);
    unlink(address.sun_path);
}

static void
texts_are_cut_between_letters(void **state)
{
    (void)state;
    char title[RECOVERY_TITLE_BYTES + 8];
    memset(title, 'a', sizeof(title));
    memcpy(title + RECOVERY_TITLE_BYTES - 2, "é", 2);
    struct recovery_work work =
        recovery_work_on(RECOVERY_SLIDE, 1, STR_NONE, (struct str){title, sizeof(title)});
    assert_int_equal(strlen(work.title), RECOVERY_TITLE_BYTES - 2);
    assert_string_equal(work.feed, "");
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(a_fault_is_noted_and_ends_the_process_as_it_would),
        ROW(a_stack_that_overflows_is_noted_too),
        ROW(out_of_memory_is_recorded_as_such),
        ROW(sigterm_while_it_waits_is_a_clean_end),
        ROW(the_third_process_leaves_alone_what_ended_two),
        ROW(a_clean_end_leaves_nothing_to_say),
        ROW(sigterm_waits_for_the_end_of_work),
        ROW(a_fault_of_a_child_is_not_its_own),
        ROW(without_a_place_it_works_in_memory),
        ROW(progress_is_told_to_systemd),
        cmocka_unit_test(texts_are_cut_between_letters),
    };
    if (!mkdtemp(folder))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    rmdir(folder);
    return failed;
}
