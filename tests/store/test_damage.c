#include "test.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "base/log.h"
#include "store/house.h"

static const char *
path_of(struct house *house, const char *name)
{
    return file_join(house->arena, house->folder, name);
}

static struct store *
filled(struct house *house)
{
    struct store *writer = house_open(house, STORE_WRITE);
    struct feed feed = house_feed(house, "news", 40);
    house_put(writer, "news", &feed, HOUSE_NOW);
    return writer;
}

static void
run_sql(struct house *house, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path_of(house, "breakroom.db"), &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void
write_at(const char *path, off_t at, const char *bytes, size_t len)
{
    int fd = open(path, O_WRONLY);
    assert_true(fd >= 0);
    assert_int_equal(pwrite(fd, bytes, len, at), len);
    close(fd);
}

static void
a_damaged_database_is_renamed_and_replaced(void **state)
{
    struct house *house = *state;
    store_close(filled(house));
    char rubbish[8192];
    memset(rubbish, 0x5A, sizeof(rubbish));
    write_at(path_of(house, "breakroom.db"), 0, rubbish, sizeof(rubbish));
    struct store_content content;
    struct store *reader = house_open(house, STORE_READ);
    assert_false(store_load(reader, NULL, 0, &content));
    store_close(reader);

    store_close(filled(house));
    assert_int_equal(access(path_of(house, "breakroom.db.damaged"), F_OK), 0);
    content = house_load(house);
    assert_int_equal(content.count, 40);
    arena_destroy(content.arena);
}

static void
a_database_of_a_newer_version_is_renamed(void **state)
{
    struct house *house = *state;
    store_close(filled(house));
    run_sql(house, "PRAGMA user_version = 99");
    struct store_content content;
    struct store *reader = house_open(house, STORE_READ);
    assert_false(store_load(reader, NULL, 0, &content));
    store_close(reader);
    store_close(filled(house));
    assert_int_equal(access(path_of(house, "breakroom.db.newer"), F_OK), 0);
    content = house_load(house);
    assert_int_equal(content.count, 40);
    arena_destroy(content.arena);
}

static void
an_altered_item_is_left_out_and_fetched_again(void **state)
{
    struct house *house = *state;
    struct store *writer = filled(house);
    run_sql(house, "UPDATE item SET json = replace(json, 'Item 7 of', 'Item 6 of') WHERE key = 'news-7'");
    struct store_content content = house_load(house);
    assert_int_equal(content.count, 39);
    arena_destroy(content.arena);

    store_sweep(writer, 1 << 20);
    struct store_feed state_of;
    assert_true(store_feed_state(writer, STR("news"), house->arena, &state_of));
    assert_null(state_of.etag.ptr);
    struct feed feed = house_feed(house, "news", 40);
    assert_true(house_put(writer, "news", &feed, HOUSE_NOW));
    content = house_load(house);
    assert_int_equal(content.count, 40);
    assert_str(content.items[7].title, "Item 7 of news");
    arena_destroy(content.arena);
    store_close(writer);
}

/* One bit of one file at a time: whatever it hits, a reader shows only what was written,
 * and a writer gets all of it back. */
static void
one_flipped_bit_anywhere_is_survived(void **state)
{
    struct house *house = *state;
    store_close(filled(house));
    struct str good = file_read(house->arena, path_of(house, "breakroom.db"), 1 << 22, NULL);
    struct feed feed = house_feed(house, "news", 40);
    for (size_t at = 0; at < good.len; at += 1499) {
        assert_true(file_replace(path_of(house, "breakroom.db"), good));
        char flipped = (char)(good.ptr[at] ^ 0x10);
        write_at(path_of(house, "breakroom.db"), (off_t)at, &flipped, 1);
        struct store_content content;
        struct store *reader = house_open(house, STORE_READ);
        if (store_load(reader, NULL, 0, &content)) {
            for (size_t i = 0; i < content.count; i++)
                assert_true(str_starts(content.items[i].title, STR("Item ")));
            arena_destroy(content.arena);
        }
        store_close(reader);
        struct store *writer = house_open(house, STORE_WRITE);
        house_put(writer, "news", &feed, HOUSE_NOW);
        store_close(writer);
        content = house_load(house);
        if (content.count != 40)
            fail_msg("%zu items after bit flip at %zu", content.count, at);
        arena_destroy(content.arena);
    }
}

/* A writer must recover everything, and a reader must have shown only content that was written. */
static void
recover_from(struct house *house, struct str damaged, const char *what)
{
    struct reason why = {.text = ""};
    assert_true(file_replace(path_of(house, "breakroom.db"), damaged));
    struct store_content content;
    struct store *reader = house_open(house, STORE_READ);
    if (store_load(reader, NULL, 0, &content)) {
        for (size_t i = 0; i < content.count; i++)
            assert_true(str_starts(content.items[i].title, STR("Item ")));
        arena_destroy(content.arena);
    }
    store_close(reader);
    struct store *writer = store_open(house->folder, STORE_WRITE, &why);
    if (!writer)
        fail_msg("no writer after %s: %s", what, why.text);
    struct feed feed = house_feed(house, "news", 40);
    house_put(writer, "news", &feed, HOUSE_NOW);
    feed = house_feed(house, "news", 39); /* and it continues to accept changes */
    assert_true(house_put(writer, "news", &feed, HOUSE_NOW));
    store_close(writer);
    content = house_load(house);
    if (content.count != 39)
        fail_msg("%zu items after %s", content.count, what);
    arena_destroy(content.arena);
}

static struct str
flip(struct house *house, struct str bytes, size_t bit)
{
    char *copy = arena_c(house->arena, bytes);
    copy[bit / 8] = (char)(copy[bit / 8] ^ 1 << bit % 8);
    return (struct str){copy, bytes.len};
}

#define HEADER_BITS 800

static void
each_flipped_bit_of_the_header_is_survived(void **state)
{
    struct house *house = *state;
    store_close(filled(house));
    struct str good = file_read(house->arena, path_of(house, "breakroom.db"), 1 << 22, NULL);
    for (size_t bit = 0; bit < HEADER_BITS; bit++)
        recover_from(house, flip(house, good, bit),
                     arena_printf(house->arena, "bit %zu of byte %zu", bit % 8, bit / 8).ptr);
}

static void
flipped_bits_at_random_are_survived(void **state)
{
    struct house *house = *state;
    uint32_t chance = 20261129;
    store_close(filled(house));
    struct str good = file_read(house->arena, path_of(house, "breakroom.db"), 1 << 22, NULL);
    for (int i = 0; i < 300; i++) {
        chance = chance * 1664525 + 1013904223;
        size_t bit = (size_t)(((uint64_t)chance * good.len * 8) >> 32);
        recover_from(house, flip(house, good, bit), arena_printf(house->arena, "bit %zu", bit).ptr);
    }
}

static void
a_wrong_version_in_the_header_costs_nothing(void **state)
{
    struct house *house = *state;
    static const char *const wrong[] = {"0", "-1", "2", "7", "1073741827"};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        store_close(filled(house));
        run_sql(house, arena_printf(house->arena, "PRAGMA user_version = %s", wrong[i]).ptr);
        struct store_content content = house_load(house);
        assert_int_equal(content.count, 40);
        arena_destroy(content.arena);
        store_close(house_open(house, STORE_WRITE));
        content = house_load(house);
        assert_int_equal(content.count, 40);
        arena_destroy(content.arena);
        assert_int_not_equal(access(path_of(house, "breakroom.db.damaged"), F_OK), 0);
        assert_int_not_equal(access(path_of(house, "breakroom.db.newer"), F_OK), 0);
    }
}

