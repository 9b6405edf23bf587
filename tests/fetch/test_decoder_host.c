#define _GNU_SOURCE
#include "test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "fetch/decoder_host.h"
#include "fetch/transfer.h"

#define PICTURE "feeds/pictures/atelier-300x200.jpg"

static const struct decoder_options options = {
    .screen_w = 640, .screen_h = 360, .max_pixels = 10000000, .timeout_ms = 20000};

static struct str
picture(struct arena *arena)
{
    const char *why = "";
    struct str bytes = file_read(arena, PICTURE, (size_t)1024 * 1024, &why);
    if (!bytes.ptr)
        fail_msg(PICTURE ": %s", why);
    return bytes;
}

static bool
decodes(struct decoder_host *host, struct str bytes)
{
    struct decoder_result result;
    bool good = decoder_host_run(host, bytes, &options, &result);
    good = good && result.width == 300 && result.height == 200 && result.bytes.len > 0;
    decoder_result_finish(&result);
    return good;
}

static void
what_is_no_picture_is_refused_with_the_reason_of_the_decoder(void **state)
{
    (void)state;
    struct decoder_host *host = decoder_host_create();
    struct decoder_result here, there;
    assert_false(decoder_run(STR("no picture"), &options, &here));
    assert_false(decoder_host_run(host, STR("no picture"), &options, &there));
    assert_string_equal(here.why, there.why);
    assert_int_equal(there.bytes.len, 0);
    decoder_result_finish(&here);
    decoder_result_finish(&there);
    decoder_host_destroy(host);
}

/* The children of this process, by /proc. */
static pid_t
only_child(void)
{
    char path[64];
    int child = 0;
    snprintf(path, sizeof(path), "/proc/self/task/%d/children", (int)getpid());
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%d", &child), 1);
    fclose(file);
    return child;
}

static void
a_process_that_died_is_replaced(void **state)
{
    (void)state;
    struct arena *arena = arena_create((size_t)4 * 1024 * 1024);
    struct str bytes = picture(arena);
    struct decoder_host *host = decoder_host_create();
    assert_true(decodes(host, bytes));
    kill(only_child(), SIGKILL);
    assert_false(decodes(host, bytes));
    assert_true(decodes(host, bytes));
    assert_true(decodes(host, bytes));
    decoder_host_destroy(host);
    arena_destroy(arena);
}

static void
it_keeps_no_file_of_this_process_open(void **state)
{
    (void)state;
    int fds[2];
    char byte;
    assert_int_equal(pipe(fds), 0);
    struct decoder_host *host = decoder_host_create();
    close(fds[1]);
    assert_int_equal(read(fds[0], &byte, 1), 0); /* would wait for the other end */
    close(fds[0]);
    decoder_host_destroy(host);
}

/* Names are looked up in threads, in the middle of which a fork must not happen. */
static void
pictures_are_decoded_while_names_are_looked_up(void **state)
{
    (void)state;
    const char *why;
    struct arena *arena = arena_create((size_t)4 * 1024 * 1024);
    struct str bytes = picture(arena);
    struct decoder_host *host = decoder_host_create();
    struct transfer_pool *pool = transfer_pool_create(&why);
    struct transfer_request request = {
        .url = "http://no-such-host.invalid/", .max_bytes = 100, .connect_ms = 5000, .total_ms = 5000};
    for (int round = 0; round < 10; round++) {
        struct transfer *transfers[4];
        for (int i = 0; i < 4; i++)
            transfers[i] = transfer_start(pool, &request);
        transfer_pool_run(pool, 0);
        assert_true(decodes(host, bytes));
        for (int i = 0; i < 4; i++)
            transfer_finish(transfers[i]);
    }
    transfer_pool_destroy(pool);
    decoder_host_destroy(host);
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_picture_is_refused_with_the_reason_of_the_decoder),
        cmocka_unit_test(a_process_that_died_is_replaced),
        cmocka_unit_test(it_keeps_no_file_of_this_process_open),
        cmocka_unit_test(pictures_are_decoded_while_names_are_looked_up),
    };
    return cmocka_run_group_tests_name("decoder host", tests, NULL, NULL);
}
