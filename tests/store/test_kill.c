#include "test.h"

#include <sys/wait.h>

#include "base/log.h"
#include "store/faulty.h"
#include "store/house.h"

#define CYCLES 500
#define ITEMS  8

static bool
put_generation(struct house *house, struct store *store, int number)
{
    bool changed;
    struct feed feed = house_feed(house, "news", ITEMS + (size_t)number % 3);
    for (size_t i = 0; i < feed.count; i++)
        feed.items[i].title = arena_printf(house->arena, "%d", number);
    struct store_feed state = house_state("news");
    return store_put_picture(store, feed.items[0].image, feed.items[0].title, 4, 3, 1920, 1080) &&
           store_put_feed(store, &state, &feed, HOUSE_NOW, &changed);
}

/* Writes one generation after the other, saying each that is kept, until it is killed at its `calls`th call.
 */
static void
write_until_killed(struct house *house, int first, long calls, int said)
{
    faulty_arm(FAULT_KILL, calls, false);
    struct store *store = store_open(house->folder, STORE_WRITE, NULL);
    for (int number = first; store && put_generation(house, store, number); number++)
        syscall(SYS_write, said, &number, sizeof(number));
    _exit(1);
}

static int
last_said(int said, int before)
{
    int number;
    while (read(said, &number, sizeof(number)) == sizeof(number))
        before = number;
    return before;
}

static int
seen_generation(struct house *house)
{
    struct store_content content = house_load(house);
    int64_t number = -1;
    assert_true(str_to_int(content.items[0].title, &number));
    assert_int_equal(content.count, ITEMS + number % 3);
    for (size_t i = 0; i < content.count; i++)
        assert_true(str_equal(content.items[i].title, content.items[0].title));
    arena_destroy(content.arena);
    return (int)number;
}

static void
what_a_writer_said_is_kept_however_often_it_is_killed(void **state)
{
    struct house *house = *state;
    struct store *writer = house_open(house, STORE_WRITE);
    assert_true(put_generation(house, writer, 0));
    store_close(writer);
    int known = 0;
    uint32_t chance = 20261123;
    for (int i = 0; i < CYCLES; i++) {
        int ends[2];
        int status;
        chance = chance * 1664525 + 1013904223;
        assert_int_equal(pipe(ends), 0);
        pid_t child = fork();
        if (child == 0)
            write_until_killed(house, known + 1, chance >> 16 & 127, ends[1]);
        close(ends[1]);
        waitpid(child, &status, 0);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        known = last_said(ends[0], known);
        close(ends[0]);
        int seen = seen_generation(house);
        assert_in_range(seen, known, known + 1);
        known = seen;
    }
    assert_true(known > CYCLES / 4);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_a_writer_said_is_kept_however_often_it_is_killed, house_create,
                                        house_destroy),
    };
    log_set_level(LOG_ERROR);
    return cmocka_run_group_tests_name("kill", tests, NULL, NULL);
}
