#include "test.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"

struct place {
    struct arena *arena;
    char folder[64];
};

static int
setup(void **state)
{
    struct place *place = calloc(1, sizeof(*place));
    place->arena = arena_create(1 << 20);
    strcpy(place->folder, "/tmp/breakroom-test-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    *state = place;
    return 0;
}

static int
teardown(void **state)
{
    struct place *place = *state;
    char command[128];
    snprintf(command, sizeof(command), "rm -rf %s", place->folder);
    assert_int_equal(system(command), 0);
    arena_destroy(place->arena);
    free(place);
    return 0;
}

static void
a_replaced_file_reads_back(void **state)
{
    struct place *place = *state;
    char *path = file_join(place->arena, place->folder, "a");
    assert_true(file_replace(path, STR("one")));
    assert_true(file_replace(path, STR("two")));
    assert_str(file_read(place->arena, path, 10, NULL), "two");
    assert_int_equal(access(file_join(place->arena, place->folder, "a.new"), F_OK), -1);
}

static void
a_file_above_the_ceiling_is_refused_with_the_reason(void **state)
{
    struct place *place = *state;
    struct reason why = {.text = ""};
    char *path = file_join(place->arena, place->folder, "a");
    assert_true(file_replace(path, STR("12345")));
    assert_str(file_read(place->arena, path, 5, &why), "12345");
    assert_null(file_read(place->arena, path, 4, &why).ptr);
    assert_string_equal(reason_english(&why, place->arena), "larger than 4 bytes");
    assert_null(file_read(place->arena, file_join(place->arena, place->folder, "none"), 4, &why).ptr);
    assert_int_equal(reason_code(&why), REASON_NO_SUCH_FILE);
}

static void
a_file_of_unknown_size_is_read_whole(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 16);
    struct str status = file_read(arena, "/proc/self/status", 1 << 14, NULL);
    assert_true(str_starts(status, STR("Name:")));
    assert_true(str_find(status, STR("voluntary_ctxt_switches")) != SIZE_MAX);
    arena_destroy(arena);
}

static void
folders_are_made_with_their_parents(void **state)
{
    struct place *place = *state;
    char *deep = file_join(place->arena, place->folder, "a/b/c");
    assert_true(file_make_folder(deep));
    assert_true(file_make_folder(deep));
    assert_true(file_replace(file_join(place->arena, deep, "file"), STR("")));
    assert_false(file_make_folder(file_join(place->arena, deep, "file")));
    assert_int_equal(errno, ENOTDIR);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_replaced_file_reads_back, setup, teardown),
        cmocka_unit_test_setup_teardown(a_file_above_the_ceiling_is_refused_with_the_reason, setup, teardown),
        cmocka_unit_test(a_file_of_unknown_size_is_read_whole),
        cmocka_unit_test_setup_teardown(folders_are_made_with_their_parents, setup, teardown),
    };
    return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
