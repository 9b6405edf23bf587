#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <seccomp.h>

#include "base/clock.h"
#include "base/memory.h"
#include "decoder/decoder_private.h"

static const struct decoder_options options = {320, 180, 40 * 1000 * 1000, DECODER_TIMEOUT_MS, false};
static const struct decoder_options hasty = {320, 180, 40 * 1000 * 1000, 200, false};

/* A gradient as JPEG, or as PNG if its left half is transparent. */
static struct buf
ramp(int width, int height, bool alpha)
{
    struct picture picture = {.pixels = memory_array((size_t)(width * height), sizeof(uint32_t)),
                              .width = width,
                              .height = height,
                              .alpha = alpha};
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            picture.pixels[y * width + x] = (alpha && x < width / 2 ? 0 : 0xFF000000u) |
                                            (uint32_t)(x * 255 / width) << 16 | (uint32_t)(y * 255 / height);
    struct buf bytes;
    buf_init(&bytes, 4 << 20);
    assert_true(picture_encode(&picture, &bytes));
    picture_finish(&picture);
    return bytes;
}

/* All rows are there, in their order. */
static void
is_ramp(struct str bytes)
{
    struct picture picture;
    enum reason_code why;
    assert_true(picture_decode(bytes, 0, 0, false, 40 * 1000 * 1000, &picture, &why));
    for (int y = 0; y < picture.height; y++) {
        int blue = (int)(picture.pixels[(y + 1) * picture.width - 1] & 255);
        assert_in_range(blue + 256, y * 255 / picture.height + 256 - 6,
                        (y + 1) * 255 / picture.height + 256 + 6);
    }
    picture_finish(&picture);
}

static void
decodes_to(int source_w, int source_h, bool alpha, int width, int height)
{
    struct buf bytes = ramp(source_w, source_h, alpha);
    struct decoder_result result;
    if (!decoder_run(buf_str(&bytes), &options, &result))
        fail_msg("%s", english(&result.why));
    assert_int_equal(result.width, width);
    assert_int_equal(result.height, height);
    struct picture_info info;
    assert_true(picture_probe(buf_str(&result.bytes), &info));
    assert_int_equal(info.type, alpha ? PICTURE_PNG : PICTURE_JPEG);
    assert_int_equal(info.width, width);
    assert_int_equal(info.height, height);
    is_ramp(buf_str(&result.bytes));
    decoder_result_finish(&result);
    buf_finish(&bytes);
}

static void
a_picture_comes_back_large_enough_for_the_screen(void **state)
{
    (void)state;
    decodes_to(1280, 960, false, 320, 240);
    decodes_to(1280, 480, false, 480, 180);
    decodes_to(640, 640, true, 320, 320);
    decodes_to(321, 643, false, 320, 641);
}

static void
a_small_picture_stays_small(void **state)
{
    (void)state;
    decodes_to(200, 100, false, 200, 100);
    decodes_to(2, 1, true, 2, 1);
}

static void
a_very_long_picture_is_not_kept_for_its_whole_length(void **state)
{
    (void)state;
    decodes_to(8000, 200, false, 1280, 32);
    decodes_to(50, 3000, false, 12, 720);
}

#define WORK(name)                                                                                           \
    static bool name(UNUSED struct str bytes, UNUSED const struct decoder_options *o,                        \
                     UNUSED struct picture_room *room, UNUSED struct picture *out,                           \
                     UNUSED enum reason_code *why)
#define UNUSED __attribute__((unused))

/* Lets the child do this work; returns the reason for its failure. */
static void
fails_within(decoder_work *work, const struct decoder_options *o, const char *reason)
{
    struct decoder_result result;
    assert_false(decoder_run_with(work, STR("what it likes"), o, &result));
    assert_int_equal(result.bytes.len, 0);
    if (!strstr(english(&result.why), reason))
        fail_msg("the reason is '%s'", english(&result.why));
    decoder_result_finish(&result);
}

static void
fails(decoder_work *work, const char *reason)
{
    fails_within(work, &options, reason);
}

WORK(work_refuse)
{
    *why = REASON_PICTURE_UNKNOWN;
    return false;
}

