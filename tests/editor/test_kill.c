/* The program is killed at any write: everything that it reported as saved or published is complete. */
#include "test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "editor/newsroom_private.h"

#define ARENA_BYTES ((size_t)128 * 1024 * 1024)
#define ROUNDS      30
#define MOST_WRITES 6
#define MOST_US     5000 /* about one write */

static const struct newsroom_actor actor = {{"Ada", 3}, 5};

struct house {
    struct arena *arena;
    char folder[32];
    const char *feed;
};

static struct newsroom *
enter(const struct house *house)
{
    struct reason why;
    struct newsroom *room =
        newsroom_open(file_join(house->arena, house->folder, "database"), house->feed, &why);
    if (!room)
        fail_msg("the newsroom does not open: %s", reason_english(&why, house->arena));
    return room;
}

/* Saves and publishes one item after the other, and reports each when it is done. */
static void
work(const struct house *house, int round, int say)
{
    struct newsroom *room = enter(house);
    int64_t version = newsroom_latest(room);
    for (int i = 0;; i++) {
        int64_t revision = 0;
        struct str id = arena_printf(house->arena, "item-%d-%d", round, i);
        struct str json = arena_printf(house->arena, "{\"id\": \"%.*s\", \"title\": \"T\"}", STR_ARG(id));
        if (newsroom_save(room, id, json, &revision, actor) != NEWSROOM_DONE || write(say, "s", 1) != 1 ||
            newsroom_publish(room, STR_NONE, &version, actor) != NEWSROOM_DONE || write(say, "p", 1) != 1)
            _exit(1);
    }
}

/* Reads until so many writes were reported, or the other end is closed. */
static size_t
wait_for(int from, size_t most)
{
    char said;
    size_t count = 0;
    while (count < most && read(from, &said, 1) == 1)
        count++;
    return count;
}

/* Every item that was reported as saved exists; each that was reported as published is in the file, which
 * is the latest state. */
static void
check(const struct house *house, int round, size_t said)
{
    struct newsroom *room = enter(house);
    struct str file = file_read(house->arena, house->feed, 1 << 24, NULL);
    int64_t latest = newsroom_latest(room);
    json_t *feed = newsroom_parse(file);
    assert_non_null(feed);
    assert_true(str_equal(file, newsroom_version(room, latest, house->arena)));
    for (size_t i = 0; i * 2 < said; i++) {
        struct newsroom_item item;
        struct str id = arena_printf(house->arena, "item-%d-%zu", round, i);
        assert_true(newsroom_find(room, id, house->arena, &item));
        if (i * 2 + 1 < said)
            assert_true(str_find(file, id) != SIZE_MAX);
    }
    json_decref(feed);
    newsroom_close(room);
}

static void
a_kill_at_any_moment_loses_nothing_that_was_said_to_be_kept(void **state)
{
    (void)state;
    struct house house = {.arena = arena_create(ARENA_BYTES)};
    char command[64];
    size_t all = 0;
    strcpy(house.folder, "/tmp/killed-XXXXXX");
    assert_non_null(mkdtemp(house.folder));
    house.feed = file_join(house.arena, house.folder, "week.json");
    newsroom_close(enter(&house));
    srand(7);
    for (int round = 0; round < ROUNDS; round++) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        pid_t pid = fork();
        if (pid == 0)
            work(&house, round, ends[1]);
        close(ends[1]);
        size_t said = wait_for(ends[0], (size_t)(rand() % MOST_WRITES));
        usleep((useconds_t)(rand() % MOST_US)); /* no event marks the moment within a write */
        kill(pid, SIGKILL);
        waitpid(pid, NULL, 0);
        said += wait_for(ends[0], SIZE_MAX);
        close(ends[0]);
        check(&house, round, said);
        all += said;
    }
    print_message("%zu writes in %d rounds\n", all, ROUNDS);
    snprintf(command, sizeof(command), "rm -rf %s", house.folder);
    assert_int_equal(system(command), 0);
    arena_destroy(house.arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_kill_at_any_moment_loses_nothing_that_was_said_to_be_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
