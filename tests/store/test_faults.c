#include "test.h"

#include <sys/wait.h>

#include "base/log.h"
#include "store/faulty.h"
#include "store/house.h"

#define ITEMS     12
#define CALLS_MAX 500

/* Some of the calls, or each one with EVERY_CALL in the environment. */
static long
step_of(long step)
{
    return getenv("EVERY_CALL") ? 1 : step;
}

static struct feed
generation(struct house *house, int number)
{
    struct feed feed = house_feed(house, "news", ITEMS);
    for (size_t i = 0; i < ITEMS; i++)
        feed.items[i].title = arena_printf(house->arena, "%d", number);
    return feed;
}

static struct str
picture_of(struct house *house, int number)
{
    return arena_printf(house->arena, "\xFF\xD8 the picture of generation %d", number);
}

static bool
put_generation(struct house *house, struct store *store, int number)
{
    bool changed;
    struct feed feed = generation(house, number);
    struct store_feed state = house_state("news");
    if (!store_put_picture(store, feed.items[0].image, picture_of(house, number), 4, 3, 1920, 1080) ||
        !store_put_feed(store, &state, &feed, HOUSE_NOW, &changed))
        return false;
    store_sweep(store, 1 << 20);
    return true;
}

static struct str_list
memory_of(struct house *house)
{
    struct str *folder = arena_array(house->arena, 1, sizeof(*folder));
    *folder = str_from(file_join(house->arena, house->root, "memory"));
    return (struct str_list){folder, 1};
}

/* The generation of all items, on the disk or in memory. */
static int
seen_generation(struct house *house)
{
    struct store_content content;
    int64_t number = -1;
    struct store *reader = house_open(house, STORE_READ);
    store_use_memory(reader, memory_of(house));
    if (!store_load(reader, NULL, 0, &content))
        fail_msg("the store does not load: %s", store_reason(reader)->text);
    store_close(reader);
    assert_int_equal(content.count, ITEMS);
    for (size_t i = 0; i < content.count; i++)
        assert_true(str_equal(content.items[i].title, content.items[0].title));
    assert_true(str_to_int(content.items[0].title, &number));
    for (size_t i = 0; i < content.picture_count; i++)
        assert_non_null(store_read_picture(house->arena, &content.pictures[i]).ptr);
    arena_destroy(content.arena);
    return (int)number;
}

enum outcome { PUT, NOT_PUT, KILLED };

/* What a writer on a disk that fails after `calls` makes of generation 2; *met: the fault came about. */
static enum outcome
try_with(struct house *house, enum fault fault, long calls, bool stays, bool memory, bool *met)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        faulty_arm(fault, calls, stays);
        struct store *store = store_open(house->folder, memory ? STORE_WRITE_LATER : STORE_WRITE, NULL);
        if (memory)
            store_use_memory(store, memory_of(house));
        bool good = store && put_generation(house, store, 2);
        _exit((good ? 0 : 1) | (faulty.left < 0 ? 2 : 0));
    }
    waitpid(child, &status, 0);
    *met = WIFSIGNALED(status) || WEXITSTATUS(status) & 2;
    if (WIFSIGNALED(status))
        return KILLED;
    return WEXITSTATUS(status) & 1 ? NOT_PUT : PUT;
}

/* Each call, or every `step`th, fails in turn, until the writer succeeds without reaching the fault. */
static void
try_calls(struct house *house, enum fault fault, bool stays, long step)
{
    bool met = true;
    for (long calls = 0; met; calls += step_of(step)) {
        assert_true(calls < CALLS_MAX);
        struct store *writer = house_open(house, STORE_WRITE);
        assert_true(put_generation(house, writer, 1));
        store_close(writer);
        enum outcome outcome = try_with(house, fault, calls, stays, false, &met);
        int seen = seen_generation(house);
        if (outcome == PUT ? seen != 2 : seen != 1 && seen != 2)
            fail_msg("generation %d after fault %d at call %ld (%d)", seen, fault, calls, outcome);
        assert_int_not_equal(access(file_join(house->arena, house->folder, "breakroom.db.damaged"), F_OK), 0);
    }
}