/* After an update the slides continue before the writer has migrated the tables. */
static void
a_store_of_the_first_version_is_read_and_brought_up_to_date(void **state)
{
    struct house *house = *state;
    static const char *const added[] = {"mtime", "fault", "etag", "last_modified", "context"};
    store_close(filled(house));
    for (size_t i = 0; i < sizeof(added) / sizeof(added[0]); i++)
        run_sql(house, arena_printf(house->arena, "ALTER TABLE picture DROP COLUMN %s", added[i]).ptr);
    run_sql(house, "ALTER TABLE feed DROP COLUMN hidden; PRAGMA user_version = 1");
    struct store_content content = house_load(house);
    assert_int_equal(content.count, 40);
    arena_destroy(content.arena);
    struct store *writer = house_open(house, STORE_WRITE);
    struct store_refusal refusal = {.at_ms = HOUSE_NOW, .why = STR("no picture")};
    assert_true(store_refuse_picture(writer, STR("http://house.example/p.jpg"), &refusal));
    store_close(writer);
    content = house_load(house);
    assert_int_equal(content.count, 40);
    arena_destroy(content.arena);
    assert_int_not_equal(access(path_of(house, "breakroom.db.damaged"), F_OK), 0);
}

static void
tables_of_another_program_are_renamed(void **state)
{
    struct house *house = *state;
    assert_true(file_make_folder(house->folder));
    run_sql(house, "CREATE TABLE other(x); INSERT INTO other VALUES(1)");
    store_close(filled(house));
    assert_int_equal(access(path_of(house, "breakroom.db.damaged"), F_OK), 0);
    struct store_content content = house_load(house);
    assert_int_equal(content.count, 40);
    arena_destroy(content.arena);
}

