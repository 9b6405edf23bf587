/* A log whose reader is slow, has ended, or never existed. */
#include "test.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define LOG_MODULE "test"
#include "base/log.h"

#define TEXT_BYTES (1024 * 1024)
#define MANY       5000

static char *text;

/* Everything that can be read now. */
static const char *
read_all(int fd)
{
    size_t len = 0;
    fcntl(fd, F_SETFL, O_NONBLOCK);
    for (ssize_t got; (got = read(fd, text + len, TEXT_BYTES - 1 - len)) > 0;)
        len += (size_t)got;
    text[len] = '\0';
    return text;
}

static size_t
count_lines(const char *in, const char *begin)
{
    size_t count = 0;
    for (const char *line = in; *line; line = strchr(line, '\n') + 1) {
        assert_non_null(strchr(line, '\n'));
        count += strncmp(line, begin, strlen(begin)) == 0;
    }
    return count;
}

/* Runs `speak` in a process with this standard error; an alarm ends it if it blocks. */
static void
run(int fd, void (*speak)(void))
{
    pid_t pid = fork();
    if (pid == 0) {
        signal(SIGPIPE, SIG_IGN);
        dup2(fd, STDERR_FILENO);
        alarm(20);
        log_never_wait();
        speak();
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void
say_much(void)
{
    for (int i = 0; i < MANY; i++)
        log_info("line %d of the many that nobody reads", i);
}

static int beside[2]; /* the child reads its own log, to make room */

static void
say_much_and_more_once_there_is_room(void)
{
    char drop[4096];
    say_much();
    int flags = fcntl(beside[0], F_GETFL);
    fcntl(beside[0], F_SETFL, flags | O_NONBLOCK);
    while (read(beside[0], drop, sizeof(drop)) > 0)
        continue;
    log_info("heard again");
    log_info("and again");
}

static void
a_pipe_that_nobody_reads_costs_lines_and_not_time(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    run(ends[1], say_much);
    const char *said = read_all(ends[0]);
    size_t lines = count_lines(said, "info test: line ");
    assert_true(lines > 10 && lines < MANY);
    /* other writers of the pipe block as before */
    assert_false(fcntl(ends[1], F_GETFL) & O_NONBLOCK);
    close(ends[0]);
    close(ends[1]);
}

static void
what_was_lost_is_counted_once_there_is_room(void **state)
{
    (void)state;
    assert_int_equal(pipe(beside), 0);
    run(beside[1], say_much_and_more_once_there_is_room);
    const char *said = read_all(beside[0]);
    unsigned long lost = 0;
    assert_int_equal(sscanf(said, "warn log: %lu lines lost\n", &lost), 1);
    assert_true(lost > 0 && lost < MANY);
    assert_int_equal(count_lines(said, "warn log: "), 1);
    assert_non_null(strstr(said, " lines lost\ninfo test: heard again\ninfo test: and again\n"));
    close(beside[0]);
    close(beside[1]);
}

static void
a_socket_that_nobody_reads_costs_lines_and_not_time(void **state)
{
    (void)state;
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, beside), 0);
    run(beside[1], say_much_and_more_once_there_is_room);
    const char *said = read_all(beside[0]);
    assert_int_equal(count_lines(said, "warn log: "), 1);
    assert_non_null(strstr(said, " lines lost\ninfo test: heard again\ninfo test: and again\n"));
    assert_false(fcntl(beside[1], F_GETFL) & O_NONBLOCK);
    close(beside[0]);
    close(beside[1]);
}

static void
a_reader_that_is_gone_ends_nothing(void **state)
{
    (void)state;
    assert_int_equal(pipe(beside), 0);
    close(beside[0]);
    run(beside[1], say_much);
    close(beside[1]);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, beside), 0);
    close(beside[0]);
    run(beside[1], say_much);
    close(beside[1]);
    int full = open("/dev/full", O_WRONLY);
    run(full, say_much);
    close(full);
}

/* Also of libraries that write to standard error themselves. */
static void
write_much(void)
{
    for (int i = 0; i < MANY; i++)
        fputs("a library says something of no importance\n", stderr);
}

static void
a_library_does_not_wait_either(void **state)
{
    (void)state;
    assert_int_equal(pipe(beside), 0);
    run(beside[1], write_much);
    close(beside[0]);
    close(beside[1]);
}

static void
say_long(void)
{
    char long_text[3000];
    memset(long_text, '\x01', sizeof(long_text) - 1);
    long_text[sizeof(long_text) - 1] = '\0';
    log_info("%s", long_text);
    log_info("%.2000s", "short");
}

static void
a_long_line_is_cut_to_what_a_pipe_takes_whole(void **state)
{
    (void)state;
    assert_int_equal(pipe(beside), 0);
    run(beside[1], say_long);
    const char *said = read_all(beside[0]);
    const char *end = strchr(said, '\n');
    assert_non_null(end);
    assert_in_range(end - said + 1, 4000, PIPE_BUF);
    assert_memory_equal(end - 3, "…", 3);
    assert_string_equal(end + 1, "info test: short\n");
    close(beside[0]);
    close(beside[1]);
}

static int
set_up(void **state)
{
    (void)state;
    text = malloc(TEXT_BYTES);
    return text ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    free(text);
    return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_pipe_that_nobody_reads_costs_lines_and_not_time),
        TEST(what_was_lost_is_counted_once_there_is_room),
        TEST(a_socket_that_nobody_reads_costs_lines_and_not_time),
        TEST(a_reader_that_is_gone_ends_nothing),
        TEST(a_library_does_not_wait_either),
        TEST(a_long_line_is_cut_to_what_a_pipe_takes_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
