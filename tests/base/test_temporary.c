#define _GNU_SOURCE
#include "test.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "fakes/said.h"
#include "base/temporary.h"

static struct arena *arena;

static int
set_up(void **state)
{
    (void)state;
    arena = arena_create(65536);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    unsetenv("TMPDIR");
    arena_destroy(arena);
    return 0;
}

static bool
is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void
each_is_a_new_one_that_nobody_else_may_enter(void **state)
{
    (void)state;
    struct stat st;
    char *first = temporary_create(arena), *second = temporary_create(arena);
    assert_string_not_equal(first, second);
    assert_int_equal(stat(first, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
    temporary_remove(first);
    temporary_remove(second);
    assert_false(is_folder(first) || is_folder(second));
}

static void
it_goes_with_all_that_is_in_it_and_nothing_else(void **state)
{
    (void)state;
    char *outside = temporary_create(arena), *folder = temporary_create(arena);
    const char *kept = file_join(arena, outside, "kept");
    const char *inside = file_join(arena, folder, "pictures");
    assert_true(file_replace(kept, STR("x")));
    assert_int_equal(mkdir(inside, 0700), 0);
    assert_true(file_replace(file_join(arena, inside, "a"), STR("x")));
    assert_int_equal(symlink(outside, file_join(arena, folder, "link")), 0);
    temporary_remove(folder);
    assert_false(is_folder(folder));
    assert_int_equal(access(kept, F_OK), 0);
    temporary_remove(outside);
}

static void
it_is_where_the_user_wants_it(void **state)
{
    (void)state;
    char *place = temporary_create(arena);
    setenv("TMPDIR", place, 1);
    char *folder = temporary_create(arena);
    assert_true(str_starts(str_from(folder), str_from(place)));
    temporary_remove(folder);
    temporary_remove(place);
}

static void
where_there_is_no_place_that_is_said(void **state)
{
    (void)state;
    struct said said;
    setenv("TMPDIR", "/nowhere/at/all", 1);
    said_begin(&said, STDERR_FILENO);
    char *folder = temporary_create(arena);
    const char *text = said_end(&said);
    assert_null(folder);
    assert_non_null(strstr(text, "/nowhere/at/all"));
    assert_non_null(strstr(text, "No such file"));
    temporary_remove(folder);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(each_is_a_new_one_that_nobody_else_may_enter),
        ROW(it_goes_with_all_that_is_in_it_and_nothing_else),
        ROW(it_is_where_the_user_wants_it),
        ROW(where_there_is_no_place_that_is_said),
    };
    return cmocka_run_group_tests_name("temporary", tests, NULL, NULL);
}