WORK(work_refuse_for_no_reason)
{
    *why = (enum reason_code)(REASON_COUNT + 7);
    return false;
}

WORK(work_run_out_of_memory)
{
    errno = ENOMEM;
    abort();
}

WORK(work_abort)
{
    errno = 0;
    abort();
}

WORK(work_crash)
{
    return raise(SIGSEGV) == 0;
}

WORK(work_for_ever)
{
    for (volatile unsigned n = 0; n < 2; n = 0)
        ;
    return true;
}

WORK(work_be_killed)
{
    return raise(SIGKILL) == 0;
}

WORK(work_sleep)
{
    return pause() == 0;
}

WORK(work_call_home)
{
    socket(AF_INET, SOCK_STREAM, 0);
    return true;
}

WORK(work_start_a_process)
{
    execl("/bin/true", "true", (char *)NULL);
    return true;
}

WORK(work_want_everything)
{
    memory_alloc((size_t)1 << 40);
    return true;
}

WORK(work_boast)
{
    static const int32_t answer[] = {16000, 16000, 0, 0};
    return write(0, answer, sizeof(answer)) < 0;
}

/* Bands of this size, so many, then a picture. */
static bool
pass_bands(int32_t width, int32_t rows, int count, int32_t height)
{
    struct decoder_answer band = {.width = width, .height = rows, .more = 1};
    struct decoder_answer last = {.width = width, .height = height};
    for (int i = 0; i < count; i++)
        if (write(0, &band, sizeof(band)) < 0)
            return false;
    return write(0, &last, sizeof(last)) < 0;
}

WORK(work_pass_too_wide_a_band)
{
    return pass_bands(PICTURE_SIDE_MAX + 1, 1, 1, 1);
}

WORK(work_pass_too_high_a_band)
{
    return pass_bands(320, (int)DECODER_BAND_PIXELS / 320 + 1, 1, 1);
}

WORK(work_pass_a_band_of_nothing)
{
    return pass_bands(320, 0, 1, 1);
}

WORK(work_pass_a_negative_band)
{
    return pass_bands(-320, -1, 1, 1);
}

WORK(work_pass_bands_without_end)
{
    return pass_bands(320, (int)DECODER_BAND_PIXELS / 320, 1000, 1);
}

/* All of them at once, of one pixel each. */
WORK(work_pass_many_bands)
{
    struct decoder_answer bands[PIPE_BUF / sizeof(struct decoder_answer)];
    for (size_t i = 0; i < sizeof(bands) / sizeof(bands[0]); i++)
        bands[i] = (struct decoder_answer){.width = 1, .height = 1, .more = 1};
    return write(0, bands, sizeof(bands)) > 0 && work_for_ever(bytes, o, room, out, why);
}

WORK(work_change_the_width)
{
    struct decoder_answer band = {.width = 320, .height = 2, .more = 1};
    return write(0, &band, sizeof(band)) < 0 || pass_bands(319, 2, 1, 1);
}

WORK(work_promise_more_rows)
{
    return pass_bands(320, 2, 2, 5);
}

WORK(work_stop_in_the_middle)
{
    static const int32_t half[] = {2, 2};
    _exit(write(0, half, sizeof(half)) > 0 ? 0 : 1);
}

static void
a_reason_comes_back_in_plain_letters(void **state)
{
    (void)state;
    fails(work_refuse, "not a picture of a known type");
    fails(work_refuse_for_no_reason, "gave an invalid answer");
}

static void
a_crash_is_a_failure_like_any_other(void **state)
{
    (void)state;
    signal(SIGSEGV, SIG_DFL); /* a reporter of crashes is for this test, not for its child */
    fails(work_crash, "the picture decoder");
}

static void
an_endless_loop_is_stopped(void **state)
{
    (void)state;
    fails_within(work_for_ever, &hasty, "was stopped after 0.2 s");
}

static void
a_forbidden_system_call_stops_it(void **state)
{
    (void)state;
    fails(work_call_home, "a system call that is not allowed");
    fails(work_start_a_process, "a system call that is not allowed");
    fails(work_sleep, "a system call that is not allowed");
}

