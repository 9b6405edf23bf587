/* Mistyped paths. */
#include "test.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/near.h"

#define ARENA_BYTES ((size_t)16 * 1024 * 1024)

static const char *
near(struct arena *arena, const char *root, const char *path)
{
    const char *found = near_path(arena, file_join(arena, root, path));
    size_t len = strlen(root);
    return !found ? "none" : strncmp(found, root, len) == 0 && found[len] == '/' ? found + len + 1 : found;
}

static void
a_mistyped_path_leads_to_what_exists(void **state)
{
    (void)state;
    char root[] = "/tmp/breakroom-test-XXXXXX";
    assert_non_null(mkdtemp(root));
    struct arena *arena = arena_create(ARENA_BYTES);
    assert_true(file_make_folder(file_join(arena, root, "signage/Pictures")));
    assert_true(file_replace(file_join(arena, root, "signage/news.xml"), STR("x")));
    assert_true(file_replace(file_join(arena, root, "signage/.notes.xml"), STR("x")));
    assert_int_equal(symlink("nowhere", file_join(arena, root, "signage/gone.xml")), 0);
    assert_string_equal(near(arena, root, "signage/newz.xml"), "signage/news.xml");
    assert_string_equal(near(arena, root, "signage/NEWS.XML"), "signage/news.xml");
    assert_string_equal(near(arena, root, "signage/news.json"), "signage/news.xml");
    assert_string_equal(near(arena, root, "signge//./newz.xml"), "signage/news.xml");
    assert_string_equal(near(arena, root, "signage/pictures/"), "signage/Pictures");
    assert_string_equal(near(arena, root, "signage/notes.xml"), "signage/news.xml");
    assert_string_equal(near(arena, root, "signage/cafeteria.xml"), "none");
    assert_string_equal(near(arena, root, "signage/news.xml"), "none");
    assert_string_equal(near(arena, root, "signage/gone.xml"), "none");
    assert_string_equal(near(arena, root, "elsewhere/news.xml"), "none");
    assert_int_equal(system(arena_printf(arena, "rm -r %s", root).ptr), 0);
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_mistyped_path_leads_to_what_exists)};
    return cmocka_run_group_tests_name("near", tests, NULL, NULL);
}