static void
make_read_only(struct house *house, bool yes)
{
    const char *command =
        arena_printf(house->arena, "chmod -R %s %s", yes ? "a-w" : "u+w", house->folder).ptr;
    assert_int_equal(system(command), 0);
}

/* A read-only disk, as far as a test can have one: for an ordinary user it is one. */
static void
a_read_only_store_is_read_and_left_as_it_is(void **state)
{
    struct house *house = *state;
    store_close(filled(house));
    make_read_only(house, true);
    struct store_content content = house_load(house);
    assert_int_equal(content.count, 40);
    arena_destroy(content.arena);
    assert_int_not_equal(access(path_of(house, "breakroom.db-journal"), F_OK), 0);
    make_read_only(house, false);
}

static void
die_in_a_transaction(struct house *house)
{
    sqlite3 *db;
    sqlite3_open(path_of(house, "breakroom.db"), &db);
    /* a cache of one page makes it write to the file before the commit */
    sqlite3_exec(db,
                 "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;"
                 "UPDATE item SET json = 'torn' || json, sum = 0; UPDATE feed SET title = 'torn';",
                 NULL, NULL, NULL);
    _exit(0);
}

static void
a_change_that_was_cut_off_is_undone_in_memory_for_a_reader(void **state)
{
    struct house *house = *state;
    store_close(filled(house));
    pid_t child = fork();
    if (child == 0)
        die_in_a_transaction(house);
    int status;
    waitpid(child, &status, 0);
    assert_int_equal(access(path_of(house, "breakroom.db-journal"), F_OK), 0);
    struct str before = file_read(house->arena, path_of(house, "breakroom.db"), 1 << 22, NULL);
    struct str journal = file_read(house->arena, path_of(house, "breakroom.db-journal"), 1 << 22, NULL);
    assert_true(journal.len > 512);

    struct store_content content = house_load(house);
    assert_int_equal(content.count, 40);
    assert_str(content.items[39].title, "Item 39 of news");
    arena_destroy(content.arena);
    assert_true(str_equal(before, file_read(house->arena, path_of(house, "breakroom.db"), 1 << 22, NULL)));
    assert_int_equal(access(path_of(house, "breakroom.db-journal"), F_OK), 0);

    store_close(house_open(house, STORE_WRITE));
    content = house_load(house);
    assert_int_equal(content.count, 40);
    arena_destroy(content.arena);
}

static void
anything_else_in_the_place_of_the_store_gives_a_reason(void **state)
{
    struct house *house = *state;
    struct reason why = {.text = ""};
    assert_true(file_replace(house->folder, STR("a file")));
    assert_null(store_open(house->folder, STORE_WRITE, &why));
    assert_int_equal(reason_code(&why), REASON_NOT_FOLDER);
    assert_int_equal(unlink(house->folder), 0);
    assert_true(file_make_folder(path_of(house, "breakroom.db")));
    assert_null(store_open(house->folder, STORE_WRITE, &why));
    assert_int_not_equal(reason_code(&why), REASON_NONE);
}

#define T(name) cmocka_unit_test_setup_teardown(name, house_create, house_destroy)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_damaged_database_is_renamed_and_replaced),
        T(a_database_of_a_newer_version_is_renamed),
        T(an_altered_item_is_left_out_and_fetched_again),
        T(one_flipped_bit_anywhere_is_survived),
        T(each_flipped_bit_of_the_header_is_survived),
        T(flipped_bits_at_random_are_survived),
        T(a_wrong_version_in_the_header_costs_nothing),
        T(a_store_of_the_first_version_is_read_and_brought_up_to_date),
        T(tables_of_another_program_are_renamed),
        T(a_read_only_store_is_read_and_left_as_it_is),
        T(a_change_that_was_cut_off_is_undone_in_memory_for_a_reader),
        T(anything_else_in_the_place_of_the_store_gives_a_reason),
    };
    log_set_level(LOG_ERROR);
    return cmocka_run_group_tests_name("damage", tests, NULL, NULL);
}