static void
unlimited_memory_is_refused(void **state)
{
    (void)state;
    fails(work_want_everything, "the picture decoder");
    fails(work_run_out_of_memory, "gave up: it needs more memory than it may have");
    struct decoder_result result;
    assert_false(decoder_run_with(work_abort, STR("x"), &options, &result));
    assert_string_equal(english(&result.why), "the picture decoder gave up");
    decoder_result_finish(&result);
}

/* Whether the picture or the machine is at fault decides when it is tried again. An endless loop may be
 * either, depending on the time that the machine had. */
static void
whose_fault_it_was_is_told(void **state)
{
    (void)state;
    static const struct {
        decoder_work *work;
        enum decoder_fault fault;
    } rows[] = {{work_refuse, DECODER_REFUSED},    {work_crash, DECODER_REFUSED},
                {work_call_home, DECODER_REFUSED}, {work_run_out_of_memory, DECODER_REFUSED},
                {work_boast, DECODER_REFUSED},     {work_be_killed, DECODER_UNABLE}};
    signal(SIGSEGV, SIG_DFL);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct decoder_result result;
        decoder_run_with(rows[i].work, STR("x"), &hasty, &result);
        if (result.fault != rows[i].fault)
            fail_msg("row %zu: fault %d, %s", i, result.fault, english(&result.why));
        decoder_result_finish(&result);
    }
}

