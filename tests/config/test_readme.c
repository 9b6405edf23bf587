#include "test.h"

#include "base/file.h"
#include "config/options.h"

/* Compares the README's table of options with the program. Run from the root. */
static void
the_readme_lists_every_option_with_its_default(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 22);
    struct str readme = file_read(arena, "README.md", 1 << 20, NULL);
    assert_non_null(readme.ptr);
    for (size_t i = 0; i < option_row_count; i++) {
        const struct option_row *row = &option_rows[i];
        struct str line = arena_printf(arena, "| `[%s]` `%s` | %s | %s%s%s%s |", row->section, row->key,
                                       row->standard, row->help, row->choices ? " (" : "",
                                       row->choices ? row->choices : "", row->choices ? ")" : "");
        if (str_find(readme, line) == SIZE_MAX)
            fail_msg("README.md lacks the line\n%.*s", STR_ARG(line));
    }
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_readme_lists_every_option_with_its_default),
    };
    return cmocka_run_group_tests_name("readme", tests, NULL, NULL);
}