/* A writer with memory besides the disk: new content is visible whatever the disk does. */
static void
try_calls_with_memory(struct house *house, enum fault fault, bool stays, long step)
{
    bool met = true;
    faulty_only_below(house->folder);
    for (long calls = 0; met; calls += step_of(step)) {
        assert_true(calls < CALLS_MAX);
        struct store *writer = house_open(house, STORE_WRITE_LATER);
        store_use_memory(writer, memory_of(house));
        assert_true(put_generation(house, writer, 1));
        assert_false(store_is_behind(writer));
        store_close(writer);
        enum outcome outcome = try_with(house, fault, calls, stays, true, &met);
        int seen = seen_generation(house);
        if (outcome != PUT || seen != 2)
            fail_msg("generation %d after fault %d at call %ld (%d)", seen, fault, calls, outcome);
        assert_int_not_equal(access(file_join(house->arena, house->folder, "breakroom.db.damaged"), F_OK), 0);
    }
}

#define TEST_WITH_MEMORY(name, fault, stays, step)                                                           \
    static void name(void **state)                                                                           \
    {                                                                                                        \
        try_calls_with_memory(*state, fault, stays, step);                                                   \
    }

TEST_WITH_MEMORY(a_disk_that_is_full_from_any_call_on_stops_no_news, FAULT_FULL, true, 5)
TEST_WITH_MEMORY(a_disk_that_is_full_once_stops_no_news, FAULT_FULL, false, 5)
TEST_WITH_MEMORY(a_quota_that_is_used_up_stops_no_news, FAULT_QUOTA, true, 9)
TEST_WITH_MEMORY(a_disk_that_fails_from_any_call_on_stops_no_news, FAULT_ERROR, true, 5)
TEST_WITH_MEMORY(a_disk_that_becomes_read_only_at_any_call_stops_no_news, FAULT_READ_ONLY, true, 5)

#define TEST(name, fault, stays, step)                                                                       \
    static void name(void **state)                                                                           \
    {                                                                                                        \
        try_calls(*state, fault, stays, step);                                                               \
    }

TEST(killed_at_any_call_the_store_is_the_old_or_the_new_one, FAULT_KILL, false, 1)
TEST(a_disk_that_is_full_from_any_call_on_keeps_the_old_or_the_new, FAULT_FULL, true, 3)
TEST(a_disk_that_is_full_once_keeps_the_old_or_the_new, FAULT_FULL, false, 2)
TEST(a_disk_that_fails_from_any_call_on_keeps_the_old_or_the_new, FAULT_ERROR, true, 3)
TEST(a_disk_that_fails_to_write_from_any_call_on_keeps_the_old_or_the_new, FAULT_WRITES, true, 2)
TEST(a_disk_that_becomes_read_only_at_any_call_keeps_the_old_or_the_new, FAULT_READ_ONLY, true, 3)
TEST(a_call_that_fails_once_keeps_the_old_or_the_new, FAULT_ERROR, false, 1)
TEST(a_write_that_stops_halfway_is_continued, FAULT_SHORT, false, 2)
TEST(a_read_that_fails_once_is_no_damage, FAULT_UNREADABLE, false, 5)
TEST(a_disk_that_cannot_be_read_is_no_damage, FAULT_UNREADABLE, true, 9)

#define T(name) cmocka_unit_test_setup_teardown(name, house_create, house_destroy)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        T(killed_at_any_call_the_store_is_the_old_or_the_new_one),
        T(a_disk_that_is_full_from_any_call_on_keeps_the_old_or_the_new),
        T(a_disk_that_is_full_once_keeps_the_old_or_the_new),
        T(a_disk_that_fails_from_any_call_on_keeps_the_old_or_the_new),
        T(a_disk_that_fails_to_write_from_any_call_on_keeps_the_old_or_the_new),
        T(a_disk_that_becomes_read_only_at_any_call_keeps_the_old_or_the_new),
        T(a_call_that_fails_once_keeps_the_old_or_the_new),
        T(a_write_that_stops_halfway_is_continued),
        T(a_read_that_fails_once_is_no_damage),
        T(a_disk_that_cannot_be_read_is_no_damage),
        T(a_disk_that_is_full_from_any_call_on_stops_no_news),
        T(a_disk_that_is_full_once_stops_no_news),
        T(a_quota_that_is_used_up_stops_no_news),
        T(a_disk_that_fails_from_any_call_on_stops_no_news),
        T(a_disk_that_becomes_read_only_at_any_call_stops_no_news),
    };
    log_set_level(LOG_ERROR);
    return cmocka_run_group_tests_name("faults", tests, NULL, NULL);
}
