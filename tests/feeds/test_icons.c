/* The icons: one for each kind, in the subset of SVG that the program paints. Run from the root. */
#include "feeds/samples.h"

#include <dirent.h>

#define FOLDER "assets/icons"

static void
each_kind_has_an_icon(void **state)
{
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        struct str path = arena_printf(*state, FOLDER "/%s.svg", kind_name(kind));
        assert_true(str_find(sample_read(*state, path.ptr), STR(" d=\"M")) != SIZE_MAX);
    }
}

static void
check_path(const char *name, struct str data)
{
    for (size_t i = 0; i < data.len; i++)
        if (!strchr("MLHVCQAZmlhvcqaz0123456789.- ", data.ptr[i]))
            fail_msg("%s: '%c' in a path", name, data.ptr[i]);
}

static void
check_icon(struct arena *arena, const char *name)
{
    struct str rest = sample_read(arena, file_join(arena, FOLDER, name));
    size_t paths = 0;
    assert_true(str_find(rest, STR("viewBox=\"0 0 24 24\"")) != SIZE_MAX);
    for (str_split(&rest, '<'); rest.len; str_split(&rest, '<')) {
        struct str tag = str_slice(rest, 0, str_find(rest, STR(">")));
        if (str_starts(tag, STR("svg")) || str_starts(tag, STR("/svg")))
            continue;
        assert_true(str_starts(tag, STR("path ")));
        struct str data = str_slice(tag, str_find(tag, STR(" d=\"")) + 4, SIZE_MAX);
        check_path(name, str_split(&data, '"'));
        paths++;
    }
    assert_true(paths > 0);
}

static void
icons_are_made_of_paths_that_the_screen_reads(void **state)
{
    DIR *folder = opendir(FOLDER);
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
        if (entry->d_name[0] != '.')
            check_icon(*state, entry->d_name);
    closedir(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_has_an_icon),
        cmocka_unit_test(icons_are_made_of_paths_that_the_screen_reads),
    };
    return cmocka_run_group_tests(tests, samples_setup, samples_teardown);
}