/* The child is killed while it waits: an event, not a delay. */
static void
a_decoder_at_work_leaves_its_caller_free(void **state)
{
    (void)state;
    struct decoder *decoder = decoder_start_with(work_for_ever, STR("x"), &options);
    assert_false(decoder_step(decoder));
    assert_true(decoder_fd(decoder) >= 0);
    struct decoder_result result;
    assert_false(decoder_finish(decoder, &result)); /* early, as when fetch stops */
    decoder_result_finish(&result);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

/* One that always has more could keep its caller for minutes. */
static void
a_decoder_that_has_much_to_say_leaves_its_caller_free(void **state)
{
    (void)state;
    struct decoder *decoder = decoder_start_with(work_pass_many_bands, STR("x"), &options);
    struct pollfd said = {.fd = decoder_fd(decoder), .events = POLLIN};
    assert_int_equal(poll(&said, 1, 10000), 1);
    assert_false(decoder_step(decoder));
    assert_int_equal(poll(&said, 1, 0), 1);
    struct decoder_result result;
    assert_false(decoder_finish(decoder, &result));
    decoder_result_finish(&result);
}

static void
a_child_that_waited_for_its_caller_is_not_late(void **state)
{
    (void)state;
    struct buf bytes = ramp(640, 1600, false);
    struct decoder_options short_time = options;
    struct decoder_result result;
    short_time.timeout_ms = 500;
    struct decoder *decoder = decoder_start(buf_str(&bytes), &short_time);
    struct pollfd said = {.fd = decoder_fd(decoder), .events = POLLIN};
    assert_int_equal(poll(&said, 1, 10000), 1);
    while (clock_mono_ms() < decoder_deadline_ms(decoder)) /* the disk blocks the caller */
        ;
    while (!decoder_step(decoder))
        poll(&said, 1, 100);
    if (!decoder_finish(decoder, &result))
        fail_msg("%s", english(&result.why));
    is_ramp(buf_str(&result.bytes));
    decoder_result_finish(&result);
    buf_finish(&bytes);
}

static void
a_picture_that_is_cut_off_says_where(void **state)
{
    (void)state;
    struct buf bytes = ramp(640, 480, false);
    struct decoder_result result;
    assert_false(decoder_run(str_slice(buf_str(&bytes), 0, bytes.len / 2), &options, &result));
    assert_int_equal(result.fault, DECODER_INCOMPLETE);
    int percent = 0;
    assert_int_equal(sscanf(english(&result.why), "it is cut off after %d %% of its rows", &percent), 1);
    assert_in_range(percent, 40, 60);
    decoder_result_finish(&result);
    assert_true(decoder_run(str_slice(buf_str(&bytes), 0, bytes.len * 98 / 100), &options, &result));
    assert_int_equal(result.fault, DECODER_CROPPED);
    assert_non_null(strstr(english(&result.why), "% of its rows"));
    assert_in_range(result.height, 240 * 94 / 100, 240 * 99 / 100);
    decoder_result_finish(&result);
    buf_finish(&bytes);
}

static void
an_answer_that_cannot_be_is_not_believed(void **state)
{
    (void)state;
    fails(work_boast, "an invalid answer");
    fails(work_pass_too_wide_a_band, "an invalid answer");
    fails(work_pass_too_high_a_band, "an invalid answer");
    fails(work_pass_a_band_of_nothing, "an invalid answer");
    fails(work_pass_a_negative_band, "an invalid answer");
    fails(work_pass_bands_without_end, "an invalid answer");
    fails(work_change_the_width, "an invalid answer");
    fails(work_promise_more_rows, "an invalid answer");
    fails(work_stop_in_the_middle, "without a result");
}

/* Reads as much as it can: the pixel says how much. */
WORK(work_look_around)
{
    uint32_t seen = 0xFF000000;
    if (open("/etc/passwd", O_RDONLY) >= 0)
        seen |= 1;
    for (int fd = 3; fd < 64; fd++)
        if (write(fd, "x", 1) > 0 || errno != EBADF)
            seen |= 2;
    uint32_t *pixels = memory_array(1, sizeof(*pixels));
    *pixels = seen;
    *out = (struct picture){.pixels = pixels, .width = 1, .height = 1, .alpha = true};
    return true;
}

static void
nothing_of_the_parent_is_within_reach(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    struct decoder_result result;
    if (!decoder_run_with(work_look_around, STR_NONE, &options, &result))
        fail_msg("%s", english(&result.why));
    struct picture picture;
    enum reason_code why = REASON_NONE;
    assert_true(picture_decode(buf_str(&result.bytes), 0, 0, false, 1, &picture, &why));
    assert_int_equal(picture.pixels[0], 0xFF000000);
    picture_finish(&picture);
    decoder_result_finish(&result);
    close(ends[0]);
    close(ends[1]);
}

/* systemd's @system-service lets a service fork, limit itself and call prctl(2), but not seccomp(2). */
static void
it_works_in_a_service_whose_own_filter_is_strict(void **state)
{
    (void)state;
    struct buf bytes = ramp(64, 64, false);
    pid_t pid = fork();
    if (pid == 0) {
        scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
        seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(seccomp), 0);
        if (seccomp_load(filter) != 0)
            _exit(9);
        struct decoder_result result;
        _exit(decoder_run(buf_str(&bytes), &options, &result) ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    buf_finish(&bytes);
}

static void
no_child_and_no_descriptor_is_left_behind(void **state)
{
    (void)state;
    int before = dup(0);
    for (int i = 0; i < 20; i++) {
        struct decoder_result result;
        decoder_run_with(i % 2 ? work_refuse : work_call_home, STR_NONE, &options, &result);
        decoder_result_finish(&result);
    }
    int after = dup(0);
    assert_int_equal(after, before + 1);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    close(before);
    close(after);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_comes_back_large_enough_for_the_screen),
        cmocka_unit_test(a_small_picture_stays_small),
        cmocka_unit_test(a_very_long_picture_is_not_kept_for_its_whole_length),
        cmocka_unit_test(a_reason_comes_back_in_plain_letters),
        cmocka_unit_test(a_crash_is_a_failure_like_any_other),
        cmocka_unit_test(an_endless_loop_is_stopped),
        cmocka_unit_test(a_forbidden_system_call_stops_it),
        cmocka_unit_test(unlimited_memory_is_refused),
        cmocka_unit_test(whose_fault_it_was_is_told),
        cmocka_unit_test(a_decoder_at_work_leaves_its_caller_free),
        cmocka_unit_test(a_decoder_that_has_much_to_say_leaves_its_caller_free),
        cmocka_unit_test(a_child_that_waited_for_its_caller_is_not_late),
        cmocka_unit_test(a_picture_that_is_cut_off_says_where),
        cmocka_unit_test(an_answer_that_cannot_be_is_not_believed),
        cmocka_unit_test(nothing_of_the_parent_is_within_reach),
        cmocka_unit_test(it_works_in_a_service_whose_own_filter_is_strict),
        cmocka_unit_test(no_child_and_no_descriptor_is_left_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
