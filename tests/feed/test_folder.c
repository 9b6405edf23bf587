/* Descriptions of folders of pictures. */
#include "test.h"

#include "feed/folder.h"

#define ARENA_BYTES ((size_t)36 * 1024 * 1024)
#define DOCUMENT                                                                                             \
    "{\"_folder\": {\"documents\": [\"menu.pdf\", 3, \"plan.odp\"], \"videos\": \"a.mp4\"}, \"items\": ["

static void
the_names_of_each_part_are_read(void **state)
{
    struct str_list names[FOLDER_PART_COUNT];
    struct arena *arena = arena_create(ARENA_BYTES);
    (void)state;
    assert_true(folder_read(arena, STR(DOCUMENT "]}"), names));
    assert_int_equal(names[FOLDER_DOCUMENTS].count, 2);
    assert_str(names[FOLDER_DOCUMENTS].items[0], "menu.pdf");
    assert_str(names[FOLDER_DOCUMENTS].items[1], "plan.odp");
    assert_int_equal(names[FOLDER_VIDEOS].count, 0);
    assert_int_equal(names[FOLDER_TEXTS].count, 0);
    arena_destroy(arena);
}

static void
other_documents_are_not_folders(void **state)
{
    struct str_list names[FOLDER_PART_COUNT];
    struct arena *arena = arena_create(ARENA_BYTES);
    (void)state;
    assert_false(folder_read(arena, STR(""), names));
    assert_false(folder_read(arena, STR("{\"title\": \"_folder\", \"items\": []}"), names));
    assert_false(folder_read(arena, STR("{\"_folder\": [\"documents\"]}"), names));
    assert_false(folder_read(arena, STR(DOCUMENT), names));
    arena_destroy(arena);
}

/* Any server may send such a document. */
static void
a_huge_description_is_refused(void **state)
{
    struct str_list names[FOLDER_PART_COUNT];
    struct arena *arena = arena_create(ARENA_BYTES);
    struct buf document;
    (void)state;
    buf_init(&document, (size_t)16 * 1024 * 1024);
    buf_put(&document, STR(DOCUMENT "0"));
    for (int i = 0; i < 1000000; i++)
        buf_put(&document, STR(",0"));
    buf_put(&document, STR("]}"));
    assert_false(document.full);
    assert_false(folder_read(arena, buf_str(&document), names));
    buf_finish(&document);
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_names_of_each_part_are_read),
        cmocka_unit_test(other_documents_are_not_folders),
        cmocka_unit_test(a_huge_description_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
